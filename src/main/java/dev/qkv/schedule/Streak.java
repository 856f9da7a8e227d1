package dev.qkv.schedule;

import java.util.function.LongPredicate;

/** Days in a row with a review. Days are UTC days since 1970, as the scheduler counts them. */
public final class Streak {
    private Streak() {}

    /** Up to today, or to yesterday where today has no review yet: a streak is not lost before its day is over. */
    public static int upTo(long today, LongPredicate reviewedOn) {
        long day = reviewedOn.test(today) ? today : today - 1;
        int streak = 0;
        while (reviewedOn.test(day - streak)) {
            streak++;
        }
        return streak;
    }

    /** @param days ascending */
    static int longest(Iterable<Long> days) {
        int longest = 0;
        int run = 0;
        long last = Long.MIN_VALUE;
        for (long day : days) {
            run = last + 1 == day ? run + 1 : 1;
            longest = Math.max(longest, run);
            last = day;
        }
        return longest;
    }
}
