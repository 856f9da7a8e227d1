package dev.qkv.demo.training;

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
 * Hoffmann's parametric fit of the loss, and the optimum at a budget C = 6ND in closed form.
 *
 * <p>The published constants do not give 20 tokens per parameter but about 93 at 5.76e23 FLOPs; a refit is Besiroglu et al. 2024, arXiv 2404.10102.
 *
 * <p>Source: Hoffmann et al. 2022, arXiv 2203.15556, equation 10.
 */
public final class ScalingLaws implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "scaling-laws",
            new Caption(
                    "The fitted loss, and the best split of a budget into parameters and tokens.",
                    "拟合的损失，以及给定预算下参数与 token 的最佳配比。"),
            "L = E + A/N^α + B/D^β",
            "Hoffmann et al. 2022, arXiv:2203.15556, equation 10",
            List.of(
                    Param.number("parameters", 70e9, Range.atLeast(1), "N", "N"),
                    Param.number("tokens", 1.4e12, Range.atLeast(1), "D", "D"),
                    Param.number("compute", 5.76e23, Range.atLeast(1), "budget in FLOPs", "预算，FLOPs"),
                    Param.number("e", 1.69, Range.atLeast(0), "irreducible loss E", "不可约损失 E"),
                    Param.number("a", 406.4, Range.above(0), "A", "A"),
                    Param.number("b", 410.7, Range.above(0), "B", "B"),
                    Param.number("alpha", 0.34, new Range(0.01, false, 5, true, List.of()), "exponent of N", "N 的指数"),
                    Param.number("beta", 0.28, new Range(0.01, false, 5, true, List.of()), "exponent of D", "D 的指数")),
            List.of(),
            List.of(
                    Output.of("loss", "", "at N and D", "N、D 处的损失"),
                    Output.of("optimal_params", "", "at the budget", "给定预算下的最优 N"),
                    Output.of("optimal_tokens", "", "at the budget", "给定预算下的最优 D"),
                    Output.of("optimal_loss", "", "there", "最优处的损失"),
                    Output.of("optimal_tokens_per_param", "", "their quotient", "两者之比"),
                    Output.of("params_exponent", "", "N* ∝ C to this power", "N* 随 C 的幂"),
                    Output.of("tokens_exponent", "", "D* ∝ C to this power", "D* 随 C 的幂")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double parameters = arguments.num("parameters");
        double tokens = arguments.num("tokens");
        double compute = arguments.num("compute");
        double a = arguments.num("a");
        double b = arguments.num("b");
        double alpha = arguments.num("alpha");
        double beta = arguments.num("beta");
        double g = Math.pow(alpha * a / (beta * b), 1 / (alpha + beta));
        double optimalParams = g * Math.pow(compute / 6, beta / (alpha + beta));
        double optimalTokens = compute / 6 / optimalParams;
        return new Working()
                .step("model_term", "A / N^α: the model is finite", "A / N^α：模型有限", a / Math.pow(parameters, alpha))
                .step("data_term", "B / D^β: the data are finite", "B / D^β：数据有限", b / Math.pow(tokens, beta))
                .step("loss", "E and both", "E 与两项之和", loss(arguments, parameters, tokens))
                .step("g", "(αA / βB)^(1/(α+β))", "(αA / βB)^(1/(α+β))", g)
                .step("optimal_params", "G (C/6)^(β/(α+β))", "G (C/6)^(β/(α+β))", optimalParams)
                .step("optimal_tokens", "C / (6N)", "C / (6N)", optimalTokens)
                .step("optimal_tokens_per_param", "their quotient", "两者之比", optimalTokens / optimalParams)
                .output("loss", loss(arguments, parameters, tokens))
                .output("optimal_params", optimalParams)
                .output("optimal_tokens", optimalTokens)
                .output("optimal_loss", loss(arguments, optimalParams, optimalTokens))
                .output("optimal_tokens_per_param", optimalTokens / optimalParams)
                .output("params_exponent", beta / (alpha + beta))
                .output("tokens_exponent", alpha / (alpha + beta))
                .figure(valley(arguments, compute, optimalParams))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double compute = arguments.num("compute");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal(
                "Chinchilla: 70B, 1.4T tokens",
                "Chinchilla：70B，1.4T token",
                1.9366454705587173,
                new Case(this).run(run).number("loss"));
        checks.equal(
                "Gopher: 280B, 300B tokens",
                "Gopher：280B，300B token",
                1.9932584616598494,
                new Case(this)
                        .set("parameters", 280e9)
                        .set("tokens", 300e9)
                        .run(run)
                        .number("loss"));
        checks.equal(
                "the published constants give about 93 tokens a parameter, not 20",
                "论文的常数给出每参数约 93 个 token，而不是 20",
                92.65,
                new Case(this).run(run).number("optimal_tokens_per_param"),
                2e-3);
        if (ordinary(arguments)) {
            checks.equal(
                    "golden-section search of the loss over ln N",
                    "对 ln N 用黄金分割搜索损失",
                    searched(arguments),
                    Math.log(Math.max(1e-300, outcome.number("optimal_params"))),
                    1e-5);
        }
        if (ordinary(arguments)) {
            checks.equal(
                    "the budget is spent",
                    "预算正好用完",
                    1,
                    6 * outcome.number("optimal_params") * outcome.number("optimal_tokens") / compute,
                    1e-9);
        }
        if (ordinary(arguments)) {
            checks.holds(
                    "no better loss right or left of it",
                    "左右都没有更小的损失",
                    outcome.number("optimal_loss") <= beside(arguments, outcome.number("optimal_params"), 1.3) + 1e-12
                            && outcome.number("optimal_loss")
                                    <= beside(arguments, outcome.number("optimal_params"), 1 / 1.3) + 1e-12);
        }
        if (ordinary(arguments) && compute < 1e250) {
            checks.equal(
                    "eight times the budget: the exponent of N",
                    "预算八倍：N 的指数",
                    outcome.number("params_exponent"),
                    Math.log(Math.max(
                                    1e-300,
                                    new Case(this, arguments)
                                                    .set("compute", 8 * compute)
                                                    .run(run)
                                                    .number("optimal_params")
                                            / outcome.number("optimal_params")))
                            / Math.log(8));
        }
        checks.equal(
                "both exponents sum to 1",
                "两个指数之和为 1",
                1,
                outcome.number("params_exponent") + outcome.number("tokens_exponent"));
        if (ordinary(arguments)) {
            checks.equal(
                    "tokens over parameters",
                    "token 数除以参数量",
                    outcome.number("optimal_tokens"),
                    outcome.number("optimal_tokens_per_param") * outcome.number("optimal_params"));
        }
        return checks.list();
    }

    private static double loss(Arguments x, double n, double d) {
        return x.num("e") + x.num("a") / Math.pow(n, x.num("alpha")) + x.num("b") / Math.pow(d, x.num("beta"));
    }

    /** Whether the optimum lies where the search looks and numbers keep their digits. */
    private static boolean ordinary(Arguments x) {
        double loss = x.num("a") + x.num("b");
        return x.num("compute") >= 1e15
                && x.num("compute") <= 1e35
                && loss > 1
                && loss < 1e5
                && x.num("e") < 100
                && x.num("alpha") > 0.1
                && x.num("beta") > 0.1
                && x.num("alpha") < 1
                && x.num("beta") < 1;
    }

    private static double beside(Arguments x, double n, double factor) {
        double other = Math.max(1e-300, Math.abs(n) * factor);
        return loss(x, other, x.num("compute") / 6 / other);
    }

    private static double searched(Arguments x) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double low = -50;
        double high = 150;
        for (int step = 0; step < 200; step++) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            if (slope(x, left) < 0 && slope(x, right) < 0) {
                low = left;
            } else if (slope(x, left) > 0) {
                high = left;
            } else {
                low = left;
                high = right;
            }
        }
        return (low + high) / 2;
    }

    /** Of the loss along ln N at the fixed budget, by a central difference of its two terms. */
    private static double slope(Arguments x, double lnN) {
        double h = 1e-4;
        double lnBudget = Math.log(x.num("compute") / 6);
        double params = x.num("a") * (Math.exp(-x.num("alpha") * (lnN + h)) - Math.exp(-x.num("alpha") * (lnN - h)));
        double tokens = x.num("b")
                * (Math.exp(-x.num("beta") * (lnBudget - lnN - h)) - Math.exp(-x.num("beta") * (lnBudget - lnN + h)));
        return params + tokens;
    }

    private static Figure valley(Arguments x, double compute, double optimum) {
        double[] n = new double[41];
        double[] loss = new double[n.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = optimum * Math.pow(10, (i - 20) / 10.0);
            loss[i] = loss(x, n[i], compute / 6 / n[i]);
        }
        return new Figure.LinePlot(
                new Caption("Loss over model size at a fixed budget", "预算固定时损失随模型大小的变化"),
                new Figure.Axis(new Caption("parameters", "参数量"), "", true),
                new Figure.Axis(new Caption("loss", "损失"), "nats", false),
                List.of(new Figure.Series(Caption.same("E + A/N^α + B/D^β"), n, loss)),
                List.of(new Figure.Marker(
                        new Caption("optimum", "最优"), optimum, loss(x, optimum, compute / 6 / optimum))));
    }
}
