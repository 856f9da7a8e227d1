package dev.qkv.quiz;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a session is.
 *
 * @param cards different cards in all
 * @param done those of them that need not be asked again in this session
 * @param answered questions answered, each time counted
 * @param right answered right among them
 * @param dueLeft due cards not asked yet, the current one included
 * @param newLeft new cards not asked yet, the current one included
 * @param againLeft failed cards that come back, the current one included
 * @param backlog due cards beyond the limits, which wait for another day
 * @param timeLeft null without a deadline
 */
public record Progress(
        int cards,
        int done,
        int answered,
        int right,
        int dueLeft,
        int newLeft,
        int againLeft,
        int backlog,
        @Nullable Duration timeLeft) {}
