package dev.qkv.store;

import dev.qkv.schedule.Rating;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log. Nothing in it is ever changed: an undo is a line of its own.
 *
 * @param id unique over all machines (UUIDv7)
 * @param card bank/concept#question
 * @param target the event that an undo takes back; empty otherwise
 * @param rating null unless a review
 * @param durationMs time to the answer, 0 where unknown
 * @param algorithm what scheduled it, with version and weights; empty where unknown
 */
public record Event(
        String id,
        Kind kind,
        String card,
        String target,
        Instant at,
        @Nullable Rating rating,
        long durationMs,
        String algorithm) {
    public enum Kind {
        REVIEW,
        UNDO,
        SUSPEND,
        UNSUSPEND;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Event {
        if ((kind == Kind.REVIEW) != (rating != null)) {
            throw new IllegalArgumentException(
                    "a " + kind.word() + (rating == null ? " needs a rating" : " has no rating"));
        }
        if ((kind == Kind.UNDO) == target.isEmpty()) {
            throw new IllegalArgumentException(
                    "a " + kind.word() + (target.isEmpty() ? " needs a target" : " has no target"));
        }
    }
}
