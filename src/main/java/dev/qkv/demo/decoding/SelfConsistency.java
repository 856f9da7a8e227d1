package dev.qkv.demo.decoding;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.List;
import java.util.function.Function;

/**
 * The chance that a majority of independent votes is right, with two possible answers.
 *
 * <p>Source: Wang et al. 2022, arXiv 2203.11171 (the binomial model is ours).
 */
public final class SelfConsistency implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "self-consistency",
            new Caption(
                    "Votes over several samples: better than one where one is better than chance.",
                    "对多个样本投票：单个好于瞎猜时，投票更好。"),
            "Σ_{i>k/2} C(k,i) p^i (1−p)^(k−i)",
            "Wang et al. 2022, arXiv:2203.11171 (the binomial model is ours)",
            List.of(
                    Param.number("p", 0.6, Range.between(0, 1), "chance that a vote is right", "一票正确的概率"),
                    Param.integer("votes", 5, Range.between(1, 1001), "odd", "奇数")),
            List.of(),
            List.of(
                    Output.of("majority", "", "chance that more than half are right", "过半正确的概率"),
                    Output.of("single", "", "chance of one vote", "单票的概率"),
                    Output.of("gain", "", "their difference", "两者之差")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Arguments complete(Arguments arguments) {

        if (arguments.whole("votes") % 2 == 0) {
            throw DemoException.badParam("votes must be odd");
        }
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double p = arguments.num("p");
        double votes = arguments.num("votes");
        double majority = majority((int) votes, p);
        return new Working()
                .output("majority", majority)
                .output("single", p)
                .output("gain", majority - p)
                .figure(curve(p))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double p = arguments.num("p");
        double votes = arguments.num("votes");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal(
                "p = 0.6, five votes",
                "p = 0.6，五票",
                0.68256,
                new Case(this).run(run).number("majority"));
        checks.equal(
                "p = 0.6, three votes",
                "p = 0.6，三票",
                0.648,
                new Case(this).set("votes", 3).run(run).number("majority"));
        if (votes <= 11) {
            checks.equal(
                    "all outcomes of the votes, added up",
                    "列举所有投票结果并相加",
                    enumerated((int) votes, p),
                    outcome.number("majority"));
        }
        checks.equal(
                "a coin stays a coin",
                "抛硬币投票还是抛硬币",
                0.5,
                new Case(this, arguments).set("p", 0.5).run(run).number("majority"));
        checks.equal(
                "right and wrong majorities make 1",
                "多数对与多数错之和为 1",
                1,
                outcome.number("majority")
                        + new Case(this, arguments).set("p", 1 - p).run(run).number("majority"));
        checks.equal(
                "one vote is itself; voting adds the rest",
                "单票即自身，其余是投票的增益",
                outcome.number("majority"),
                outcome.number("single") + outcome.number("gain"));
        return checks.list();
    }

    private static double majority(int votes, double p) {
        if (p == 0 || p == 1) {
            return p;
        }
        double logChoices = 0; // ln C(votes, i)
        double sum = 0;
        for (int i = 0; i <= votes; i++) {
            if (2 * i > votes) {
                sum += Math.exp(logChoices + i * Math.log(p) + (votes - i) * Math.log1p(-p));
            }
            logChoices += Math.log((double) (votes - i) / (i + 1));
        }
        return Math.min(1, sum);
    }

    private static double enumerated(int votes, double p) {
        double sum = 0;
        for (int outcome = 0; outcome < 1 << votes; outcome++) {
            int right = Integer.bitCount(outcome);
            if (2 * right > votes) {
                double chance = 1;
                for (int i = 0; i < votes; i++) {
                    chance *= i < right ? p : 1 - p;
                }
                sum += chance;
            }
        }
        return sum;
    }

    private static Figure curve(double p) {
        double[] votes = new double[16];
        double[] right = new double[votes.length];
        for (int i = 0; i < votes.length; i++) {
            votes[i] = 2 * i + 1;
            right[i] = majority(2 * i + 1, p);
        }
        return new Figure.LinePlot(
                new Caption("A majority of independent votes", "独立投票的多数"),
                new Figure.Axis(new Caption("votes", "票数"), "", false),
                new Figure.Axis(new Caption("chance to be right", "正确的概率"), "", false),
                List.of(new Figure.Series(Caption.same("p = " + NumberText.of(p)), votes, right)),
                List.of());
    }
}
