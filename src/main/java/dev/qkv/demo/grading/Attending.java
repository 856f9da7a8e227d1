package dev.qkv.demo.grading;

import dev.qkv.demo.Naive;

/**
 * Attention by plain loops with its parts open to being done wrongly.
 *
 * @param scale factor on the scores
 * @param mask where and how later keys are hidden
 * @param share over what the weights sum to 1
 */
record Attending(double scale, Mask mask, Share share) {
    enum Mask {
        NONE,
        /** Query i sees key j where j <= i + m - n. */
        CAUSAL,
        /** Hidden keys get weight 0 after the softmax, and the rest stays as it is. */
        AFTER,
        /** Hidden scores become 0 instead of minus infinity. */
        ZERO,
        /** A query does not see its own key. */
        STRICT,
        /** A query sees later keys instead of earlier ones. */
        LATER,
        /** Query i sees key j where j <= i, whatever m is. */
        TOP_LEFT
    }

    enum Share {
        ROWS,
        COLUMNS,
        ALL,
        /** No softmax at all. */
        NONE,
        /** Weights proportional to the scores themselves. */
        LINEAR
    }

    static Attending proper(double scale, boolean causal) {
        return new Attending(scale, causal ? Mask.CAUSAL : Mask.NONE, Share.ROWS);
    }

    Attending with(Mask other) {
        return new Attending(scale, other, share);
    }

    Attending with(Share other) {
        return new Attending(scale, mask, other);
    }

    Attending with(double otherScale) {
        return new Attending(otherScale, mask, share);
    }

    /** @param q n × dk @param k m × dk @return n × m */
    double[][] weights(double[][] q, double[][] k) {
        int n = q.length;
        int m = k.length;
        double[][] scores = new double[n][m];
        boolean[][] seen = new boolean[n][m];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                scores[i][j] = scale * Naive.dot(q[i], k[j]);
                seen[i][j] = sees(i, j, n, m);
                if (mask == Mask.ZERO && !seen[i][j]) {
                    scores[i][j] = 0;
                }
            }
        }
        boolean[][] counted = mask == Mask.AFTER || mask == Mask.ZERO ? all(n, m) : seen;
        double[][] weights = shared(scores, counted);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                if (mask == Mask.AFTER && !seen[i][j]) {
                    weights[i][j] = 0;
                }
            }
        }
        return weights;
    }

    private boolean sees(int i, int j, int n, int m) {
        return switch (mask) {
            case NONE -> true;
            case CAUSAL, AFTER, ZERO -> j <= i + m - n;
            case STRICT -> j < i + m - n;
            case LATER -> j >= i + m - n;
            case TOP_LEFT -> j <= i;
        };
    }

    private static boolean[][] all(int n, int m) {
        boolean[][] all = new boolean[n][m];
        for (boolean[] row : all) {
            java.util.Arrays.fill(row, true);
        }
        return all;
    }

    private double[][] shared(double[][] scores, boolean[][] counted) {
        int n = scores.length;
        int m = scores[0].length;
        double[][] weights = new double[n][m];
        double[] rows = new double[n];
        double[] columns = new double[m];
        double total = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                double raw = share == Share.NONE || share == Share.LINEAR ? scores[i][j] : Math.exp(scores[i][j]);
                weights[i][j] = counted[i][j] ? raw : 0;
                rows[i] += weights[i][j];
                columns[j] += weights[i][j];
                total += weights[i][j];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                double sum = switch (share) {
                    case ROWS, LINEAR -> rows[i];
                    case COLUMNS -> columns[j];
                    case ALL -> total;
                    case NONE -> 1;
                };
                weights[i][j] = sum == 0 ? 0 : weights[i][j] / sum;
            }
        }
        return weights;
    }
}
