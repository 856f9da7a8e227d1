package dev.qkv.schedule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The 21 trained numbers of FSRS-6, w0 to w20.
 *
 * @param values w0-w3 first stability by grade (days), w4-w7 difficulty, w8-w10 and w15-w16 stability after recall, w11-w14 after
 *     forgetting, w17-w19 within a day, w20 the decay of the forgetting curve
 */
public record Weights(List<Double> values) {
    /** Bounds the trainer keeps to, lowest and highest for each weight. */
    private static final double[][] BOUNDS = {
        {0.001, 100},
        {0.001, 100},
        {0.001, 100},
        {0.001, 100},
        {1, 10},
        {0.001, 4},
        {0.001, 4},
        {0.001, 0.75},
        {0, 4.5},
        {0, 0.8},
        {0.001, 3.5},
        {0.001, 5},
        {0.001, 0.25},
        {0.001, 0.9},
        {0, 4},
        {0, 1},
        {1, 6},
        {0, 2},
        {0, 2},
        {0.01, 0.8},
        {0.1, 0.8}
    };

    /** Medians over many learners, as ts-fsrs 5.4 and fsrs-rs ship them. */
    public static final Weights DEFAULT = new Weights(List.of(
            0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
            1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542));

    public Weights {
        values = List.copyOf(values);
        if (values.size() != BOUNDS.length) {
            throw new IllegalArgumentException("FSRS-6 has 21 weights, not " + values.size());
        }
        for (int i = 0; i < values.size(); i++) {
            if (!Double.isFinite(values.get(i))) {
                throw new IllegalArgumentException("weight w" + i + " is " + values.get(i));
            }
        }
    }

    /** Weight w{@code index}. */
    public double w(int index) {
        return values.get(index);
    }

    /**
     * Refuses weights that no training gives.
     *
     * @throws IllegalArgumentException that names the first one outside the trainer's bounds
     */
    public Weights requireInBounds() {
        for (int i = 0; i < BOUNDS.length; i++) {
            if (w(i) < BOUNDS[i][0] || w(i) > BOUNDS[i][1]) {
                throw new IllegalArgumentException(
                        "weight w" + i + " must be between " + BOUNDS[i][0] + " and " + BOUNDS[i][1] + ", not " + w(i));
            }
        }
        return this;
    }

    /** Names these weights in a log: eight hexadecimal digits, equal for equal weights. */
    public String identity() {
        CRC32 crc = new CRC32();
        crc.update(values.toString().getBytes(StandardCharsets.US_ASCII));
        return Long.toHexString(1L << 32 | crc.getValue()).substring(1);
    }

    /**
     * The weights brought into the trainer's bounds. With several relearning steps w17 and w18 are bounded further, so that the
     * steps together cannot lift stability above what it was before the lapse.
     */
    Weights clipped(int relearningSteps) {
        List<Double> clipped = new ArrayList<>(BOUNDS.length);
        for (int i = 0; i < BOUNDS.length; i++) {
            clipped.add(clamp(w(i), BOUNDS[i][0], BOUNDS[i][1]));
        }
        if (relearningSteps > 1) {
            double ceiling = shortTermCeiling(clipped.get(11), clipped.get(13), clipped.get(14), relearningSteps);
            clipped.set(17, Math.min(clipped.get(17), ceiling));
            clipped.set(18, Math.min(clipped.get(18), ceiling));
        }
        return new Weights(clipped);
    }

    /** From PLS(D=1, S=1, R=0.7) · e^(steps·w17·w18) &lt;= 1, shared evenly between w17 and w18. */
    private static double shortTermCeiling(double w11, double w13, double w14, int steps) {
        double logLapse = StrictMath.log(w11) + StrictMath.log(StrictMath.pow(2, w13) - 1) + w14 * 0.3;
        return clamp(MemoryModel.round8(Math.sqrt(Math.max(0, -logLapse / steps))), 0.01, 2);
    }

    static double clamp(double value, double low, double high) {
        return Math.min(Math.max(value, low), high);
    }
}
