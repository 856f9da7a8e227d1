package dev.qkv.schedule;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Spreads intervals of three days and more by 15 % of their part up to 7 days, 10 % of that up to 20, 5 % beyond, plus a day. The draw
 * depends on the seed, the time and the number of ratings alone, so that a log gives the same states whenever it is replayed.
 */
record Fuzz(OptionalLong seed, int maximumDays) {
    private static final double[][] BANDS = {{2.5, 7, 0.15}, {7, 20, 0.1}, {20, Double.POSITIVE_INFINITY, 0.05}};

    long spread(long interval, long elapsedDays, Instant now, int reps) {
        if (seed.isEmpty() || interval < 3) {
            return interval;
        }
        double delta = 1;
        for (double[] band : BANDS) {
            delta += band[2] * Math.max(Math.min((double) interval, band[1]) - band[0], 0);
        }
        long longest = Math.min(Math.round(interval + delta), maximumDays);
        long shortest = Math.max(2, Math.round(interval - delta));
        if (interval > elapsedDays) {
            shortest = Math.max(shortest, elapsedDays + 1);
        }
        shortest = Math.min(shortest, longest);
        SplittableRandom random = new SplittableRandom(seed.getAsLong() ^ now.toEpochMilli() * 31 ^ reps);
        return random.nextLong(shortest, longest + 1);
    }
}
