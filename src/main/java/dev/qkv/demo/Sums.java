package dev.qkv.demo;

import org.ejml.data.DMatrixRMaj;

/** Sums and extremes over arrays. */
public final class Sums {
    private Sums() {}

    public static double of(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value;
        }
        return sum;
    }

    public static double mean(double[] x) {
        return of(x) / x.length;
    }

    /** Sum of each row. */
    public static double[] rows(DMatrixRMaj matrix) {
        double[] sums = new double[matrix.numRows];
        for (int i = 0; i < matrix.data.length; i++) {
            sums[i / matrix.numCols] += matrix.data[i];
        }
        return sums;
    }

    /** The largest absolute value; 0 for none. */
    public static double largest(double[] x) {
        double largest = 0;
        for (double value : x) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** The largest absolute difference of two arrays of one length. */
    public static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
