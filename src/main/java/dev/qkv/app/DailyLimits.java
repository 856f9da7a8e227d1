package dev.qkv.app;

import dev.qkv.config.Setting;
import dev.qkv.config.Settings;
import dev.qkv.schedule.ReviewStatistics;
import dev.qkv.schedule.Scheduler;
import dev.qkv.store.History;
import java.time.Instant;

/**
 * What may still be asked on this UTC day.
 *
 * @param newLeft new cards
 * @param reviewsLeft due reviews; cards in their learning steps do not count
 */
record DailyLimits(int newLeft, int reviewsLeft) {
    static final int NEW_A_DAY = 20;
    static final int REVIEWS_A_DAY = 200;

    static DailyLimits of(Settings settings, History history, Instant now) {
        Instant today = ReviewStatistics.start(Scheduler.utcDay(now));
        return new DailyLimits(
                Math.max(0, settings.wholeNumber(Setting.NEW_PER_DAY, NEW_A_DAY) - history.newSince(today)),
                Math.max(
                        0,
                        settings.wholeNumber(Setting.REVIEWS_PER_DAY, REVIEWS_A_DAY)
                                - history.reviewsSince(today).size()));
    }
}
