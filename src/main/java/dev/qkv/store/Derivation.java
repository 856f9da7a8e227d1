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

    /** @param events of one card, with the undo events that take one of them back, whatever card those name */
    public static Derivation of(List<Event> events, Scheduler scheduler) {
        return of(ordered(events), undone(events), scheduler);
    }

    /** In the order in which they count. */
    public static List<Event> ordered(List<Event> events) {
        List<Event> ordered = new ArrayList<>(events);
        ordered.sort(ORDER);
        return ordered;
    }

    /** The events that others take back. */
    public static Set<String> undone(List<Event> events) {
        Set<String> undone = new HashSet<>();
        for (Event event : events) {
            if (event.kind() == Event.Kind.UNDO) {
                undone.add(event.target());
            }
        }
        return undone;
    }

    /** @param ordered events of one card, in the order in which they count */
    public static Derivation of(List<Event> ordered, Set<String> undone, Scheduler scheduler) {
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
                state = scheduler.review(
                        event.card(), state, rating, event.at(), Scheduler.fuzzSeed(event.algorithm()));
            } else if (event.kind() == Event.Kind.SUSPEND) {
                suspended = true;
            } else if (event.kind() == Event.Kind.UNSUSPEND) {
                suspended = false;
            }
        }
        return new Derivation(state, suspended, first);
    }
}
