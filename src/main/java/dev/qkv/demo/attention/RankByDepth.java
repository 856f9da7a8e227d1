package dev.qkv.demo.attention;

import dev.qkv.demo.Sums;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure.Axis;
import dev.qkv.figure.Figure.LinePlot;
import dev.qkv.figure.Figure.Series;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What is left of the rank when the same weights A mix the tokens layer after layer: the singular values of Aᴸ over the largest, and the rank of Aᴸ, beside that
 * of ((I + A)/2)ᴸ, where each layer keeps half of its input by a skip connection.
 *
 * <p>Source: Dong et al. 2021, arXiv 2103.03404, sections 2 (attention alone loses rank with depth) and 3 (skip connections prevent it).
 */
final class RankByDepth {
    private static final int DEEPEST = 64;

    /** Each depth takes a decomposition, and more lines cannot be told apart. */
    private static final int LARGEST = 16;

    private static final int LINES = 5;

    private static final Axis DEPTH = new Axis(new Caption("layers L", "层数 L"), "", false);

    private RankByDepth() {}

    /** Nothing where the matrix is not square, too large to read, or no attention: rows that do not sum to 1. */
    static void draw(DMatrixRMaj weights, Working working) {
        int n = weights.numRows;
        if (n != weights.numCols || n < 2 || n > LARGEST || !isAttention(weights)) {
            return;
        }
        double[][] alone = relative(weights);
        DMatrixRMaj skipping = CommonOps_DDRM.identity(n);
        CommonOps_DDRM.add(0.5, skipping, 0.5, weights, skipping);
        double[] depths = new double[DEEPEST];
        for (int i = 0; i < DEEPEST; i++) {
            depths[i] = i + 1;
        }
        List<Series> lines = new ArrayList<>();
        for (int k = 1; k < Math.min(n, LINES); k++) {
            lines.add(new Series(Caption.same("σ" + (char) ('₁' + k) + "/σ₁"), depths, alone[k]));
        }
        working.figure(new LinePlot(
                new Caption("Singular values of Aᴸ, attention without skip connections", "Aᴸ 的奇异值：没有残差连接的注意力"),
                DEPTH,
                new Axis(new Caption("over the largest", "与最大值之比"), "", true),
                lines,
                List.of()));
        working.figure(new LinePlot(
                new Caption("Rank of the product of L layers", "L 层之积的秩"),
                DEPTH,
                new Axis(new Caption("rank", "秩"), "", false),
                List.of(
                        new Series(new Caption("attention alone: Aᴸ", "只有注意力：Aᴸ"), depths, ranks(alone)),
                        new Series(
                                new Caption("with skip connections: ((I + A)/2)ᴸ", "有残差连接：((I + A)/2)ᴸ"),
                                depths,
                                ranks(relative(skipping)))),
                List.of()));
    }

    private static boolean isAttention(DMatrixRMaj weights) {
        for (double value : weights.data) {
            if (value < 0) {
                return false;
            }
        }
        for (double sum : Sums.rows(weights)) {
            if (Math.abs(sum - 1) > 1e-6) {
                return false;
            }
        }
        return true;
    }

    /** Singular values k of depth L over the largest, [k][L - 1]; NaN where rounding hides them, which is where the rank falls. */
    private static double[][] relative(DMatrixRMaj weights) {
        int n = weights.numRows;
        double[][] values = new double[n][DEEPEST];
        DMatrixRMaj product = weights.copy();
        for (int depth = 0; depth < DEEPEST; depth++) {
            double[] singular = AttentionRank.singularValues(product);
            for (int k = 0; k < n; k++) {
                boolean counts = singular[k] > AttentionRank.tolerance(product, singular);
                values[k][depth] = counts ? singular[k] / singular[0] : Double.NaN;
            }
            product = CommonOps_DDRM.mult(product, weights, null);
        }
        return values;
    }

    private static double[] ranks(double[][] relative) {
        double[] ranks = new double[DEEPEST];
        for (double[] line : relative) {
            for (int depth = 0; depth < DEEPEST; depth++) {
                ranks[depth] += Double.isNaN(line[depth]) ? 0 : 1;
            }
        }
        return ranks;
    }
}
