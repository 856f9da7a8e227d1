package dev.qkv.schedule;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * Spreads intervals of three days and more by 15 % of their part up to 7 days, 10 % of that up to 20, 5 % beyond, plus a day, as py-fsrs and ts-fsrs do. The
 * draw depends on the seed, the card and the number of its ratings alone, so that a log gives the same states whenever it is replayed.
 */
record Fuzz(long seed, String card, int reps, int maximumDays) {
    private static final double[][] BANDS = {{2.5, 7, 0.15}, {7, 20, 0.1}, {20, Double.POSITIVE_INFINITY, 0.05}};
    private static final int LEAST_FUZZED = 3;

    /** @param elapsedDays a longer interval than these stays longer */
    long spread(long interval, long elapsedDays) {
        if (interval < LEAST_FUZZED) {
            return interval;
        }
        double delta = delta(interval);
        long longest = Math.min(Math.round(interval + delta), maximumDays);
        long shortest = Math.max(2, Math.round(interval - delta));
        if (interval > elapsedDays) {
            shortest = Math.max(shortest, elapsedDays + 1);
        }
        shortest = Math.min(shortest, longest);
        return shortest + (long) (draw() * (longest - shortest + 1));
    }

    /** How far an interval may be moved, days. */
    static double delta(long interval) {
        double delta = 1;
        for (double[] band : BANDS) {
            delta += band[2] * Math.max(Math.min((double) interval, band[1]) - band[0], 0);
        }
        return delta;
    }

    /** 0 to 1, 1 excluded; the same for each rating, so that a better one never comes back sooner. */
    private double draw() {
        CRC32 name = new CRC32();
        name.update(card.getBytes(StandardCharsets.UTF_8));
        long mixed = seed * 0x9E3779B97F4A7C15L + (name.getValue() << 24) + reps;
        return (new SplittableRandom(mixed).nextLong() >>> 11) * 0x1p-53;
    }
}
