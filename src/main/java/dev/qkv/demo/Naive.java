package dev.qkv.demo;

import java.util.Arrays;

/** The other path of many checks: straight loops over the definitions, no matrix library, the softmax without a shift. */
public final class Naive {
    /** Beyond such scores e^score leaves the range of a double, and the checks by this path are skipped. */
    public static final double LARGEST_SCORE = 500;

    private Naive() {}

    /** n × k times k × m. */
    public static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    public static double[][] transposed(double[][] a) {
        double[][] transposed = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                transposed[j][i] = a[i][j];
            }
        }
        return transposed;
    }

    /** Columns from (inclusive) to to (exclusive). */
    public static double[][] columns(double[][] a, int from, int to) {
        double[][] part = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            part[i] = Arrays.copyOfRange(a[i], from, to);
        }
        return part;
    }

    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    public static double[] softmax(double[] scores) {
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score);
        }
        double[] weights = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            weights[i] = Math.exp(scores[i]) / sum;
        }
        return weights;
    }

    /** n × m weights of queries n × dk over keys m × dk; query i sees key j where j <= i + m - n, or all. */
    public static double[][] weights(double[][] q, double[][] k, double scale, boolean causal) {
        double[][] weights = new double[q.length][k.length];
        for (int i = 0; i < q.length; i++) {
            int visible = causal ? Math.max(0, Math.min(k.length, i + k.length - q.length + 1)) : k.length;
            double[] scores = new double[visible];
            for (int j = 0; j < visible; j++) {
                scores[j] = scale * dot(q[i], k[j]);
            }
            System.arraycopy(softmax(scores), 0, weights[i], 0, visible);
        }
        return weights;
    }

    public static double[][] attention(double[][] q, double[][] k, double[][] v, double scale, boolean causal) {
        return times(weights(q, k, scale, causal), v);
    }

    /** Whether so many multiply-adds may be spent in plain loops. */
    public static boolean isSmall(double multiplyAdds) {
        return multiplyAdds <= 1e8;
    }

    /** Whether this path is open: the softmax without a shift is safe for these queries and keys, and they are not too many for plain loops. */
    public static boolean isSafe(double[][] q, double[][] k, double scale) {
        if (!isSmall((double) q.length * k.length * k[0].length)) {
            return false;
        }
        for (double[] query : q) {
            for (double[] key : k) {
                if (!(Math.abs(scale * dot(query, key)) <= LARGEST_SCORE)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Attention of several heads as a sum over the heads, each with its own rows of wo: no concatenation.
     *
     * @param x n × d
     * @param wq d × (heads · dh)
     * @param wk d × (kvHeads · dh), as wv; query head h uses key/value head h · kvHeads / heads
     * @param wo (heads · dh) × d
     */
    public static double[][] heads(
            double[][] x, double[][] wq, double[][] wk, double[][] wv, double[][] wo, int heads, boolean causal) {
        int dh = wq[0].length / heads;
        int kvHeads = wk[0].length / dh;
        double[][] sum = new double[x.length][wo[0].length];
        for (int h = 0; h < heads; h++) {
            int g = h / (heads / kvHeads);
            double[][] q = times(x, columns(wq, h * dh, (h + 1) * dh));
            double[][] k = times(x, columns(wk, g * dh, (g + 1) * dh));
            double[][] v = times(x, columns(wv, g * dh, (g + 1) * dh));
            double[][] head = attention(q, k, v, 1 / Math.sqrt(dh), causal);
            double[][] part = times(head, Arrays.copyOfRange(wo, h * dh, (h + 1) * dh));
            for (int i = 0; i < sum.length; i++) {
                for (int j = 0; j < sum[i].length; j++) {
                    sum[i][j] += part[i][j];
                }
            }
        }
        return sum;
    }

    /** (x - mean) / sqrt(variance + eps) with the biased variance; 0 for equal numbers. */
    public static double[] standardized(double[] x, double eps) {
        double mean = 0;
        for (double value : x) {
            mean += value / x.length;
        }
        double variance = variance(x);
        double[] standardized = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            standardized[i] = variance == 0 ? 0 : (x[i] - mean) / Math.sqrt(variance + eps);
        }
        return standardized;
    }

    /** The biased variance from the differences of all pairs, without a mean: Σ_(i<j) (x_i - x_j)² / n². */
    public static double variance(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += (x[i] - x[j]) * (x[i] - x[j]);
            }
        }
        return sum / x.length / x.length;
    }

    public static double[][] times(double factor, double[][] a) {
        double[][] product = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                product[i][j] = factor * a[i][j];
            }
        }
        return product;
    }

    public static double[][] sum(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                sum[i][j] = a[i][j] + b[i][j];
            }
        }
        return sum;
    }
}
