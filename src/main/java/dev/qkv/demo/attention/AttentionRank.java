package dev.qkv.demo.attention;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Limits;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The numerical rank of a matrix of attention weights: singular values above {@code largest · max(m, n) · 2^-52}, numpy's rule.
 *
 * <p>The singular values come from a singular value decomposition; roots of the eigenvalues of AᵀA would lose half the digits. A causal matrix of softmax weights
 * is triangular with a positive diagonal, hence of full rank by its determinant, whatever the floating-point rank says. Source: Dong et al. 2021, arXiv
 * 2103.03404; low-rank bottleneck: Bhojanapalli et al. 2020, arXiv 2002.07028.
 */
public final class AttentionRank implements Mechanism {
    private static final double ULP = 0x1p-52;

    private static final Signature SIGNATURE = new Signature(
            "attention-rank",
            new Caption(
                    "How many independent rows a matrix of weights has, by its singular values.", "由奇异值判断权重矩阵有多少独立的行。"),
            "rank = #{σ_i > σ_max · max(m, n) · 2⁻⁵²}",
            "Dong et al. 2021, arXiv:2103.03404; Bhojanapalli et al. 2020, arXiv:2002.07028",
            List.of(),
            List.of(Input.required("weights", "[m][n]", "attention weights, or any matrix", "注意力权重，或任意矩阵")),
            List.of(
                    Output.of("singular_values", "[min(m,n)]", "descending", "从大到小"),
                    Output.of("tolerance", "", "below it a singular value counts as 0", "低于它的奇异值视为 0"),
                    Output.of("rank", "", "singular values above the tolerance", "高于阈值的奇异值个数"),
                    Output.of(
                            "triangular",
                            Signature.Type.BOOL,
                            "",
                            "square, and exact zeros on one side of the diagonal",
                            "方阵，且对角线一侧全为 0"),
                    Output.of("determinant", "", "product of the diagonal, where triangular", "三角阵时为对角线之积")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("weights", Value.of(uniform(4)));
    }

    /** Causal and uniform: row i is 1/(i + 1) up to the diagonal. */
    private static double[][] uniform(int n) {
        double[][] weights = new double[n][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(weights[i], 0, i + 1, 1.0 / (i + 1));
        }
        return weights;
    }

    @Override
    public Arguments complete(Arguments arguments) {
        double m = arguments.length("weights");
        double n = arguments.width("weights");
        Limits.work(Code.BAD_INPUT, "20*m*n*min(m,n)", 20 * m * n * Math.min(m, n));
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj weights = arguments.matrix("weights");
        double[] singularValues = singularValues(weights);
        double tolerance = tolerance(weights, singularValues);
        int rank = 0;
        for (double value : singularValues) {
            rank += value > tolerance ? 1 : 0;
        }
        boolean triangular = isTriangular(weights);
        Working working = new Working()
                .output("singular_values", singularValues)
                .output("tolerance", tolerance)
                .output("rank", rank)
                .output("triangular", Value.of(triangular));
        if (triangular) {
            double determinant = 1;
            for (int i = 0; i < weights.numRows; i++) {
                determinant *= weights.get(i, i);
            }
            working.output("determinant", determinant);
        }
        working.bars(new Caption("Singular values", "奇异值"), singularValues)
                .heatmap(new Caption("Weights", "权重"), new Caption("query", "查询"), new Caption("key", "键"), weights);
        RankByDepth.draw(weights, working);
        return working.outcome();
    }

    /** Below it a singular value cannot be told from 0. */
    static double tolerance(DMatrixRMaj matrix, double[] singularValues) {
        return singularValues[0] * Math.max(matrix.numRows, matrix.numCols) * ULP;
    }

    /** Descending, min(m, n) of them. */
    static double[] singularValues(DMatrixRMaj matrix) {
        int count = Math.min(matrix.numRows, matrix.numCols);
        double largest = Sums.largest(matrix.data);
        if (largest == 0) {
            return new double[count];
        }
        // to size 1 by a power of two, which loses no digit: the decomposition's own thresholds assume it
        int exponent = Math.getExponent(largest);
        DMatrixRMaj scaled = new DMatrixRMaj(matrix.numRows, matrix.numCols);
        for (int i = 0; i < scaled.data.length; i++) {
            scaled.data[i] = Math.scalb(matrix.data[i], -exponent);
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, false, false, true);
        if (!svd.decompose(scaled)) {
            throw DemoException.badInput("the singular values of weights do not converge");
        }
        double[] values = Arrays.copyOf(svd.getSingularValues(), count);
        Arrays.sort(values);
        double[] descending = new double[count];
        for (int i = 0; i < count; i++) {
            descending[i] = Math.scalb(values[count - 1 - i], exponent);
        }
        return descending;
    }

    /** Square, and all entries strictly above the diagonal are exactly 0, or all strictly below. */
    private static boolean isTriangular(DMatrixRMaj matrix) {
        boolean lower = matrix.numRows == matrix.numCols;
        boolean upper = lower;
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < matrix.numCols; j++) {
                lower &= j <= i || matrix.get(i, j) == 0;
                upper &= j >= i || matrix.get(i, j) == 0;
            }
        }
        return lower || upper;
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        DMatrixRMaj weights = arguments.matrix("weights");
        Outcome outcome = run.apply(arguments);
        double[] singularValues = outcome.vector("singular_values");
        double squares = 0;
        double size = Math.max(Double.MIN_NORMAL, Sums.largest(weights.data));
        double[] shares = new double[singularValues.length];
        for (double value : weights.data) {
            squares += value / size * (value / size);
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = singularValues[i] / size;
        }
        Outcome sixteen = run.apply(of(uniform(16)));
        Checks checks = new Checks()
                .equal(
                        "the squares of the singular values sum to the squares of the entries (largest = 1)",
                        "奇异值平方和等于元素平方和（以最大元素为 1）",
                        squares,
                        Naive.dot(shares, shares))
                .equal(
                        "16 tokens, causal and uniform: 1/16!",
                        "16 个 token 的因果均匀权重：1/16!",
                        4.779477332387385e-14,
                        sixteen.outputs().containsKey("determinant") ? sixteen.number("determinant") : Double.NaN,
                        1e-24)
                .equal("diag(3, 2, 0) has rank 2", "diag(3, 2, 0) 的秩为 2", 2, rank(run, new double[][] {
                    {3, 0, 0}, {0, 2, 0}, {0, 0, 0}
                }))
                .equal("equal rows have rank 1", "各行相同则秩为 1", 1, rank(run, new double[][] {
                    {0.25, 0.25, 0.25, 0.25},
                    {0.25, 0.25, 0.25, 0.25},
                    {0.25, 0.25, 0.25, 0.25},
                    {0.25, 0.25, 0.25, 0.25}
                }))
                .equal(
                        "a full matrix is not triangular",
                        "满矩阵不是三角阵",
                        0,
                        run.apply(of(new double[][] {{1, 1}, {1, 1}}))
                                        .output("triangular")
                                        .equals(Value.of(true))
                                ? 1
                                : 0);
        double logDiagonal = 0;
        boolean positive = isTriangular(weights) && weights.numRows <= 16;
        for (int i = 0; i < Math.min(weights.numRows, weights.numCols); i++) {
            positive &= weights.get(i, i) > 1e-6 * size;
            logDiagonal += Math.log(Math.abs(weights.get(i, i)));
        }
        if (positive) {
            double logs = 0;
            for (double value : singularValues) {
                logs += Math.log(value);
            }
            checks.equal(
                    "ln of the diagonal's product is ln of the singular values' product",
                    "对角线之积的对数等于奇异值之积的对数",
                    logDiagonal,
                    logs,
                    1e-8);
        }
        return checks.list();
    }

    private Arguments of(double[][] weights) {
        return new Case(this).set("weights", weights).arguments();
    }

    private double rank(Function<Arguments, Outcome> run, double[][] weights) {
        return run.apply(of(weights)).number("rank");
    }
}
