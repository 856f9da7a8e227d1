package dev.qkv.demo.attention;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.demo.activation.Softmax;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Softmax with the maximum taken out, in two passes and in one.
 *
 * <p>The online form rescales the running sum whenever the maximum grows; FlashAttention builds on it.
 *
 * <p>Source: Milakov and Gimelshein 2018, arXiv 1805.02867.
 */
public final class SoftmaxStability implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "softmax-stability",
            new Caption("The same softmax without overflow, also in a single pass.", "不溢出的 softmax，也可以一遍扫完。"),
            "m′ = max(m, x);  l′ = l·e^(m−m′) + e^(x−m′)",
            "Milakov and Gimelshein 2018, arXiv:1805.02867",
            List.of(),
            List.of(Input.required("logits", "[n]", "scores", "分数")),
            List.of(
                    Output.of(
                            "naive_overflows",
                            Signature.Type.BOOL,
                            "",
                            "e^logit, or the sum, is beyond a double",
                            "直接取指数或求和会溢出"),
                    Output.of("overflow_limit", "", "largest exponent of a double", "双精度能取的最大指数"),
                    Output.of("probabilities", "[n]", "maximum taken out, two passes", "先减最大值，两遍"),
                    Output.of("online_probabilities", "[n]", "by the online sums", "由在线的和得到"),
                    Output.of("running_max", "[n]", "after each element", "读入每个元素之后"),
                    Output.of("running_sum", "[n]", "after each element", "读入每个元素之后"),
                    Output.of("log_sum_exp", "", "ln Σ e^x", "ln Σ e^x")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("logits", Value.of(new double[] {1000, 1001, 1002}));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double[] logits = arguments.vector("logits");
        double[] runningMax = new double[logits.length];
        double[] runningSum = new double[logits.length];
        double[] rescaling = new double[logits.length];
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double naive = 0;
        for (int i = 0; i < logits.length; i++) {
            double larger = Math.max(max, logits[i]);
            rescaling[i] = Math.exp(max - larger);
            sum = sum * rescaling[i] + Math.exp(logits[i] - larger);
            max = larger;
            naive += Math.exp(logits[i]);
            runningMax[i] = max;
            runningSum[i] = sum;
        }
        double[] exponentials = new double[logits.length];
        double[] online = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            exponentials[i] = Math.exp(logits[i] - max);
            online[i] = exponentials[i] / sum;
        }
        return new Working()
                .step(
                        "rescaling",
                        "[n]",
                        "e^(m − m′): what the sum so far is multiplied by",
                        "e^(m − m′)：已有的和要乘的系数",
                        rescaling)
                .step(
                        "exponentials",
                        "[n]",
                        "e^(x − m) with the final maximum, none above 1",
                        "e^(x − m)，m 为最终的最大值，都不超过 1",
                        exponentials)
                .output("naive_overflows", Value.of(Double.isInfinite(naive)))
                .output("overflow_limit", Math.log(Double.MAX_VALUE))
                .output("probabilities", Softmax.of(logits))
                .output("online_probabilities", online)
                .output("running_max", runningMax)
                .output("running_sum", runningSum)
                .output("log_sum_exp", max + Math.log(sum))
                .bars(new Caption("Probabilities", "概率"), online)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[] logits = arguments.vector("logits");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double[] centred = centred(logits);
        double top = Sums.largest(centred);
        if (top < 400) {
            checks.equal(
                    "plain softmax around the mean, two passes",
                    "减去均值后的普通 softmax，对照两遍的结果",
                    Naive.softmax(centred),
                    outcome.vector("probabilities"));
        }
        if (top < 400) {
            checks.equal(
                    "the same against one pass",
                    "同样的值，对照一遍的结果",
                    Naive.softmax(centred),
                    outcome.vector("online_probabilities"));
        }
        checks.holds(
                "1000 and more overflow",
                "1000 以上会溢出",
                ((Value.Bool) new Case(this).run(run).output("naive_overflows")).value());
        checks.holds(
                "0 and 1 do not",
                "0 和 1 不会",
                !((Value.Bool) new Case(this)
                                .set("logits", new double[] {0, 1})
                                .run(run)
                                .output("naive_overflows"))
                        .value());
        checks.equal(
                "logits 1000, 1001, 1002",
                "logits 为 1000、1001、1002",
                new double[] {0.09003057317038046, 0.24472847105479764, 0.6652409557748218},
                new Case(this).run(run).vector("probabilities"));
        checks.equal(
                "its log-sum-exp",
                "其 log-sum-exp",
                1002.4076059644444,
                new Case(this).run(run).number("log_sum_exp"));
        checks.equal("e^709.78 is the last", "e^709.78 是上限", 709.782712893384, outcome.number("overflow_limit"));
        if (top < 400) {
            checks.equal(
                    "the last running sum, in plain",
                    "最后的累计和，直接计算",
                    plainSum(logits),
                    outcome.vector("running_sum")[logits.length - 1]);
        }
        checks.equal(
                "the last running maximum",
                "最后的最大值",
                largest(logits),
                outcome.vector("running_max")[logits.length - 1],
                0);
        return checks.list();
    }

    private static double[] centred(double[] x) {
        double mean = Sums.mean(x);
        double[] centred = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            centred[i] = x[i] - mean;
        }
        return centred;
    }

    private static double largest(double[] x) {
        double largest = x[0];
        for (double value : x) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    private static double plainSum(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += Math.exp(value - largest(x));
        }
        return sum;
    }
}
