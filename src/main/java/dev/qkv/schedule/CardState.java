package dev.qkv.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything the scheduler knows of a card.
 *
 * @param memory absent while the card is new
 * @param due when it should come back; absent while it is new
 * @param lastReview absent while it is new
 * @param step index into the learning or relearning steps, 0 outside them
 * @param reps ratings given
 * @param lapses times forgotten in review
 * @param scheduledDays the interval last given, days; 0 within the steps
 * @param elapsedDays UTC calendar days between the last two ratings, 0 before the second
 */
public record CardState(
        State state,
        @Nullable Memory memory,
        @Nullable Instant due,
        @Nullable Instant lastReview,
        int step,
        int reps,
        int lapses,
        long scheduledDays,
        long elapsedDays) {

    public static final CardState NEW = new CardState(State.NEW, null, null, null, 0, 0, 0, 0, 0);

    public CardState {
        boolean reviewed = memory != null && due != null && lastReview != null;
        boolean untouched = memory == null && due == null && lastReview == null;
        if (state == State.NEW ? !untouched : !reviewed) {
            throw new IllegalArgumentException("a " + state.word() + " card with memory " + memory + ", due " + due
                    + ", last review " + lastReview);
        }
        if (step < 0 || reps < 0 || lapses < 0 || scheduledDays < 0 || elapsedDays < 0) {
            throw new IllegalArgumentException("a count below 0: step " + step + ", reps " + reps + ", lapses " + lapses
                    + ", scheduled days " + scheduledDays + ", elapsed days " + elapsedDays);
        }
    }

    /** S in days, 0 while the card is new. */
    public double stability() {
        return memory == null ? 0 : memory.stability();
    }

    /** D, 0 while the card is new. */
    public double difficulty() {
        return memory == null ? 0 : memory.difficulty();
    }
}
