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
import dev.qkv.demo.Working;
import dev.qkv.demo.activation.Softmax;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Why scores are divided by √d_k: the variance of a dot product is d_k, and a large spread saturates the softmax.
 *
 * <p>The variance comes from the exact distribution of the dot product of two independent vectors of ±1, without sampling.
 *
 * <p>Source: Vaswani et al. 2017, arXiv 1706.03762, section 3.2.1, footnote 4.
 */
public final class SqrtDkScaling implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "sqrt-dk-scaling",
            new Caption("What happens to softmax and its gradient without the scaling.", "不缩放时 softmax 及其梯度会怎样。"),
            "Var(q·k) = d_k",
            "Vaswani et al. 2017, arXiv:1706.03762, section 3.2.1, footnote 4",
            List.of(Param.integer("d_k", 64, Range.between(1, 2048), "width of queries and keys", "query 与 key 的宽度")),
            List.of(Input.required("z", "[m]", "scores at unit variance", "单位方差下的分数")),
            List.of(
                    Output.of("dot_variance", "", "of the dot product", "点积的方差"),
                    Output.of("dot_std", "", "its root", "其平方根"),
                    Output.of("scaled_variance", "", "after dividing by √d_k", "除以 √d_k 之后的方差"),
                    Output.of("raw_weights", "[m]", "softmax(√d_k z)", "softmax(√d_k z)"),
                    Output.of("scaled_weights", "[m]", "softmax(z)", "softmax(z)"),
                    Output.of("raw_entropy", "", "nats", "nat"),
                    Output.of("scaled_entropy", "", "nats", "nat"),
                    Output.of("raw_gradient", "", "p(1 − p) of the largest weight", "最大权重的 p(1 − p)"),
                    Output.of("scaled_gradient", "", "p(1 − p) of the largest weight", "最大权重的 p(1 − p)")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("z", Value.of(new double[] {1.5, 1, 0.5, 0.25, -0.25, -0.5, -1, -1.5}));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double dK = arguments.num("d_k");
        double[] z = arguments.vector("z");
        double variance = variance((int) dK);
        double[] raw = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            raw[i] = Math.sqrt(dK) * z[i];
        }
        double[] rawWeights = Softmax.of(raw);
        double[] weights = Softmax.of(z);
        double rawLargest = Sums.largest(rawWeights);
        double largest = Sums.largest(weights);
        return new Working()
                .step("raw_scores", "[m]", "√d_k z: not scaled", "√d_k z：未缩放", raw)
                .output("dot_variance", variance)
                .output("dot_std", Math.sqrt(variance))
                .output("scaled_variance", variance / dK)
                .output("raw_weights", rawWeights)
                .output("scaled_weights", weights)
                .output("raw_entropy", entropy(rawWeights))
                .output("scaled_entropy", entropy(weights))
                .output("raw_gradient", rawLargest * (1 - rawLargest))
                .output("scaled_gradient", largest * (1 - largest))
                .bars(new Caption("Weights without scaling", "未缩放的权重"), rawWeights)
                .bars(new Caption("Weights with scaling", "缩放后的权重"), weights)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double dK = arguments.num("d_k");
        double[] z = arguments.vector("z");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal("the variance is d_k", "方差等于 d_k", dK, outcome.number("dot_variance"), 1e-9);
        checks.equal(
                "the root of it",
                "其平方根",
                outcome.number("dot_variance"),
                outcome.number("dot_std") * outcome.number("dot_std"));
        checks.equal(
                "d_k = 4: mean square over all 256 pairs of ±1 vectors",
                "d_k = 4：对全部 256 对 ±1 向量求均方",
                enumerated(),
                new Case(this).set("d_k", 4).run(run).number("dot_variance"));
        checks.equal("scaled, the variance is 1", "缩放后方差为 1", 1, outcome.number("scaled_variance"));
        checks.equal(
                "own case: entropies", "自带示例：熵", new double[] {0.0935360206575686, 1.7188611800665918}, new double[] {
                    new Case(this).run(run).number("raw_entropy"),
                    new Case(this).run(run).number("scaled_entropy")
                });
        if (dK > 1 && Sums.largest(centred(z)) > 1e-3 && Sums.largest(z) <= 10) {
            checks.holds(
                    "scaling leaves more entropy",
                    "缩放后熵更大",
                    outcome.number("scaled_entropy") > outcome.number("raw_entropy"));
        }
        double gap = Math.exp(4); // own case: the two largest scores are 0.5 apart, times 8
        checks.equal(
                "own case: without scaling p(1 − p) is that of the two largest scores, nearly",
                "自带示例：未缩放时，p(1 − p) 几乎只由最大的两个分数决定",
                gap / (1 + gap) / (1 + gap),
                new Case(this).run(run).number("raw_gradient"),
                1e-3);
        checks.equal(
                "weights sum to 1",
                "权重之和为 1",
                2,
                Sums.of(outcome.vector("raw_weights")) + Sums.of(outcome.vector("scaled_weights")));
        if (Sums.largest(z) <= 10) {
            checks.equal("plain softmax of z", "直接计算的 softmax(z)", Naive.softmax(z), outcome.vector("scaled_weights"));
        }
        if (Sums.largest(z) <= 10) {
            checks.equal(
                    "central difference of the plain softmax in its largest logit",
                    "对最大 logit 的中心差分",
                    difference(z),
                    outcome.number("scaled_gradient"),
                    1e-8);
        }
        return checks.list();
    }

    /** Σ x² P(x) of a sum of d independent ±1: the distribution by repeated convolution. */
    private static double variance(int d) {
        double[] probabilities = {1}; // of sums −k, −k + 2 … k
        for (int k = 1; k <= d; k++) {
            double[] next = new double[k + 1];
            for (int i = 0; i < k; i++) {
                next[i] += probabilities[i] / 2;
                next[i + 1] += probabilities[i] / 2;
            }
            probabilities = next;
        }
        double variance = 0;
        for (int i = 0; i <= d; i++) {
            double sum = 2.0 * i - d;
            variance += sum * sum * probabilities[i];
        }
        return variance;
    }

    private static double entropy(double[] p) {
        double entropy = 0;
        for (double value : p) {
            entropy -= value == 0 ? 0 : value * Math.log(value);
        }
        return entropy;
    }

    private static double[] centred(double[] z) {
        double[] centred = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            centred[i] = z[i] - Sums.mean(z);
        }
        return centred;
    }

    private static double enumerated() {
        double squares = 0;
        for (int q = 0; q < 16; q++) {
            for (int k = 0; k < 16; k++) {
                int dot = 4 - 2 * Integer.bitCount(q ^ k);
                squares += dot * dot;
            }
        }
        return squares / 256;
    }

    private static double difference(double[] z) {
        int largest = 0;
        for (int i = 1; i < z.length; i++) {
            largest = z[i] > z[largest] ? i : largest;
        }
        double[] above = z.clone();
        double[] below = z.clone();
        above[largest] += 1e-5;
        below[largest] -= 1e-5;
        return (Naive.softmax(above)[largest] - Naive.softmax(below)[largest]) / 2e-5;
    }
}
