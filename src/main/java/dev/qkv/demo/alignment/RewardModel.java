package dev.qkv.demo.alignment;

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
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The Bradley–Terry loss of pairs of rewards, safe for large differences.
 *
 * <p>Source: Ouyang et al. 2022 (InstructGPT), arXiv 2203.02155, section 3.5, equation 1.
 */
public final class RewardModel implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "reward-model",
            new Caption("A number for each answer, learned from comparisons.", "从比较中学出每个回答的分数。"),
            "L = −ln σ(r_w − r_l)",
            "Ouyang et al. 2022 (InstructGPT), arXiv:2203.02155, section 3.5, equation 1",
            List.of(),
            List.of(
                    Input.required("chosen", "[n]", "rewards of the preferred answers", "被选中回答的奖励"),
                    Input.required("rejected", "[n]", "rewards of the others", "被拒回答的奖励")),
            List.of(
                    Output.of("losses", "[n]", "of each pair, nats", "每对的损失，nat"),
                    Output.of("loss", "", "their mean", "平均"),
                    Output.of("probabilities", "[n]", "that the preferred one wins", "选中者胜出的概率"),
                    Output.of("gradient", "[n]", "of each loss by its chosen reward", "每对损失对选中奖励的梯度"),
                    Output.of("accuracy", "", "share of pairs ranked right", "排对的比例")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("chosen", Value.of(new double[] {1.5, 0.2}), "rejected", Value.of(new double[] {0.5, 0.4}));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double[] chosen = arguments.vector("chosen");
        double[] rejected = arguments.vector("rejected");
        double[] losses = new double[chosen.length];
        double[] probabilities = new double[chosen.length];
        double[] margins = new double[chosen.length];
        double[] gradient = new double[chosen.length];
        double right = 0;
        for (int i = 0; i < losses.length; i++) {
            double margin = chosen[i] - rejected[i];
            margins[i] = margin;
            losses[i] = margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
            probabilities[i] = margin > 0 ? 1 / (1 + Math.exp(-margin)) : Math.exp(margin) / (1 + Math.exp(margin));
            gradient[i] = -(margin > 0 ? Math.exp(-margin) / (1 + Math.exp(-margin)) : 1 / (1 + Math.exp(margin)));
            right += margin > 0 ? 1 : 0;
        }
        return new Working()
                .step("margins", "[n]", "chosen − rejected", "选中 − 被拒", margins)
                .step("probabilities", "[n]", "σ(margin)", "σ(奖励差)", probabilities)
                .step("losses", "[n]", "−ln σ(margin)", "−ln σ(奖励差)", losses)
                .step(
                        "gradient",
                        "[n]",
                        "σ(margin) − 1: pairs already ranked well pull little",
                        "σ(奖励差) − 1：已排好的对几乎不再拉动",
                        gradient)
                .output("losses", losses)
                .output("loss", Sums.mean(losses))
                .output("probabilities", probabilities)
                .output("gradient", gradient)
                .output("accuracy", right / losses.length)
                .bars(new Caption("Probability that the chosen answer wins", "选中回答胜出的概率"), probabilities)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[] chosen = arguments.vector("chosen");
        double[] rejected = arguments.vector("rejected");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double most = Math.max(Sums.largest(chosen), Sums.largest(rejected));
        checks.equal(
                "equal rewards: ln 2",
                "奖励相等：ln 2",
                Math.log(2),
                new Case(this, arguments).set("rejected", chosen).run(run).number("loss"));
        if (most < 300) {
            checks.equal("a softmax over two", "两项的 softmax", pairs(chosen, rejected), outcome.vector("probabilities"));
        }
        if (most < 300) {
            checks.equal(
                    "a constant added to both changes nothing",
                    "两边同加常数不变",
                    plainLosses(chosen, rejected),
                    new Case(this, arguments)
                            .set("chosen", plus(chosen))
                            .set("rejected", plus(rejected))
                            .run(run)
                            .vector("losses"),
                    1e-7);
        }
        if (most < 30) {
            checks.equal(
                    "central difference of the plain loss",
                    "普通损失的中心差分",
                    differences(chosen, rejected),
                    outcome.vector("gradient"),
                    1e-6);
        }
        checks.equal(
                "a margin of −1000 costs 1000",
                "差为 −1000，损失 1000",
                1000,
                new Case(this)
                        .set("chosen", new double[] {-1000})
                        .set("rejected", new double[] {0})
                        .run(run)
                        .number("loss"));
        checks.equal(
                "the mean of the pairs",
                "各对的平均",
                Sums.of(outcome.vector("losses")) / chosen.length,
                outcome.number("loss"));
        checks.equal("pairs ranked right, counted", "数一数排对的对数", counted(chosen, rejected), outcome.number("accuracy"));
        return checks.list();
    }

    private static double[] pairs(double[] chosen, double[] rejected) {
        double[] p = new double[chosen.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = Naive.softmax(new double[] {chosen[i], rejected[i]})[0];
        }
        return p;
    }

    private static double[] plainLosses(double[] chosen, double[] rejected) {
        double[] losses = new double[chosen.length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = Math.log(1 + Math.exp(rejected[i] - chosen[i]));
        }
        return losses;
    }

    private static double[] plus(double[] rewards) {
        double[] plus = rewards.clone();
        for (int i = 0; i < plus.length; i++) {
            plus[i] += 7;
        }
        return plus;
    }

    private static double[] differences(double[] chosen, double[] rejected) {
        double[] differences = new double[chosen.length];
        for (int i = 0; i < differences.length; i++) {
            double margin = chosen[i] - rejected[i];
            differences[i] = (Math.log1p(Math.exp(-margin - 1e-5)) - Math.log1p(Math.exp(-margin + 1e-5))) / 2e-5;
        }
        return differences;
    }

    private static double counted(double[] chosen, double[] rejected) {
        double right = 0;
        for (int i = 0; i < chosen.length; i++) {
            right += chosen[i] > rejected[i] ? 1.0 / chosen.length : 0;
        }
        return right;
    }
}
