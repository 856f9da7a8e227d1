package dev.qkv.demo;

import dev.qkv.figure.Caption;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Checks being collected. A tolerance is meant for numbers around 1 and grows with the largest expected one, since rounding does. Of arrays the element farthest
 * off is reported.
 */
public final class Checks {
    /** For float64 and short sums. */
    public static final double TOLERANCE = 1e-9;

    private final List<Check> checks = new ArrayList<>();

    public Checks equal(String en, String zh, double expected, double actual) {
        return equal(en, zh, expected, actual, TOLERANCE);
    }

    public Checks equal(String en, String zh, double expected, double actual, double tolerance) {
        checks.add(new Check(new Caption(en, zh), expected, actual, tolerance * Math.max(1, Math.abs(expected))));
        return this;
    }

    public Checks equal(String en, String zh, double[] expected, double[] actual) {
        return equal(en, zh, expected, actual, TOLERANCE);
    }

    public Checks equal(String en, String zh, double[] expected, double[] actual, double tolerance) {
        if (expected.length != actual.length) {
            return equal(en, zh, expected.length, actual.length, 0);
        }
        double scale = 1;
        int worst = 0;
        for (int i = 0; i < expected.length; i++) {
            scale = Math.max(scale, Math.abs(expected[i]));
            // written so that NaN counts as farthest off
            if (!(Math.abs(expected[i] - actual[i]) <= Math.abs(expected[worst] - actual[worst]))) {
                worst = i;
            }
        }
        if (expected.length > 0) {
            checks.add(new Check(new Caption(en, zh), expected[worst], actual[worst], tolerance * scale));
        }
        return this;
    }

    public Checks equal(String en, String zh, double[][] expected, DMatrixRMaj actual) {
        return equal(en, zh, expected, actual, TOLERANCE);
    }

    public Checks equal(String en, String zh, double[][] expected, DMatrixRMaj actual, double tolerance) {
        return equal(en, zh, new DMatrixRMaj(expected).data, actual.data, tolerance);
    }

    /** Something that is true or not, as 1 and 0. */
    public Checks holds(String en, String zh, boolean actual) {
        return equal(en, zh, 1, actual ? 1 : 0, 0);
    }

    public List<Check> list() {
        return List.copyOf(checks);
    }
}
