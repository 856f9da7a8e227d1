package dev.qkv.demo;

import org.ejml.data.DMatrixRMaj;

/** Numbers for own cases: a rounded sine, the same on every machine, no two rows alike. */
public final class Wave {
    private Wave() {}

    /** rows × columns, entry [i][j] = sin(start + i + 2j) to two decimals. */
    public static DMatrixRMaj matrix(int rows, int columns, int start) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix.unsafe_set(i, j, at(start + i + 2 * j));
            }
        }
        return matrix;
    }

    public static Value of(int rows, int columns, int start) {
        return Value.of(matrix(rows, columns, start));
    }

    /** n numbers, entry [i] = sin(i) to two decimals. */
    public static Value row(int n) {
        double[] row = new double[n];
        for (int i = 0; i < n; i++) {
            row[i] = at(i);
        }
        return Value.of(row);
    }

    private static double at(int angle) {
        // StrictMath: Math.sin may differ by a unit in the last place between machines
        return Math.rint(100 * StrictMath.sin(angle)) / 100;
    }
}
