package dev.qkv.demo.attention;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
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
import dev.qkv.demo.Wave;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Attention in one pass over tiles of keys, without the n × m matrix of weights: running maximum m, running sum l and accumulator o of each query.
 *
 * <p>For a tile of scores s: {@code m' = max(m, max s)}, {@code l' = l e^(m-m') + Σ e^(s-m')}, {@code o' = o e^(m-m') + e^(s-m') v}; in the end o/l. Source: Dao
 * et al. 2022, arXiv 2205.14135, section 3.1; online softmax: Milakov &amp; Gimelshein 2018, arXiv 1805.02867. The weights are plain attention's, for comparison.
 */
public final class FlashAttention implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "flash-attention",
            new Caption(
                    "Computes exact attention tile by tile with an online softmax; the weights are never stored.",
                    "用在线 softmax 分块计算精确的注意力，从不存下权重矩阵。"),
            "m′ = max(m, max s), l′ = l e^(m−m′) + Σ e^(s−m′), o′ = o e^(m−m′) + e^(s−m′) v; output = o / l",
            "Dao et al. 2022, arXiv:2205.14135, section 3.1; Milakov & Gimelshein 2018, arXiv:1805.02867",
            List.of(
                    Attention.causal(),
                    Attention.scale(),
                    Param.integer("block_size", 2, Range.atLeast(1), "keys in a tile", "每块的 key 数")),
            List.of(
                    Input.required("q", "[n][dk]", "queries", "查询"),
                    Input.required("k", "[m][dk]", "keys", "键"),
                    Input.required("v", "[m][dv]", "values", "值")),
            List.of(
                    Output.of("weights", "[n][m]", "of plain attention", "普通注意力的权重"),
                    Output.of("output", "[n][dv]", "tile by tile", "分块计算的输出"),
                    Output.of("max_abs_diff", "", "to plain attention's output", "与普通注意力输出的最大差")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("q", Wave.of(7, 4, 0), "k", Wave.of(7, 4, 1), "v", Wave.of(7, 4, 2));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        return Attention.completed(arguments);
    }

    /** The state after some tiles: maximum and sum of each query, unscaled output n × dv. */
    record Running(double[] max, double[] sum, DMatrixRMaj accumulator) {}

    /** One pass over tiles of so many keys. */
    static Running tiled(DMatrixRMaj q, DMatrixRMaj k, DMatrixRMaj v, double scale, boolean causal, int block) {
        int m = k.numRows;
        Running running =
                new Running(new double[q.numRows], new double[q.numRows], new DMatrixRMaj(q.numRows, v.numCols));
        Arrays.fill(running.max, Double.NEGATIVE_INFINITY);
        for (int from = 0; from < m; from += block) {
            int to = Math.min(m, from + block);
            DMatrixRMaj keys = CommonOps_DDRM.extract(k, from, to, 0, k.numCols); // tile × dk
            DMatrixRMaj values = CommonOps_DDRM.extract(v, from, to, 0, v.numCols); // tile × dv
            DMatrixRMaj scores = CommonOps_DDRM.multTransB(q, keys, null); // n × tile
            CommonOps_DDRM.scale(scale, scores);
            absorb(running, scores, values, from, causal ? m : -1);
        }
        return running;
    }

    /** o / l; 0 for a query that sees no key. */
    static DMatrixRMaj divided(Running running) {
        DMatrixRMaj output = new DMatrixRMaj(running.accumulator.numRows, running.accumulator.numCols);
        for (int i = 0; i < output.numRows; i++) {
            for (int j = 0; j < output.numCols && running.sum[i] > 0; j++) {
                output.set(i, j, running.accumulator.get(i, j) / running.sum[i]);
            }
        }
        return output;
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj q = arguments.matrix("q");
        DMatrixRMaj k = arguments.matrix("k");
        DMatrixRMaj v = arguments.matrix("v");
        double scale = arguments.num("scale");
        boolean causal = arguments.flag("causal");
        int block = (int) Math.min(k.numRows, arguments.whole("block_size"));
        Running running = tiled(q, k, v, scale, causal, block);
        DMatrixRMaj output = divided(running);
        Attention.Attended plain = Attention.attend(q, k, v, scale, causal);
        return new Working()
                .step(
                        "running_max",
                        "[n]",
                        "m after the last tile; −∞ where no key is seen",
                        "最后一块之后的 m；看不到 key 处为 −∞",
                        running.max)
                .step("running_sum", "[n]", "l after the last tile", "最后一块之后的 l", running.sum)
                .step(
                        "accumulator",
                        "[n][dv]",
                        "o after the last tile, still to be divided by l",
                        "最后一块之后的 o，尚未除以 l",
                        running.accumulator)
                .output("weights", plain.weights())
                .output("output", output)
                .output("max_abs_diff", Sums.largestDifference(output.data, plain.output().data))
                .heatmap(
                        new Caption("The weights that are never stored", "从不存储的权重"),
                        new Caption("query", "查询"),
                        new Caption("key", "键"),
                        plain.weights())
                .outcome();
    }

    /** Takes in one tile of scores[n][tile] whose first key is number from. @param m all keys under the causal mask, -1 for no mask */
    private static void absorb(Running running, DMatrixRMaj scores, DMatrixRMaj values, int from, int m) {
        int n = scores.numRows;
        int tile = scores.numCols;
        DMatrixRMaj weights = new DMatrixRMaj(n, tile); // e^(s - m')
        for (int i = 0; i < n; i++) {
            int visible = m < 0 ? tile : Math.max(0, Math.min(tile, Attention.visible(i, n, m) - from));
            double max = running.max[i];
            for (int j = 0; j < visible; j++) {
                max = Math.max(max, scores.unsafe_get(i, j));
            }
            if (max == Double.NEGATIVE_INFINITY) {
                continue;
            }
            double shrink = Math.exp(running.max[i] - max); // 0 for the first tile
            running.sum[i] *= shrink;
            for (int j = 0; j < running.accumulator.numCols && shrink != 1; j++) {
                running.accumulator.unsafe_set(i, j, running.accumulator.unsafe_get(i, j) * shrink);
            }
            for (int j = 0; j < visible; j++) {
                double weight = Math.exp(scores.unsafe_get(i, j) - max);
                weights.unsafe_set(i, j, weight);
                running.sum[i] += weight;
            }
            running.max[i] = max;
        }
        CommonOps_DDRM.multAdd(weights, values, running.accumulator); // n × dv
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[][] q = arguments.matrix("q").get2DData();
        double[][] k = arguments.matrix("k").get2DData();
        double[][] v = arguments.matrix("v").get2DData();
        double scale = arguments.num("scale");
        boolean causal = arguments.flag("causal");
        Outcome outcome = run.apply(arguments);
        Arguments large = new Case(this)
                .set("q", new double[][] {{1000}})
                .set("k", new double[][] {{1}, {0}})
                .set("v", new double[][] {{1}, {2}})
                .arguments();
        Checks checks = new Checks()
                .equal(
                        "tiled and plain output agree",
                        "分块输出与普通注意力一致",
                        0,
                        outcome.number("max_abs_diff"),
                        Checks.TOLERANCE * Math.max(1, Sums.largest(arguments.matrix("v").data)))
                .equal(
                        "every row of weights sums to 1 (0 where no key is seen)",
                        "权重每行之和为 1（看不到任何 key 的行为 0）",
                        Attention.rowSums(q.length, k.length, causal),
                        Sums.rows(outcome.matrix("weights")))
                .equal(
                        "scores of 1000 and 0: all weight on the first value",
                        "打分为 1000 与 0：权重全部落在第一个 value",
                        1,
                        run.apply(large).matrix("output").get(0, 0));
        if (Naive.isSafe(q, k, scale)) {
            double[][] expected = Naive.attention(q, k, v, scale, causal);
            checks.equal("output by plain loops in two passes", "按定义逐项循环（两遍）得到的输出", expected, outcome.matrix("output"));
            for (int block : new int[] {1, 3, k.length + 1}) {
                checks.equal(
                        "the same with tiles of " + (block > k.length ? "more than m keys" : block),
                        "每块 " + (block > k.length ? "超过 m" : block) + " 个 key 时也相同",
                        expected,
                        run.apply(new Case(this, arguments)
                                        .set("block_size", block)
                                        .arguments())
                                .matrix("output"));
            }
        }
        return checks.list();
    }
}
