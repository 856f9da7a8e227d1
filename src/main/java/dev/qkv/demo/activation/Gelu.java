package dev.qkv.demo.activation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.List;
import java.util.function.Function;

/**
 * GELU: {@code x · Φ(x)}, Φ the normal distribution function; or its tanh form {@code 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³)))}.
 *
 * <p>Source: Hendrycks &amp; Gimpel 2016, arXiv 1606.08415, section 2. The derivative is that of the form chosen.
 */
public final class Gelu extends Activation {
    private static final Signature SIGNATURE = new Signature(
            "gelu",
            new Caption(
                    "Weights x by the share of a normal distribution that lies below it: a smooth ReLU.",
                    "以正态分布中小于 x 的概率给 x 加权：平滑的 ReLU。"),
            "GELU(x) = x · Φ(x) ≈ 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³)))",
            "Hendrycks & Gimpel 2016, arXiv:1606.08415, section 2",
            List.of(approximate()),
            INPUTS,
            OUTPUTS);

    static Param approximate() {
        return Param.word(
                "approximate", List.of("none", "tanh"), "exact by erf, or the tanh form", "用 erf 精确计算，或用 tanh 近似");
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    double value(double x, Arguments arguments) {
        return isTanh(arguments) ? tanhForm(x) : exact(x);
    }

    @Override
    double derivative(double x, Arguments arguments) {
        return isTanh(arguments) ? tanhFormDerivative(x) : exactDerivative(x);
    }

    @Override
    List<Figure> beside(Arguments arguments) {
        return List.of(new Figure.LinePlot(
                new Caption("How far the approximations are off", "两种近似的误差"),
                X,
                new Figure.Axis(new Caption("absolute error", "绝对误差"), "", true),
                List.of(
                        series(new Caption("tanh form", "tanh 形式"), x -> error(x, tanhForm(x))),
                        series(Caption.same("x·σ(1.702x)"), x -> error(x, Swish.swish(x, 1.702)))),
                List.of()));
    }

    /** Too small to be drawn where the two forms cross. */
    private static double error(double x, double approximation) {
        double error = Math.abs(approximation - exact(x));
        return error < 1e-6 ? Double.NaN : error;
    }

    static boolean isTanh(Arguments arguments) {
        return arguments.word("approximate").equals("tanh");
    }

    /** x Φ(x). */
    static double exact(double x) {
        return x * Erf.normal(x);
    }

    /** Φ(x) + x φ(x). */
    static double exactDerivative(double x) {
        return Erf.normal(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    static double tanhForm(double x) {
        return 0.5 * x * (1 + Math.tanh(inner(x)));
    }

    /** ½ (1 + tanh u) + ½ x (1 - tanh² u) u', u the inner polynomial. */
    static double tanhFormDerivative(double x) {
        double tanh = Math.tanh(inner(x));
        double rest = 1 - tanh * tanh;
        // far out rest is 0, and u' may be too large to multiply it with
        double slope = rest == 0 ? 0 : rest * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
        return 0.5 * (1 + tanh) + 0.5 * x * slope;
    }

    private static double inner(double x) {
        return Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        Arguments exact = new Case(this, arguments).set("approximate", "none").arguments();
        Arguments tanh = new Case(this, arguments).set("approximate", "tanh").arguments();
        Outcome minimum = run.apply(
                new Case(this, exact).set("x", new double[] {-0.75179}).arguments());
        double[] x = arguments.vector("x");
        double[] mirrored = new double[x.length];
        double[] integrals = new double[Math.min(64, x.length)];
        double[] ofIntegrals = new double[integrals.length];
        for (int i = 0; i < x.length; i++) {
            mirrored[i] = -x[i];
        }
        for (int i = 0; i < integrals.length; i++) {
            ofIntegrals[i] = Math.max(-12, Math.min(12, x[i]));
            integrals[i] = byIntegral(ofIntegrals[i]);
        }
        double[] difference = outputs(arguments, run, x);
        double[] negative = outputs(arguments, run, mirrored);
        for (int i = 0; i < x.length; i++) {
            difference[i] -= negative[i];
        }
        double[] grid = new double[1601];
        double[] sigmoid = new double[grid.length];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = (i - 800) / 100.0;
            sigmoid[i] = grid[i] / (1 + Math.exp(-1.702 * grid[i]));
        }
        double[] onGrid = outputs(exact, run, grid);
        Checks checks = new Checks()
                .equal("at 1: Φ(1)", "x = 1 处：Φ(1)", 0.8413447460685429, outputs(exact, run, 1)[0], 1e-12)
                .equal(
                        "x times the area under the bell curve, by Simpson’s rule",
                        "x 乘以钟形曲线下的面积（辛普森求积）",
                        integrals,
                        outputs(exact, run, ofIntegrals))
                .equal("its minimum, at −0.75179", "最小值，在 −0.75179 处", -0.169971, minimum.vector("output")[0], 1e-6)
                .equal("where the derivative is 0", "该处导数为 0", 0, minimum.vector("derivative")[0], 1e-5)
                .equal(
                        "largest error of the tanh form, at ±2.699",
                        "tanh 近似的最大误差，在 ±2.699 处",
                        4.7324e-4,
                        Sums.largestDifference(onGrid, outputs(tanh, run, grid)),
                        1e-7)
                .equal(
                        "largest error of x·σ(1.702x), at ±2.270",
                        "x·σ(1.702x) 的最大误差，在 ±2.270 处",
                        2.0335e-2,
                        Sums.largestDifference(onGrid, sigmoid),
                        1e-5)
                .equal("GELU(x) − GELU(−x) = x", "GELU(x) − GELU(−x) = x", x, difference);
        checkDerivative(checks, arguments, run, 1);
        return checks.list();
    }

    /** x times the integral of the normal density from -12 up to x, by Simpson's rule in steps of at most 1/128; good to 1e-10. */
    static double byIntegral(double x) {
        int strips = 2 * (int) Math.ceil((x + 12) * 64);
        if (strips <= 0) {
            return 0;
        }
        double width = (x + 12) / strips;
        double sum = 0;
        for (int i = 0; i <= strips; i++) {
            double t = -12 + i * width;
            sum += Math.exp(-t * t / 2) * (i == 0 || i == strips ? 1 : i % 2 == 1 ? 4 : 2);
        }
        return x * sum * width / 3 / Math.sqrt(2 * Math.PI);
    }
}
