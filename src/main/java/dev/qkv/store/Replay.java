package dev.qkv.store;

import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Rating;
import dev.qkv.schedule.Scheduler;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A log gone through from its first review to its last, with each card's state on the way; reviews that were taken back are passed over. */
public final class Replay {
    /** Is told of every review. */
    public interface Listener {
        /** @param before the card's state when it was asked */
        void review(Event event, Rating rating, CardState before);
    }

    private Replay() {}

    /** @return the states that the cards end in */
    public static Map<String, CardState> of(History history, Listener listener) {
        Scheduler scheduler = history.scheduler();
        Set<String> undone = new HashSet<>();
        history.each(event -> {
            if (event.kind() == Event.Kind.UNDO) {
                undone.add(event.target());
            }
        });
        Map<String, CardState> states = new HashMap<>();
        history.each(event -> {
            Rating rating = event.rating();
            if (rating != null && !undone.contains(event.id())) {
                CardState before = states.getOrDefault(event.card(), CardState.NEW);
                listener.review(event, rating, before);
                states.put(
                        event.card(),
                        scheduler.review(
                                event.card(), before, rating, event.at(), Scheduler.fuzzSeed(event.algorithm())));
            }
        });
        return states;
    }
}
