package dev.qkv.quiz;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a session is held.
 *
 * @param cards at most so many different cards; 0 for no limit
 * @param newCards how many new cards may still be introduced today
 * @param reviews how many due reviews may still be asked today; cards in their learning steps do not count
 * @param everything ask cards whether due or not, in the order given
 * @param scheduled whether grades count for the schedule
 * @param repeatFailed whether a failed card comes back in the session
 * @param binary two grades, Again and Good
 * @param deadline no question is begun after it; null for none
 */
public record SessionOptions(
        int cards,
        int newCards,
        int reviews,
        boolean everything,
        boolean scheduled,
        boolean repeatFailed,
        boolean binary,
        @Nullable Instant deadline) {
    public SessionOptions {
        if (cards < 0 || newCards < 0 || reviews < 0) {
            throw new IllegalArgumentException(
                    "a limit below 0: cards " + cards + ", new " + newCards + ", reviews " + reviews);
        }
    }

    /** Due cards, then new ones. */
    public static SessionOptions review(int cards, int newCards, int reviews, boolean binary) {
        return new SessionOptions(cards, newCards, reviews, false, true, true, binary, null);
    }

    /** Any card, the schedule untouched. */
    public static SessionOptions cram(int cards, boolean binary) {
        return new SessionOptions(cards, Integer.MAX_VALUE, Integer.MAX_VALUE, true, false, true, binary, null);
    }

    /** Any card, each once, until time is up, the schedule untouched. */
    public static SessionOptions interview(Instant deadline) {
        return new SessionOptions(0, Integer.MAX_VALUE, Integer.MAX_VALUE, true, false, false, true, deadline);
    }
}
