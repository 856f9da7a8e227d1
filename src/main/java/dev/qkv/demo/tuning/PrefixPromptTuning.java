package dev.qkv.demo.tuning;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
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
import dev.qkv.demo.Wave;
import dev.qkv.demo.Working;
import dev.qkv.demo.attention.Attention;
import dev.qkv.figure.Caption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * Attention over a learned prefix and the text, as a gate between two attentions.
 *
 * <p>λ is the share of the softmax mass that falls on the prefix; scores are scaled by 1/√d.
 *
 * <p>Source: Li and Liang 2021, arXiv 2101.00190; He et al. 2021, arXiv 2110.04366, equation 7.
 */
public final class PrefixPromptTuning implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "prefix-prompt-tuning",
            new Caption(
                    "A prefix of keys and values acts as a gate beside attention.", "前缀的 key 与 value 相当于注意力旁边的一个门。"),
            "Attn(q,[P_k;K],[P_v;V]) = (1−λ) Attn(q,K,V) + λ Attn(q,P_k,P_v)",
            "Li and Liang 2021, arXiv:2101.00190; He et al. 2021, arXiv:2110.04366, equation 7",
            List.of(),
            List.of(
                    Input.required("q", "[n][d]", "queries", "query"),
                    Input.required("k", "[m][d]", "keys of the text", "文本的 key"),
                    Input.required("v", "[m][e]", "values of the text", "文本的 value"),
                    Input.required("pk", "[l][d]", "keys of the prefix", "前缀的 key"),
                    Input.required("pv", "[l][e]", "values of the prefix", "前缀的 value")),
            List.of(
                    Output.of("output", "[n][e]", "over prefix and text", "对前缀和文本做注意力"),
                    Output.of("lambda", "[n]", "mass on the prefix", "落在前缀上的权重"),
                    Output.of("without_prefix", "[n][e]", "over the text alone", "只对文本"),
                    Output.of("prefix_only", "[n][e]", "over the prefix alone", "只对前缀"),
                    Output.of("mixed", "[n][e]", "(1 − λ) without + λ prefix", "(1 − λ) 文本 + λ 前缀"),
                    Output.of("max_abs_diff", "", "between output and mixed", "output 与 mixed 之差")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of(
                "q",
                Wave.of(2, 3, 0),
                "k",
                Wave.of(3, 3, 1),
                "v",
                Wave.of(3, 2, 2),
                "pk",
                Wave.of(2, 3, 3),
                "pv",
                Wave.of(2, 2, 4));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        double n = arguments.length("q");
        double keys = (double) arguments.length("k") + arguments.length("pk");
        Limits.size(Code.BAD_INPUT, "n*(m + l)", n * keys);
        Limits.work(
                Code.BAD_INPUT, "n*(m + l)*(d + e)", n * keys * ((double) arguments.width("k") + arguments.width("v")));
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double[][] k = arguments.matrix("k").get2DData();
        double[][] v = arguments.matrix("v").get2DData();
        double[][] pk = arguments.matrix("pk").get2DData();
        double[][] pv = arguments.matrix("pv").get2DData();
        DMatrixRMaj queries = arguments.matrix("q");
        DMatrixRMaj prefixKeys = arguments.matrix("pk");
        DMatrixRMaj prefixValues = arguments.matrix("pv");
        double scale = 1 / Math.sqrt(queries.numCols);
        DMatrixRMaj keys = new DMatrixRMaj(stacked(pk, k));
        DMatrixRMaj values = new DMatrixRMaj(stacked(pv, v));
        Attention.Attended both = Attention.attend(queries, keys, values, scale, false);
        DMatrixRMaj without = Attention.attend(queries, arguments.matrix("k"), arguments.matrix("v"), scale, false)
                .output();
        DMatrixRMaj only = Attention.attend(queries, prefixKeys, prefixValues, scale, false)
                .output();
        double[] lambda = new double[queries.numRows];
        DMatrixRMaj mixed = without.copy();
        for (int i = 0; i < lambda.length; i++) {
            for (int j = 0; j < prefixKeys.numRows; j++) {
                lambda[i] += both.weights().get(i, j);
            }
            for (int c = 0; c < mixed.numCols; c++) {
                mixed.set(i, c, (1 - lambda[i]) * without.get(i, c) + lambda[i] * only.get(i, c));
            }
        }
        return new Working()
                .step("weights", "[n][p]", "over prefix, then text", "先前缀后文本的权重", both.weights())
                .output("output", both.output())
                .output("lambda", lambda)
                .output("without_prefix", without)
                .output("prefix_only", only)
                .output("mixed", mixed)
                .output("max_abs_diff", Sums.largestDifference(both.output().data, mixed.data))
                .bars(new Caption("Weight on the prefix, per query", "各 query 落在前缀上的权重"), lambda)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[][] q = arguments.matrix("q").get2DData();
        double[][] k = arguments.matrix("k").get2DData();
        double[][] v = arguments.matrix("v").get2DData();
        double[][] pk = arguments.matrix("pk").get2DData();
        double[][] pv = arguments.matrix("pv").get2DData();
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double scale = 1 / Math.sqrt(q[0].length);
        double[][] keys = stacked(pk, k);
        double[][] values = stacked(pv, v);
        if (Naive.isSafe(q, keys, scale)) {
            double[][] naive = Naive.attention(q, keys, values, scale, false);
            double[][] weights = Naive.weights(q, keys, scale, false);
            double[] mass = new double[q.length];
            double[][] gated = new double[q.length][v[0].length];
            double[][] text = Naive.attention(q, k, v, scale, false);
            double[][] prefix = Naive.attention(q, pk, pv, scale, false);
            for (int i = 0; i < q.length; i++) {
                for (int j = 0; j < pk.length; j++) {
                    mass[i] += weights[i][j];
                }
                for (int c = 0; c < gated[i].length; c++) {
                    gated[i][c] = (1 - mass[i]) * text[i][c] + mass[i] * prefix[i][c];
                }
            }
            checks.equal(
                    "attention over the concatenation, by plain loops",
                    "逐项循环：对拼接后的做注意力",
                    naive,
                    outcome.matrix("output"));
            checks.equal("the gate, by plain loops", "逐项循环：门的形式", gated, outcome.matrix("output"));
            checks.equal("the same from the two attentions", "由两个注意力混合得到", naive, outcome.matrix("mixed"));
            checks.equal("mass on the prefix", "落在前缀上的权重", mass, outcome.vector("lambda"));
            checks.equal("attention over the text alone", "只对文本的注意力", text, outcome.matrix("without_prefix"));
            checks.equal("attention over the prefix alone", "只对前缀的注意力", prefix, outcome.matrix("prefix_only"));
        }
        checks.equal(
                "both ways agree",
                "两种算法一致",
                0,
                outcome.number("max_abs_diff") / Math.max(1, Sums.largest(outcome.matrix("output").data)));
        return checks.list();
    }

    private static double[][] stacked(double[][] above, double[][] below) {
        double[][] stacked = Arrays.copyOf(above, above.length + below.length);
        System.arraycopy(below, 0, stacked, above.length, below.length);
        return stacked;
    }
}
