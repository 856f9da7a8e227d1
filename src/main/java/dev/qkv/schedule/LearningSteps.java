package dev.qkv.schedule;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The short delays before a card graduates, as ts-fsrs reads them: Again starts over, Hard waits between two steps, Good moves on. */
record LearningSteps(List<Duration> learning, List<Duration> relearning) {
    /** A delay and the step the card then stands on. */
    record Delay(long minutes, int step) {}

    /** The delay after {@code rating}; absent when the card graduates. */
    @Nullable
    Delay after(CardState card, Rating rating) {
        boolean lapsed = card.state() == State.REVIEW || card.state() == State.RELEARNING;
        List<Duration> steps = lapsed ? relearning : learning;
        // steps may have been shortened in the settings since the card took one
        if (card.step() >= steps.size()) {
            return null;
        }
        if (card.state() == State.REVIEW) {
            return rating == Rating.AGAIN ? new Delay(minutes(steps, card.step()), 0) : null;
        }
        return switch (rating) {
            case AGAIN -> new Delay(minutes(steps, 0), 0);
            case HARD -> new Delay(hardMinutes(steps), card.step());
            case GOOD ->
                card.step() + 1 < steps.size() ? new Delay(minutes(steps, card.step() + 1), card.step() + 1) : null;
            case EASY -> null;
        };
    }

    /** Half-way between the first two steps, whichever the card stands on; one and a half times a single step. */
    private static long hardMinutes(List<Duration> steps) {
        return steps.size() == 1
                ? Math.round(minutes(steps, 0) * 1.5)
                : Math.round((minutes(steps, 0) + minutes(steps, 1)) / 2.0);
    }

    private static long minutes(List<Duration> steps, int index) {
        return steps.get(index).toMinutes();
    }
}
