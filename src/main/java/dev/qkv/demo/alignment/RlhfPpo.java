package dev.qkv.demo.alignment;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The clipped surrogate of PPO, case by case with its gradient, and a KL penalty beside it.
 *
 * <p>Where clipped and unclipped are equal the unclipped branch counts.
 *
 * <p>Source: Schulman et al. 2017, arXiv 1707.06347, equation 7.
 */
public final class RlhfPpo implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "rlhf-ppo",
            new Caption("Takes away the reason to move the policy far on one batch.", "去掉在一批数据上把策略推得太远的动力。"),
            "min(ρA, clip(ρ, 1−ε, 1+ε)A)",
            "Schulman et al. 2017, arXiv:1707.06347, equation 7",
            List.of(
                    Param.number(
                            "epsilon", 0.2, new Range(0, true, 1, true, List.of()), "half width of the range", "区间半宽"),
                    Param.number("kl_coefficient", 0.1, Range.atLeast(0), "weight of the KL term", "KL 项的系数")),
            List.of(
                    Input.required("ratio", "[n]", "probability ratio ρ of each action", "每个动作的概率比 ρ")
                            .in(Range.aboveUpTo(0, 1e6)),
                    Input.required("advantage", "[n]", "A", "A"),
                    new Input(
                            "kl",
                            Signature.Type.NUM,
                            "[n]",
                            "zeros",
                            Range.atLeast(0),
                            new Caption("divergence from the reference", "与参考的散度"))),
            List.of(
                    Output.of("unclipped", "[n]", "ρA", "ρA"),
                    Output.of("clipped", "[n]", "clip(ρ) A", "clip(ρ) A"),
                    Output.of("objective", "[n]", "the smaller", "取小者"),
                    Output.of("mean_objective", "", "their mean", "平均"),
                    Output.of("gradient", "[n]", "of objective by ratio", "目标对概率比的梯度"),
                    Output.of("clip_fraction", "", "share whose gradient was clipped away", "梯度被截掉的比例"),
                    Output.of(
                            "penalised", "", "mean_objective − coefficient · mean KL", "mean_objective − 系数 · 平均 KL")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("ratio", Value.of(new double[] {0.5, 0.9, 1.1, 1.5, 1.5}), "advantage", Value.of(new double[] {
            1, 1, 1, 1, -1
        }));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        return arguments.hasInput("kl")
                ? arguments
                : arguments.withInput("kl", Value.of(new double[arguments.length("ratio")]));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double epsilon = arguments.num("epsilon");
        double klCoefficient = arguments.num("kl_coefficient");
        double[] ratio = arguments.vector("ratio");
        double[] advantage = arguments.vector("advantage");
        double[] kl = arguments.vector("kl");
        int n = ratio.length;
        double[] unclipped = new double[n];
        double[] clipped = new double[n];
        double[] objective = new double[n];
        double[] gradient = new double[n];
        double cut = 0;
        double[] bounded = new double[n];
        for (int i = 0; i < n; i++) {
            unclipped[i] = ratio[i] * advantage[i];
            bounded[i] = Math.max(1 - epsilon, Math.min(1 + epsilon, ratio[i]));
            clipped[i] = bounded[i] * advantage[i];
            objective[i] = Math.min(unclipped[i], clipped[i]);
            gradient[i] = unclipped[i] <= clipped[i] ? advantage[i] : 0;
            cut += gradient[i] == 0 && advantage[i] != 0 ? 1 : 0;
        }
        return new Working()
                .step("unclipped", "[n]", "ρA", "ρA", unclipped)
                .step("clipped_ratio", "[n]", "ρ kept within 1 ± ε", "把 ρ 限制在 1 ± ε 内", bounded)
                .step("clipped", "[n]", "clip(ρ) A", "clip(ρ) A", clipped)
                .step("objective", "[n]", "the smaller: never better for having moved far", "取小者：走得再远也不加分", objective)
                .step(
                        "gradient",
                        "[n]",
                        "A, or 0 where the ratio went too far the profitable way",
                        "A；若沿有利方向走得过远则为 0",
                        gradient)
                .output("unclipped", unclipped)
                .output("clipped", clipped)
                .output("objective", objective)
                .output("mean_objective", Sums.mean(objective))
                .output("gradient", gradient)
                .output("clip_fraction", cut / n)
                .output("penalised", Sums.mean(objective) - klCoefficient * Sums.mean(kl))
                .figure(surrogate(epsilon))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double epsilon = arguments.num("epsilon");
        double klCoefficient = arguments.num("kl_coefficient");
        double[] ratio = arguments.vector("ratio");
        double[] advantage = arguments.vector("advantage");
        double[] kl = arguments.vector("kl");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        int n = ratio.length;
        double[] cases = new double[n];
        double[] slopes = new double[n];
        double[] products = new double[n];
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        double flat = 0;
        boolean off = true;
        for (int i = 0; i < n; i++) {
            double a = advantage[i];
            double r = ratio[i];
            cases[i] = a >= 0 ? a * Math.min(r, 1 + epsilon) : a * Math.max(r, 1 - epsilon);
            slopes[i] = a >= 0 ? (r <= 1 + epsilon ? a : 0) : (r >= 1 - epsilon ? a : 0);
            products[i] = r * a;
            flat += slopes[i] == 0 && a != 0 ? 1.0 / n : 0;
            off &= Math.abs(r - 1 - epsilon) > 1e-4 && Math.abs(r - 1 + epsilon) > 1e-4;
        }
        checks.equal("a table of cases: A ≥ 0 and A < 0", "分情形：A ≥ 0 与 A < 0", cases, outcome.vector("objective"));
        if (off) {
            checks.equal("slopes by the same table", "同一张表的斜率", slopes, outcome.vector("gradient"));
        }
        if (off) {
            checks.equal("share without slope", "没有斜率的比例", flat, outcome.number("clip_fraction"));
        }
        checks.equal(
                "ratio 1.5, advantage 1: flat",
                "ρ = 1.5，A = 1：平的",
                0,
                new Case(this)
                        .set("ratio", new double[] {1.5})
                        .set("advantage", new double[] {1})
                        .set("kl", new double[] {0})
                        .run(run)
                        .vector("gradient")[0],
                0);
        checks.equal(
                "ratio 1.5, advantage −1: not flat",
                "ρ = 1.5，A = −1：不平",
                -1,
                new Case(this)
                        .set("ratio", new double[] {1.5})
                        .set("advantage", new double[] {-1})
                        .set("kl", new double[] {0})
                        .run(run)
                        .vector("gradient")[0],
                0);
        checks.equal(
                "at ratio 1 the mean is that of the advantages",
                "概率比为 1 时就是优势的平均",
                Sums.mean(advantage),
                new Case(this, arguments).set("ratio", ones).run(run).number("mean_objective"));
        checks.equal("plain products", "直接相乘", products, outcome.vector("unclipped"));
        checks.equal(
                "the smaller of both",
                "两者取小",
                smaller(outcome.vector("unclipped"), outcome.vector("clipped")),
                outcome.vector("objective"));
        checks.equal(
                "less the penalty",
                "减去惩罚",
                outcome.number("mean_objective") - klCoefficient * Sums.of(kl) / n,
                outcome.number("penalised"));
        return checks.list();
    }

    private static double[] smaller(double[] a, double[] b) {
        double[] smaller = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            smaller[i] = a[i] < b[i] ? a[i] : b[i];
        }
        return smaller;
    }

    private static Figure surrogate(double epsilon) {
        double[] ratio = new double[41];
        double[] good = new double[ratio.length];
        double[] bad = new double[ratio.length];
        for (int i = 0; i < ratio.length; i++) {
            ratio[i] = 0.05 * i;
            good[i] = Math.min(ratio[i], 1 + epsilon);
            bad[i] = -Math.max(ratio[i], 1 - epsilon);
        }
        return new Figure.LinePlot(
                new Caption("The clipped objective", "截断后的目标"),
                new Figure.Axis(new Caption("ratio", "概率比"), "", false),
                new Figure.Axis(new Caption("objective", "目标"), "", false),
                List.of(
                        new Figure.Series(Caption.same("A = 1"), ratio, good),
                        new Figure.Series(Caption.same("A = −1"), ratio, bad)),
                List.of());
    }
}
