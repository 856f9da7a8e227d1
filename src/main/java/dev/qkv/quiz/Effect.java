package dev.qkv.quiz;

import dev.qkv.model.QuestionHeader;
import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Rating;
import java.time.Duration;
import java.time.Instant;

/** What a session wants written down. The caller makes it durable, then hands it back to {@link Session#accept}; until then nothing has happened. */
public sealed interface Effect {
    QuestionHeader header();

    Instant at();

    /** Whether it is to be written; false for reviews of a session that leaves the schedule alone. */
    boolean durable();

    /**
     * A grade.
     *
     * @param duration from the question's appearance to the answer
     */
    record Review(
            QuestionHeader header,
            Rating rating,
            Instant at,
            Duration duration,
            CardState before,
            CardState after,
            boolean durable)
            implements Effect {}

    /** Takes a review back. */
    record Undo(Review undone, Instant at) implements Effect {
        @Override
        public QuestionHeader header() {
            return undone.header();
        }

        @Override
        public boolean durable() {
            return undone.durable();
        }
    }

    /** The card is not to be asked again. */
    record Suspend(QuestionHeader header, Instant at) implements Effect {
        @Override
        public boolean durable() {
            return true;
        }
    }

    /** Takes a suspension back. */
    record Unsuspend(QuestionHeader header, Instant at) implements Effect {
        @Override
        public boolean durable() {
            return true;
        }
    }
}
