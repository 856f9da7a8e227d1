package dev.qkv.demo.attention;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Limits;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.demo.activation.Softmax;
import dev.qkv.figure.Caption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Scaled dot-product attention: {@code softmax_rows(scale · q kᵀ + mask) v}, scale = 1/√dk.
 *
 * <p>Source: Vaswani et al. 2017, arXiv 1706.03762, section 3.2.1. The causal mask is aligned to the bottom right, as in FlashAttention from 2.1 on: query i of n
 * sees key j of m where {@code j <= i + m - n}. A query that sees no key gets zero weights and a zero output.
 */
public final class Attention implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "attention",
            new Caption(
                    "Each query takes a weighted mean of the values; the weights come from its products with the keys.",
                    "每个 query 取各 value 的加权平均，权重由它与各 key 的内积决定。"),
            "weights = softmax(q kᵀ / √dk + mask), output = weights v",
            "Vaswani et al. 2017, arXiv:1706.03762, section 3.2.1",
            List.of(causal(), scale()),
            List.of(
                    Input.required("q", "[n][dk]", "queries", "查询"),
                    Input.required("k", "[m][dk]", "keys", "键"),
                    Input.required("v", "[m][dv]", "values", "值")),
            List.of(
                    Output.of("weights", "[n][m]", "how much query i takes from key j", "query i 从 key j 取多少"),
                    Output.of("output", "[n][dv]", "one row a query", "每个 query 一行")));

    static Param causal() {
        return Param.flag("causal", false, "a query does not see later keys", "query 看不到后面的 key");
    }

    static Param scale() {
        return Param.derived("scale", Signature.Type.NUM, "1/sqrt(dk)", Range.any(), "factor on the scores", "打分的缩放系数");
    }

    /**
     * One attention.
     *
     * @param scores q kᵀ, n × m
     * @param scaled scale · scores
     * @param masked scaled, with minus infinity where a query does not see a key
     * @param weights softmax of the rows of masked
     * @param output weights v, n × dv
     */
    public record Attended(
            DMatrixRMaj scores, DMatrixRMaj scaled, DMatrixRMaj masked, DMatrixRMaj weights, DMatrixRMaj output) {}

    /**
     * The mechanism itself.
     *
     * @param q n × dk
     * @param k m × dk
     * @param v m × dv
     */
    public static Attended attend(DMatrixRMaj q, DMatrixRMaj k, DMatrixRMaj v, double scale, boolean causal) {
        DMatrixRMaj scores = CommonOps_DDRM.multTransB(q, k, null); // n × m
        DMatrixRMaj scaled = new DMatrixRMaj(q.numRows, k.numRows);
        CommonOps_DDRM.scale(scale, scores, scaled);
        DMatrixRMaj masked = causal ? mask(scaled) : scaled;
        DMatrixRMaj weights = Softmax.rows(masked); // n × m, rows sum to 1
        DMatrixRMaj output = CommonOps_DDRM.mult(weights, v, null); // n × dv
        return new Attended(scores, scaled, masked, weights, output);
    }

    /** A copy with minus infinity where {@code j > i + m - n}. */
    private static DMatrixRMaj mask(DMatrixRMaj scaled) {
        DMatrixRMaj masked = scaled.copy();
        for (int i = 0; i < masked.numRows; i++) {
            for (int j = visible(i, masked.numRows, masked.numCols); j < masked.numCols; j++) {
                masked.unsafe_set(i, j, Double.NEGATIVE_INFINITY);
            }
        }
        return masked;
    }

    /** How many of m keys query i of n sees under the causal mask. */
    static int visible(int i, int n, int m) {
        return Math.max(0, Math.min(m, i + m - n + 1));
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of(
                "q", Value.of(new double[][] {{1, 0, 1}, {0, 1, 0}, {1, 1, 0}, {0, 0, 1}}),
                "k", Value.of(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 1, 1}}),
                "v", Value.of(new double[][] {{1, 0}, {0, 1}, {2, 2}, {4, -1}}));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        return completed(arguments);
    }

    /** Bounds the size and fills in the scale. */
    static Arguments completed(Arguments arguments) {
        double n = arguments.length("q");
        double m = arguments.length("k");
        int dk = arguments.width("k");
        Limits.size(Code.BAD_INPUT, "n*m, the size of the weights,", n * m);
        Limits.work(Code.BAD_INPUT, "n*m*(dk+dv)", n * m * (dk + arguments.width("v")));
        return arguments.hasParam("scale") ? arguments : arguments.withParam("scale", Value.of(1 / Math.sqrt(dk)));
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj q = arguments.matrix("q");
        DMatrixRMaj k = arguments.matrix("k");
        DMatrixRMaj v = arguments.matrix("v");
        boolean causal = arguments.flag("causal");
        Attended attended = attend(q, k, v, arguments.num("scale"), causal);
        Caption query = new Caption("query", "查询");
        Caption key = new Caption("key", "键");
        Working working = new Working()
                .step("q", "[n][dk]", "queries", "查询", q)
                .step("k", "[m][dk]", "keys", "键", k)
                .step("v", "[m][dv]", "values", "值", v)
                .step("scores", "[n][m]", "q kᵀ", "q kᵀ", attended.scores)
                .step("scaled", "[n][m]", "scores · scale", "打分乘以 scale", attended.scaled);
        if (causal) {
            working.step("masked", "[n][m]", "−∞ where a key is later", "后面的 key 处为 −∞", attended.masked);
        }
        return working.step("weights", "[n][m]", "softmax of each row", "逐行 softmax", attended.weights)
                .step("output", "[n][dv]", "weights v", "weights v", attended.output)
                .output("weights", attended.weights)
                .output("output", attended.output)
                .heatmap(
                        new Caption("Scaled scores", "缩放后的打分"),
                        query,
                        key,
                        causal ? CausalMask.hidden(attended.scaled) : attended.scaled)
                .heatmap(
                        new Caption("Attention weights", "注意力权重"),
                        query,
                        key,
                        causal ? CausalMask.hidden(attended.weights) : attended.weights)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[][] q = arguments.matrix("q").get2DData();
        double[][] k = arguments.matrix("k").get2DData();
        double[][] v = arguments.matrix("v").get2DData();
        double scale = arguments.num("scale");
        boolean causal = arguments.flag("causal");
        Outcome outcome = run.apply(arguments);
        DMatrixRMaj weights = outcome.matrix("weights");
        DMatrixRMaj masked = causal
                ? weights
                : run.apply(new Case(this, arguments).set("causal", true).arguments())
                        .matrix("weights");
        Checks checks = new Checks()
                .equal(
                        "every row of weights sums to 1 (0 where no key is seen)",
                        "权重每行之和为 1（看不到任何 key 的行为 0）",
                        rowSums(q.length, k.length, causal),
                        Sums.rows(weights))
                .equal("no weight on a later key under the causal mask", "因果掩码下，后面的 key 权重为 0", 0, hidden(masked), 0)
                .equal(
                        "the output stays between the smallest and the largest value",
                        "输出介于 value 的最小值与最大值之间",
                        0,
                        excess(weights, v, outcome.matrix("output")));
        if (Naive.isSafe(q, k, scale)) {
            checks.equal(
                            "weights by plain loops over the definition",
                            "按定义逐项循环得到的权重",
                            Naive.weights(q, k, scale, causal),
                            weights)
                    .equal(
                            "output by plain loops over the definition",
                            "按定义逐项循环得到的输出",
                            Naive.attention(q, k, v, scale, causal),
                            outcome.matrix("output"));
            DMatrixRMaj shifted = arguments.matrix("k");
            CommonOps_DDRM.add(shifted, 1.0);
            checks.equal(
                    "the same vector added to every key changes nothing",
                    "所有 key 加上同一向量，结果不变",
                    Naive.attention(q, k, v, scale, causal),
                    run.apply(new Case(this, arguments).set("k", shifted).arguments())
                            .matrix("output"));
        }
        if (!causal) {
            double[][] same = new double[k.length][];
            Arrays.fill(same, k[0]);
            double[][] means = new double[q.length][];
            double[][] uniform = new double[1][k.length];
            Arrays.fill(uniform[0], 1.0 / k.length);
            Arrays.fill(means, Naive.times(uniform, v)[0]);
            checks.equal(
                    "equal keys: every query gets the mean of the values",
                    "所有 key 相同：每个 query 得到 value 的平均",
                    means,
                    run.apply(new Case(this, arguments).set("k", same).arguments())
                            .matrix("output"));
        }
        return checks.list();
    }

    /** 1 for each query that sees a key, 0 for the others. */
    static double[] rowSums(int n, int m, boolean causal) {
        double[] sums = new double[n];
        for (int i = 0; i < n; i++) {
            sums[i] = causal && visible(i, n, m) == 0 ? 0 : 1;
        }
        return sums;
    }

    /** The largest weight on a key that the causal mask hides. */
    private static double hidden(DMatrixRMaj weights) {
        double largest = 0;
        for (int i = 0; i < weights.numRows; i++) {
            for (int j = visible(i, weights.numRows, weights.numCols); j < weights.numCols; j++) {
                largest = Math.max(largest, Math.abs(weights.get(i, j)));
            }
        }
        return largest;
    }

    /** How far an output leaves the range of its column of v, as a share of the largest value. */
    private static double excess(DMatrixRMaj weights, double[][] v, DMatrixRMaj output) {
        double excess = 0;
        double largest = 1;
        double[] sums = Sums.rows(weights);
        for (int j = 0; j < output.numCols; j++) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (double[] value : v) {
                min = Math.min(min, value[j]);
                max = Math.max(max, value[j]);
                largest = Math.max(largest, Math.abs(value[j]));
            }
            for (int i = 0; i < output.numRows; i++) {
                if (sums[i] != 0) {
                    excess = Math.max(excess, Math.max(min - output.get(i, j), output.get(i, j) - max));
                }
            }
        }
        return excess / largest;
    }
}
