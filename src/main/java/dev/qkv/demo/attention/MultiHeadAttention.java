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
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Wave;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Multi-head attention: {@code concat(head_0 .. head_h-1) wo}, {@code head_h = attention(x wq_h, x wk_h, x wv_h)}, no biases.
 *
 * <p>Head h owns columns h·dh .. (h+1)·dh-1 of the projections, dh = d/heads. Source: Vaswani et al. 2017, arXiv 1706.03762, section 3.2.2.
 */
public final class MultiHeadAttention implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "multi-head-attention",
            new Caption(
                    "Several attentions side by side, each on its own slice of the width, joined by one matrix.",
                    "多个注意力并列，各用一段维度，最后由一个矩阵合并。"),
            "output = concat(head₀ … head_h) wo, head_i = attention(x wq_i, x wk_i, x wv_i)",
            "Vaswani et al. 2017, arXiv:1706.03762, section 3.2.2",
            List.of(heads(), Attention.causal()),
            inputs(),
            List.of(
                    Output.of("weights", "[heads][n][n]", "per head, not averaged", "每个头各一份，不取平均"),
                    Output.of("output", "[n][d]", "one row a token", "每个 token 一行")));

    public static Param heads() {
        return Param.required("heads", Signature.Type.INT, Range.atLeast(1), "query heads", "query 头数");
    }

    static List<Input> inputs() {
        return List.of(
                Input.required("x", "[n][d]", "one row a token", "每个 token 一行"),
                Input.required("wq", "[d][d]", "projects to queries", "投影为 query"),
                Input.required("wk", "[d][d]", "projects to keys", "投影为 key"),
                Input.required("wv", "[d][d]", "projects to values", "投影为 value"),
                Input.required("wo", "[d][d]", "joins the heads", "合并各头"));
    }

    /**
     * All heads of one layer.
     *
     * @param weights one n × n a head
     * @param concat the head outputs in order, n × (heads · dh)
     */
    record Heads(List<DMatrixRMaj> weights, DMatrixRMaj concat) {}

    /**
     * Attends head by head; query head h uses key/value head {@code h * kvHeads / heads}.
     *
     * @param q n × (heads · dh)
     * @param k n × (kvHeads · dh)
     * @param v n × (kvHeads · dh)
     */
    static Heads attend(DMatrixRMaj q, DMatrixRMaj k, DMatrixRMaj v, int heads, int kvHeads, boolean causal) {
        int dh = q.numCols / heads;
        List<DMatrixRMaj> weights = new ArrayList<>(heads);
        DMatrixRMaj concat = new DMatrixRMaj(q.numRows, q.numCols);
        for (int h = 0; h < heads; h++) {
            int g = h / (heads / kvHeads);
            Attention.Attended head = Attention.attend(
                    head(q, h, dh), head(k, g, dh), head(v, g, dh), 1 / Math.sqrt(dh), causal); // n × dh each
            weights.add(head.weights());
            CommonOps_DDRM.insert(head.output(), concat, 0, h * dh);
        }
        return new Heads(weights, concat);
    }

    /** Columns h·dh .. (h+1)·dh-1. */
    private static DMatrixRMaj head(DMatrixRMaj matrix, int h, int dh) {
        return CommonOps_DDRM.extract(matrix, 0, matrix.numRows, h * dh, (h + 1) * dh);
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownParams() {
        return Map.of("heads", Value.of(2));
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return ownInputs(4, params.whole("heads"));
    }

    /** n tokens; d is 8, or as wide as many heads need. */
    static Map<String, Value> ownInputs(int n, long heads) {
        int d = 8 % heads == 0 ? 8 : (int) Math.min(heads, 1024);
        return Map.of(
                "x", Wave.of(n, d, 0),
                "wq", Wave.of(d, d, 1),
                "wk", Wave.of(d, d, 2),
                "wv", Wave.of(d, d, 3),
                "wo", Wave.of(d, d, 4));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        requireFit(arguments);
        return arguments;
    }

    /** heads divides d; the size is bounded. */
    static void requireFit(Arguments arguments) {
        int d = arguments.width("x");
        double n = arguments.length("x");
        double heads = arguments.num("heads");
        if (d % heads != 0) {
            throw DemoException.badShape(
                    "heads is " + NumberText.of(heads) + ", which does not divide d: x has " + d + " columns");
        }
        Limits.size(Code.BAD_INPUT, "heads*n*n, the size of the weights,", heads * n * n);
        Limits.work(Code.BAD_INPUT, "4*n*d*d + 2*n*n*d", 4 * n * d * d + 2 * n * n * d);
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj x = arguments.matrix("x");
        DMatrixRMaj q = CommonOps_DDRM.mult(x, arguments.matrix("wq"), null); // n × d
        DMatrixRMaj k = CommonOps_DDRM.mult(x, arguments.matrix("wk"), null);
        DMatrixRMaj v = CommonOps_DDRM.mult(x, arguments.matrix("wv"), null);
        int heads = arguments.size("heads");
        Heads attended = attend(q, k, v, heads, heads, arguments.flag("causal"));
        DMatrixRMaj output = CommonOps_DDRM.mult(attended.concat, arguments.matrix("wo"), null); // n × d
        Working working = new Working()
                .step(
                        "q",
                        "[n][d]",
                        "x wq; head h owns columns h·dh … (h+1)·dh − 1",
                        "x wq；第 h 个头占第 h·dh … (h+1)·dh − 1 列",
                        q)
                .step("k", "[n][d]", "x wk", "x wk", k)
                .step("v", "[n][d]", "x wv", "x wv", v);
        return written(working, attended, output, arguments.flag("causal"));
    }

    /** The steps after the projections, the outputs, and a heatmap for each of the first heads. */
    static Outcome written(Working working, Heads attended, DMatrixRMaj output, boolean causal) {
        Value weights = Value.of(attended.weights);
        working.step("weights", "[heads][n][n]", "softmax(q kᵀ/√dh) of each head", "每个头的 softmax(q kᵀ/√dh)", weights)
                .step("concat", "[n][heads*dh]", "head outputs side by side", "各头输出按列拼接", attended.concat)
                .step("output", "[n][d]", "concat wo", "concat wo", output)
                .output("weights", weights)
                .output("output", output);
        double largest = 0;
        for (DMatrixRMaj head : attended.weights) {
            largest = Math.max(largest, Sums.largest(head.data));
        }
        for (int h = 0; h < Math.min(8, attended.weights.size()); h++) {
            working.heatmap(
                    new Caption("Weights of head " + h, "第 " + h + " 个头的权重"),
                    new Caption("query", "查询"),
                    new Caption("key", "键"),
                    causal ? CausalMask.hidden(attended.weights.get(h)) : attended.weights.get(h),
                    largest);
        }
        return working.outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[][] x = arguments.matrix("x").get2DData();
        double[][] wq = arguments.matrix("wq").get2DData();
        double[][] wk = arguments.matrix("wk").get2DData();
        double[][] wv = arguments.matrix("wv").get2DData();
        double[][] wo = arguments.matrix("wo").get2DData();
        int heads = arguments.size("heads");
        int dh = wq[0].length / heads;
        boolean causal = arguments.flag("causal");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checkRowSums(checks, outcome);
        double[][] first = {x[0]};
        double[] causalFirst = Arrays.copyOf(
                run.apply(new Case(this, arguments).set("causal", true).arguments())
                        .matrix("output")
                        .data,
                wo[0].length);
        checks.equal(
                "causal: the first token sees itself alone, x₀ wv wo",
                "因果掩码下首个 token 只看到自己：x₀ wv wo",
                Naive.times(Naive.times(first, wv), wo)[0],
                causalFirst);
        if (Naive.isSmall((double) x.length * wq.length * wq.length)
                && Naive.isSafe(Naive.times(x, wq), Naive.times(x, wk), 1)) {
            double[][] expected = Naive.heads(x, wq, wk, wv, wo, heads, causal);
            checks.equal(
                            "the sum over the heads of head times its rows of wo, by plain loops",
                            "逐头循环：每个头乘以 wo 中自己的行，再求和",
                            expected,
                            outcome.matrix("output"))
                    .equal(
                            "with one head it is attention of the full width",
                            "只有一个头时即全宽度的注意力",
                            Naive.heads(x, wq, wk, wv, wo, 1, causal),
                            run.apply(new Case(this, arguments).set("heads", 1).arguments())
                                    .matrix("output"))
                    .equal(
                            "the order of the heads does not matter",
                            "头的先后次序不影响结果",
                            expected,
                            run.apply(new Case(this, arguments)
                                            .set("wq", reversed(wq, dh))
                                            .set("wk", reversed(wk, dh))
                                            .set("wv", reversed(wv, dh))
                                            .set("wo", Naive.transposed(reversed(Naive.transposed(wo), dh)))
                                            .arguments())
                                    .matrix("output"));
        }
        return checks.list();
    }

    /** Adds the check that each row of weights[heads][n][n] sums to 1: with as many keys as queries every query sees one. */
    static void checkRowSums(Checks checks, Outcome outcome) {
        List<Value> heads = outcome.array("weights").values();
        double farthest = 1;
        for (Value head : heads) {
            for (double sum : Sums.rows(((Value.Arr) head).matrix())) {
                farthest = Math.abs(sum - 1) > Math.abs(farthest - 1) ? sum : farthest;
            }
        }
        checks.equal("every row of every head's weights sums to 1", "每个头的权重每行之和为 1", 1, farthest);
    }

    /** The blocks of dh columns in reverse order. */
    private static double[][] reversed(double[][] matrix, int dh) {
        double[][] reversed = new double[matrix.length][matrix[0].length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j += dh) {
                System.arraycopy(matrix[i], j, reversed[i], matrix[0].length - dh - j, dh);
            }
        }
        return reversed;
    }
}
