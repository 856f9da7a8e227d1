package dev.qkv.quiz;

import dev.qkv.schedule.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which cards a session begins with.
 *
 * @param due longest due first; those in their learning steps before all others
 * @param backlog due cards left out by the limits
 * @param nextDue when the first card is due that is not due yet; null where none is
 */
record Intake(
        List<CardQueue.Entry> due,
        List<CardQueue.Entry> fresh,
        int backlog,
        @Nullable Instant nextDue) {
    static Intake of(List<Candidate> candidates, SessionOptions options, Instant start) {
        List<CardQueue.Entry> steps = new ArrayList<>();
        List<CardQueue.Entry> reviews = new ArrayList<>();
        List<CardQueue.Entry> fresh = new ArrayList<>();
        Instant nextDue = null;
        for (Candidate candidate : candidates) {
            State state = candidate.state().state();
            Instant due = candidate.state().due();
            if (options.everything() || due == null) {
                fresh.add(CardQueue.Entry.first(candidate));
            } else if (due.isAfter(start)) {
                nextDue = nextDue == null || due.isBefore(nextDue) ? due : nextDue;
            } else if (state == State.REVIEW) {
                reviews.add(CardQueue.Entry.first(candidate));
            } else {
                steps.add(CardQueue.Entry.first(candidate));
            }
        }
        Comparator<CardQueue.Entry> longestDueFirst = Comparator.comparing(Intake::dueTime)
                .thenComparing(entry -> entry.header().card().toString());
        steps.sort(longestDueFirst);
        reviews.sort(longestDueFirst);
        int waiting = steps.size() + reviews.size();
        int most = options.cards() == 0 ? Integer.MAX_VALUE : options.cards();
        List<CardQueue.Entry> due = new ArrayList<>(first(steps, most));
        due.addAll(first(reviews, Math.min(options.reviews(), most - due.size())));
        return new Intake(
                due, first(fresh, Math.min(options.newCards(), most - due.size())), waiting - due.size(), nextDue);
    }

    private static Instant dueTime(CardQueue.Entry entry) {
        Instant due = entry.state().due();
        return due == null ? Instant.MIN : due;
    }

    private static List<CardQueue.Entry> first(List<CardQueue.Entry> entries, int most) {
        return entries.subList(0, Math.min(entries.size(), most));
    }
}
