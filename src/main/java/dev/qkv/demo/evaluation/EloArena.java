package dev.qkv.demo.evaluation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
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
 * Expected score from a difference of ratings, and the ratings after one game.
 *
 * <p>Source: Elo 1978, The Rating of Chessplayers; Zheng et al. 2023, arXiv 2306.05685.
 */
public final class EloArena implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "elo-arena",
            new Caption("What a gap of ratings predicts, and how a result moves them.", "等级分之差预示什么，一局结果怎样改动等级分。"),
            "E_a = 1 / (1 + 10^((b−a)/400))",
            "Elo 1978, The Rating of Chessplayers; Zheng et al. 2023, arXiv:2306.05685",
            List.of(
                    Param.number("rating_a", 1400, Range.between(-1e6, 1e6), "of player a", "a 的等级分"),
                    Param.number("rating_b", 1000, Range.between(-1e6, 1e6), "of player b", "b 的等级分"),
                    Param.number("k", 32, Range.aboveUpTo(0, 1e6), "largest change", "最大变动"),
                    Param.number(
                            "score", 1, Range.between(0, 1), "of a: 1 win, 0.5 draw, 0 loss", "a 的得分：胜 1、平 0.5、负 0")),
            List.of(),
            List.of(
                    Output.of("expected_a", "", "expected score of a", "a 的期望得分"),
                    Output.of("expected_b", "", "expected score of b", "b 的期望得分"),
                    Output.of("new_a", "", "rating of a afterwards", "a 的新等级分"),
                    Output.of("new_b", "", "rating of b afterwards", "b 的新等级分")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double ratingA = arguments.num("rating_a");
        double ratingB = arguments.num("rating_b");
        double k = arguments.num("k");
        double score = arguments.num("score");
        double expected = 1 / (1 + Math.pow(10, (ratingB - ratingA) / 400));
        double other = 1 / (1 + Math.pow(10, (ratingA - ratingB) / 400));
        return new Working()
                .step("gap", "rating_a − rating_b", "rating_a − rating_b", ratingA - ratingB)
                .step("expected_a", "1 / (1 + 10^(−gap/400))", "1 / (1 + 10^(−gap/400))", expected)
                .step("surprise", "score − expected_a", "实际得分 − expected_a", score - expected)
                .step("change", "k · surprise: a gains what b loses", "k · surprise：a 所得即 b 所失", k * (score - expected))
                .output("expected_a", expected)
                .output("expected_b", other)
                .output("new_a", ratingA + k * (score - expected))
                .output("new_b", ratingB + k * (1 - score - other))
                .figure(curve(ratingA - ratingB))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double ratingA = arguments.num("rating_a");
        double ratingB = arguments.num("rating_b");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal(
                "400 points ahead: ten to one",
                "领先 400 分：十比一",
                10 / 11.0,
                new Case(this).run(run).number("expected_a"));
        checks.equal(
                "what one wins the other loses",
                "一方所得即另一方所失",
                ratingA + ratingB,
                outcome.number("new_a") + outcome.number("new_b"),
                1e-9);
        checks.equal(
                "a logistic curve, by the hyperbolic tangent",
                "用双曲正切写的逻辑曲线",
                0.5 + 0.5 * Math.tanh((ratingA - ratingB) * Math.log(10) / 800),
                outcome.number("expected_a"));
        checks.equal(
                "equal ratings: one half",
                "等级分相等：一半",
                0.5,
                new Case(this, arguments).set("rating_b", ratingA).run(run).number("expected_a"));
        checks.equal(
                "both expectations sum to 1",
                "两个期望之和为 1",
                1,
                outcome.number("expected_a") + outcome.number("expected_b"));
        return checks.list();
    }

    private static Figure curve(double gap) {
        double[] x = new double[41];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = 40 * (i - 20);
            y[i] = 1 / (1 + Math.pow(10, -x[i] / 400));
        }
        return new Figure.LinePlot(
                new Caption("Expected score over the gap", "期望得分随分差的变化"),
                new Figure.Axis(new Caption("rating of a − rating of b", "a 与 b 的分差"), "", false),
                new Figure.Axis(new Caption("expected score of a", "a 的期望得分"), "", false),
                List.of(new Figure.Series(Caption.same("E_a"), x, y)),
                Math.abs(gap) > 800
                        ? List.of()
                        : List.of(
                                new Figure.Marker(new Caption("here", "当前"), gap, 1 / (1 + Math.pow(10, -gap / 400)))));
    }
}
