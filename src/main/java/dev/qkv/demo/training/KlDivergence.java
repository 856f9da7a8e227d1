package dev.qkv.demo.training;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Divergence between two distributions in both directions, with entropy and cross-entropy.
 *
 * <p>Terms with p = 0 count as 0; where p is positive q must be, and the other way round.
 *
 * <p>Source: Kullback and Leibler 1951, doi:10.1214/aoms/1177729694.
 */
public final class KlDivergence implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "kl-divergence",
            new Caption("How much is lost when one distribution stands in for another.", "用一个分布代替另一个，损失多少。"),
            "KL(p‖q) = Σ p ln(p/q)",
            "Kullback and Leibler 1951, doi:10.1214/aoms/1177729694",
            List.of(),
            List.of(
                    Input.required("p", "[n]", "first distribution", "第一个分布").in(Range.between(0, 1)),
                    Input.required("q", "[n]", "second distribution", "第二个分布").in(Range.between(0, 1))),
            List.of(
                    Output.of("kl", "", "KL(p‖q) in nats", "KL(p‖q)，nat"),
                    Output.of("reverse_kl", "", "KL(q‖p) in nats", "KL(q‖p)，nat"),
                    Output.of("entropy", "", "H(p)", "H(p)"),
                    Output.of("cross_entropy", "", "−Σ p ln q", "−Σ p ln q"),
                    Output.of("total_variation", "", "half the summed absolute differences", "差的绝对值之和的一半"),
                    Output.of("bits", "", "kl / ln 2", "kl / ln 2")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("p", Value.of(new double[] {0.5, 0.5}), "q", Value.of(new double[] {0.9, 0.1}));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        double[] first = arguments.vector("p");
        double[] second = arguments.vector("q");
        for (String name : List.of("p", "q")) {
            if (Math.abs(Sums.of(arguments.vector(name)) - 1) > 1e-9) {
                throw DemoException.badInput(name + " sums to " + Sums.of(arguments.vector(name)) + ", must be 1");
            }
        }
        for (int i = 0; i < first.length; i++) {
            if ((first[i] == 0) != (second[i] == 0)) {
                throw DemoException.badInput("p and q must be 0 in the same places; they differ at index " + i);
            }
        }
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double[] p = arguments.vector("p");
        double[] q = arguments.vector("q");
        double variation = 0;
        double entropy = 0;
        double cross = 0;
        double[] terms = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            variation += Math.abs(p[i] - q[i]) / 2;
            entropy -= p[i] == 0 ? 0 : p[i] * Math.log(p[i]);
            cross -= p[i] == 0 ? 0 : p[i] * Math.log(q[i]);
            terms[i] = p[i] == 0 ? 0 : p[i] * Math.log(p[i] / q[i]);
        }
        double forward = divergence(p, q);
        return new Working()
                .step("terms", "[n]", "p ln(p/q); single terms may be negative", "p ln(p/q)；单项可以为负", terms)
                .step("kl", "their sum", "求和", forward)
                .step("reverse_kl", "p and q swapped: another number", "p、q 互换：结果不同", divergence(q, p))
                .step("entropy", "H(p) = −Σ p ln p", "H(p) = −Σ p ln p", entropy)
                .step("cross_entropy", "H(p) + kl", "H(p) + kl", cross)
                .output("kl", forward)
                .output("reverse_kl", divergence(q, p))
                .output("entropy", entropy)
                .output("cross_entropy", cross)
                .output("total_variation", variation)
                .output("bits", forward / Math.log(2))
                .bars(new Caption("First distribution", "第一个分布"), p)
                .bars(new Caption("Second distribution", "第二个分布"), q)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[] p = arguments.vector("p");
        double[] q = arguments.vector("q");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal(
                "a fair coin against 0.9 and 0.1",
                "公平硬币对 0.9 与 0.1",
                0.5108256237659907,
                new Case(this).run(run).number("kl"));
        checks.equal(
                "the other way round",
                "反过来",
                0.3680642071684971,
                new Case(this).run(run).number("reverse_kl"));
        checks.equal(
                "entropy plus divergence is cross-entropy",
                "熵加散度等于交叉熵",
                outcome.number("entropy") + plain(p, q),
                outcome.number("cross_entropy"));
        checks.equal(
                "entropy is the cross-entropy with itself",
                "熵就是与自己的交叉熵",
                new Case(this, arguments).set("q", p).run(run).number("cross_entropy"),
                outcome.number("entropy"));
        checks.holds(
                "never negative", "不会为负", outcome.number("kl") >= -1e-12 && outcome.number("reverse_kl") >= -1e-12);
        checks.equal(
                "none from itself",
                "与自己为 0",
                0,
                new Case(this, arguments).set("q", p).run(run).number("kl"));
        checks.holds(
                "Pinsker: at least twice the squared variation",
                "Pinsker 不等式：不小于全变差平方的两倍",
                outcome.number("kl")
                        >= 2 * outcome.number("total_variation") * outcome.number("total_variation") - 1e-12);
        checks.equal(
                "swapped arguments",
                "交换两个参数",
                plain(q, p),
                new Case(this, arguments).set("p", q).set("q", p).run(run).number("kl"));
        checks.equal("half the summed differences", "差的绝对值之和的一半", distance(p, q), outcome.number("total_variation"));
        checks.equal("in bits", "以比特计", outcome.number("kl"), outcome.number("bits") * Math.log(2));
        return checks.list();
    }

    private static double divergence(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] == 0 ? 0 : p[i] * Math.log(p[i] / q[i]);
        }
        return sum;
    }

    /** The same as a difference of logarithms. */
    private static double plain(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            if (p[i] > 0) {
                sum += p[i] * (Math.log(p[i]) - Math.log(q[i]));
            }
        }
        return sum;
    }

    private static double distance(double[] p, double[] q) {
        double larger = 0;
        for (int i = 0; i < p.length; i++) {
            larger += Math.max(0, p[i] - q[i]);
        }
        return larger;
    }
}
