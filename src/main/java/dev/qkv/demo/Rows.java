package dev.qkv.demo;

import dev.qkv.demo.Signature.Input;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** What the normalizations share: weight and bias, and moments that do not lose digits. */
public final class Rows {
    private Rows() {}

    public static Input weight() {
        return Input.optional("weight", "[d]", "all 1", "gain of each column", "每列的增益");
    }

    public static Input bias() {
        return Input.optional("bias", "[d]", "all 0", "shift of each column", "每列的平移");
    }

    /** The arguments with an input of d equal numbers where it is absent, in the order of the signature. */
    public static Arguments withDefault(Arguments arguments, String name, double value) {
        if (arguments.hasInput(name)) {
            return arguments;
        }
        double[] all = new double[arguments.width("x")];
        Arrays.fill(all, value);
        return arguments.withInput(name, Value.of(all));
    }

    /** Row i of the matrix, as a copy. */
    public static double[] of(DMatrixRMaj matrix, int i) {
        return Arrays.copyOfRange(matrix.data, i * matrix.numCols, (i + 1) * matrix.numCols);
    }

    /** The mean, exact for equal numbers: a sum of differences from the first. */
    public static double mean(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value - x[0];
        }
        return x[0] + sum / x.length;
    }

    /** Mean of (x - mean)², the biased variance, in a second pass over the numbers. */
    public static double variance(double[] x, double mean) {
        double sum = 0;
        for (double value : x) {
            sum += (value - mean) * (value - mean);
        }
        return sum / x.length;
    }

    /** {@code deviation / sqrt(variance + eps)}; 0 for a deviation of 0, also where both are 0. */
    public static double standardized(double deviation, double variance, double eps) {
        return deviation == 0 ? 0 : deviation / Math.sqrt(variance + eps);
    }

    /** Whether a normalization has no weight and bias but the defaults. */
    public static boolean isPlain(Arguments arguments) {
        for (double weight : arguments.vector("weight")) {
            if (weight != 1) {
                return false;
            }
        }
        return Sums.largest(arguments.vector("bias")) == 0;
    }

    /**
     * How many digits a row loses when its mean is taken off: the largest number over the deviation; 1 for equal numbers. Checks of rounded results take it into
     * their tolerance.
     */
    public static double condition(double[] x) {
        double mean = mean(x);
        double deviation = Math.sqrt(variance(x, mean));
        return deviation == 0 ? 1 : Math.max(1, Sums.largest(x) / deviation);
    }
}
