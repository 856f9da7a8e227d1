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
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Direct preference optimization: {@code loss = -ln σ(margin)}, {@code margin = beta (policy - reference)_chosen - beta (policy - reference)_rejected}.
 *
 * <p>The inputs are log-probabilities summed over whole answers. Source: Rafailov et al. 2023, arXiv 2305.18290, section 4.
 */
public final class Dpo implements Mechanism {
    private static final List<String> INPUTS = List.of(
            "policy_chosen_logps", "policy_rejected_logps", "reference_chosen_logps", "reference_rejected_logps");

    private static final Signature SIGNATURE = new Signature(
            "dpo",
            new Caption(
                    "Raises the chosen answer over the rejected one against a reference, without a reward model.",
                    "相对参考模型，提高被选答案、压低被拒答案，不需要奖励模型。"),
            "loss = −ln σ(β (log π/π_ref)_chosen − β (log π/π_ref)_rejected)",
            "Rafailov et al. 2023, arXiv:2305.18290, section 4",
            List.of(Param.number("beta", 0.1, Range.above(0), "scale of the rewards", "奖励的系数")),
            List.of(
                    Input.required(INPUTS.get(0), "[n]", "of the model in training", "训练中的模型，被选答案"),
                    Input.required(INPUTS.get(1), "[n]", "of the model in training", "训练中的模型，被拒答案"),
                    Input.required(INPUTS.get(2), "[n]", "of the reference model", "参考模型，被选答案"),
                    Input.required(INPUTS.get(3), "[n]", "of the reference model", "参考模型，被拒答案")),
            List.of(
                    Output.of("losses", "[n]", "−ln σ(margin)", "−ln σ(margin)"),
                    Output.of("loss", "", "their mean", "平均值"),
                    Output.of("chosen_rewards", "[n]", "beta (policy − reference)", "beta (policy − reference)"),
                    Output.of("rejected_rewards", "[n]", "likewise", "同上"),
                    Output.of("reward_margins", "[n]", "chosen − rejected", "被选减被拒"),
                    Output.of("reward_margin", "", "their mean", "平均值")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of(
                INPUTS.get(0), Value.of(new double[] {-10, -12}),
                INPUTS.get(1), Value.of(new double[] {-14, -11}),
                INPUTS.get(2), Value.of(new double[] {-11, -12}),
                INPUTS.get(3), Value.of(new double[] {-13, -12}));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double beta = arguments.num("beta");
        double[] chosen = rewards(arguments, "chosen", beta);
        double[] rejected = rewards(arguments, "rejected", beta);
        double[] margins = new double[chosen.length];
        double[] losses = new double[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            margins[i] = chosen[i] - rejected[i];
            losses[i] = loss(margins[i]);
        }
        return new Working()
                .output("losses", losses)
                .output("loss", Sums.mean(losses))
                .output("chosen_rewards", chosen)
                .output("rejected_rewards", rejected)
                .output("reward_margins", margins)
                .output("reward_margin", Sums.mean(margins))
                .figure(curve())
                .outcome();
    }

    private static double[] rewards(Arguments arguments, String which, double beta) {
        double[] policy = arguments.vector("policy_" + which + "_logps");
        double[] reference = arguments.vector("reference_" + which + "_logps");
        double[] rewards = new double[policy.length];
        for (int i = 0; i < rewards.length; i++) {
            rewards[i] = beta * (policy[i] - reference[i]);
        }
        return rewards;
    }

    /** -ln σ(margin) = ln(1 + e^-margin), without overflow. */
    private static double loss(double margin) {
        return Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));
    }

    private static Figure curve() {
        double[] margins = new double[81];
        double[] losses = new double[margins.length];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = (i - 40) / 10.0;
            losses[i] = loss(margins[i]);
        }
        return new Figure.LinePlot(
                new Caption(
                        "The loss falls with the margin; ln 2 where policy and reference agree",
                        "损失随 margin 下降；策略与参考一致时为 ln 2"),
                new Figure.Axis(new Caption("margin", "margin"), "", false),
                new Figure.Axis(new Caption("loss", "损失"), "nat", false),
                List.of(new Figure.Series(Caption.same("−ln σ(margin)"), margins, losses)),
                List.of(new Figure.Marker(Caption.same("ln 2"), 0, Math.log(2))));
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double beta = arguments.num("beta");
        Outcome outcome = run.apply(arguments);
        double[][] logps = new double[4][];
        double largest = 1;
        for (int i = 0; i < 4; i++) {
            logps[i] = arguments.vector(INPUTS.get(i));
            largest = Math.max(largest, Sums.largest(logps[i]));
        }
        double[] expected = new double[logps[0].length];
        double[] raisedChosen = logps[0].clone();
        double[] raisedRejected = logps[1].clone();
        double farthest = 0;
        for (int i = 0; i < expected.length; i++) {
            double odds = Math.exp(beta * (logps[1][i] - logps[3][i])) / Math.exp(beta * (logps[0][i] - logps[2][i]));
            farthest = Math.max(
                    farthest,
                    beta * Math.max(Math.abs(logps[1][i] - logps[3][i]), Math.abs(logps[0][i] - logps[2][i])));
            expected[i] = Math.log(1 + odds);
            raisedChosen[i] += 5;
            raisedRejected[i] += 5;
        }
        Arguments large = new Case(this)
                .set("beta", 1)
                .set(INPUTS.get(0), new double[] {-1000})
                .set(INPUTS.get(1), new double[1])
                .set(INPUTS.get(2), new double[1])
                .set(INPUTS.get(3), new double[1])
                .arguments();
        Checks checks = new Checks()
                .equal(
                        "policy equal to reference: ln 2",
                        "策略与参考相同：ln 2",
                        0.6931471805599453,
                        run.apply(new Case(this, arguments)
                                        .set(INPUTS.get(0), logps[2])
                                        .set(INPUTS.get(1), logps[3])
                                        .arguments())
                                .number("loss"))
                .equal(
                        "a margin of −1000: a loss of 1000, no overflow",
                        "margin 为 −1000：损失 1000，不溢出",
                        1000,
                        run.apply(large).number("loss"));
        if (farthest < 15) {
            // logs of large size carry their own rounding
            double tolerance = Checks.TOLERANCE * Math.max(1, beta * largest / 1e5);
            checks.equal(
                            "Bradley–Terry: ln(1 + odds of the rejected answer)",
                            "Bradley–Terry：ln(1 + 被拒答案的胜算)",
                            expected,
                            outcome.vector("losses"),
                            tolerance)
                    .equal(
                            "5 added to both of the policy's numbers changes nothing",
                            "策略的两个值同加 5，结果不变",
                            expected,
                            run.apply(new Case(this, arguments)
                                            .set(INPUTS.get(0), raisedChosen)
                                            .set(INPUTS.get(1), raisedRejected)
                                            .arguments())
                                    .vector("losses"),
                            tolerance);
        }
        return checks.list();
    }
}
