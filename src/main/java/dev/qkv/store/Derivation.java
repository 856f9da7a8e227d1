package dev.qkv.store;

import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Rating;
import dev.qkv.schedule.Scheduler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A card as its events make it. They are taken in the order of time, then id, so the order in which they arrived does not matter.
 *
 * @param firstReview milliseconds since 1970, 0 where there is none
 */
public record Derivation(CardState state, boolean suspended, long firstReview) {
    private static final Comparator<Event> ORDER =
            Comparator.comparing(Event::at).thenComparing(Event::id);

    /** @param events of one card */
    public static Derivation of(List<Event> events, Scheduler scheduler) {
        List<Event> ordered = new ArrayList<>(events);
        ordered.sort(ORDER);
        Set<String> undone = new HashSet<>();
        for (Event event : ordered) {
            if (event.kind() == Event.Kind.UNDO) {
                undone.add(event.target());
            }
        }
        CardState state = CardState.NEW;
        boolean suspended = false;
        long first = 0;
        for (Event event : ordered) {
            Rating rating = event.rating();
            if (undone.contains(event.id())) {
                continue;
            }
            if (rating != null) {
                first = first == 0 ? event.at().toEpochMilli() : first;
                state = scheduler.review(state, rating, event.at());
            } else if (event.kind() == Event.Kind.SUSPEND) {
                suspended = true;
            } else if (event.kind() == Event.Kind.UNSUSPEND) {
                suspended = false;
            }
        }
        return new Derivation(state, suspended, first);
    }
}
