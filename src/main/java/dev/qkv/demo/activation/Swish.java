package dev.qkv.demo.activation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Param;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Swish: {@code x · σ(beta x)}.
 *
 * <p>Source: Ramachandran et al. 2017, arXiv 1710.05941.
 */
public final class Swish extends Activation {
    private static final Signature SIGNATURE = new Signature(
            "swish",
            new Caption(
                    "x times a sigmoid gate; beta moves it from x/2 (0) to ReLU (large).",
                    "x 乘以 sigmoid 门；beta 从 0（x/2）增大时趋近 ReLU。"),
            "swish(x) = x · σ(βx)",
            "Ramachandran et al. 2017, arXiv:1710.05941",
            List.of(beta()),
            INPUTS,
            OUTPUTS);

    static Param beta() {
        return Param.number("beta", 1, Range.any(), "steepness of the gate", "门的陡峭程度");
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    double value(double x, Arguments arguments) {
        return swish(x, arguments.num("beta"));
    }

    @Override
    double derivative(double x, Arguments arguments) {
        return derivative(x, arguments.num("beta"));
    }

    @Override
    List<Figure> beside(Arguments arguments) {
        List<Figure.Series> lines = new ArrayList<>();
        for (double beta : new double[] {0, 0.5, 1, 2, 10}) {
            lines.add(series(Caption.same("β = " + NumberText.of(beta)), x -> swish(x, beta)));
        }
        return List.of(new Figure.LinePlot(new Caption("From x/2 to ReLU", "从 x/2 到 ReLU"), X, Y, lines, List.of()));
    }

    /** x σ(beta x). */
    static double swish(double x, double beta) {
        return x * sigmoid(beta * x);
    }

    /** σ + beta x σ (1 - σ), σ = σ(beta x). */
    static double derivative(double x, double beta) {
        double gate = sigmoid(beta * x);
        // beta x may be too large to multiply where the gate is shut or open
        return gate == 0 || gate == 1 ? gate : gate + beta * x * gate * (1 - gate);
    }

    /** 1 / (1 + e^-x), without overflow. */
    static double sigmoid(double x) {
        return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[] x = arguments.vector("x");
        double beta = arguments.num("beta");
        double[] half = new double[x.length];
        double[] tanhForm = new double[x.length];
        double[] rectified = new double[x.length];
        double[] awayFromZero = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            half[i] = x[i] / 2;
            tanhForm[i] = x[i] / 2 * (1 + Math.tanh(beta * x[i] / 2));
            awayFromZero[i] = Math.abs(x[i]) < 0.01 ? Math.signum(x[i]) : x[i];
            rectified[i] = Math.max(0, awayFromZero[i]);
        }
        Checks checks = new Checks()
                .equal(
                        "at 1 with beta 1.702: close to GELU",
                        "beta = 1.702，x = 1：接近 GELU",
                        0.845796,
                        outputs(new Case(this, arguments).set("beta", 1.702).arguments(), run, 1)[0],
                        1e-6)
                .equal(
                        "x/2 · (1 + tanh(beta x/2))",
                        "x/2 · (1 + tanh(beta x/2))",
                        tanhForm,
                        run.apply(arguments).vector("output"))
                .equal(
                        "beta = 0 gives x/2",
                        "beta = 0 时为 x/2",
                        half,
                        outputs(new Case(this, arguments).set("beta", 0).arguments(), run, x))
                .equal(
                        "beta = 10000 gives ReLU",
                        "beta = 10000 时为 ReLU",
                        rectified,
                        outputs(new Case(this, arguments).set("beta", 1e4).arguments(), run, awayFromZero),
                        1e-6);
        if (Math.abs(beta) <= 1000) {
            checkDerivative(checks, arguments, run, Math.max(1, Math.abs(beta)));
        }
        return checks.list();
    }
}
