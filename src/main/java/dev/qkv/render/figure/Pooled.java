package dev.qkv.render.figure;

/** A matrix made smaller by averaging neighbours; entries that do not exist do not count. */
final class Pooled {
    private Pooled() {}

    static double[][] columns(double[][] values, int most) {
        int columns = values[0].length;
        int each = (columns + most - 1) / most;
        if (each <= 1) {
            return values;
        }
        double[][] pooled = new double[values.length][(columns + each - 1) / each];
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < pooled[row].length; column++) {
                pooled[row][column] = mean(values, row, row + 1, column * each, Math.min(columns, (column + 1) * each));
            }
        }
        return pooled;
    }

    static double[][] rows(double[][] values, int most) {
        int rows = values.length;
        int each = (rows + most - 1) / most;
        if (each <= 1) {
            return values;
        }
        double[][] pooled = new double[(rows + each - 1) / each][values[0].length];
        for (int row = 0; row < pooled.length; row++) {
            for (int column = 0; column < pooled[row].length; column++) {
                pooled[row][column] = mean(values, row * each, Math.min(rows, (row + 1) * each), column, column + 1);
            }
        }
        return pooled;
    }

    private static double mean(double[][] values, int top, int bottom, int left, int right) {
        double sum = 0;
        int count = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                if (Double.isFinite(values[row][column])) {
                    sum += values[row][column];
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
