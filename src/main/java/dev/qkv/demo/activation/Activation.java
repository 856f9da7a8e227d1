package dev.qkv.demo.activation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** A function of one number with its derivative, applied to each element of x[n]. */
abstract class Activation implements Mechanism {
    static final List<Input> INPUTS = List.of(Input.required("x", "[n]", "numbers to apply it to", "自变量"));
    static final List<Output> OUTPUTS = List.of(
            Output.of("output", "[n]", "the function", "函数值"),
            Output.of("derivative", "[n]", "its derivative with respect to x", "对 x 的导数"));

    static final Figure.Axis X = new Figure.Axis(Caption.same("x"), "", false);
    static final Figure.Axis Y = new Figure.Axis(Caption.same("y"), "", false);

    /** Drawn from minus this to this. */
    private static final int REACH = 4;

    /** Points drawn from one whole number to the next. */
    private static final int STEPS = 16;

    abstract double value(double x, Arguments arguments);

    abstract double derivative(double x, Arguments arguments);

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("x", Value.of(new double[] {-3, -2, -1, -0.5, 0, 0.5, 1, 2, 3}));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double[] x = arguments.vector("x");
        double[] output = new double[x.length];
        double[] derivative = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            output[i] = value(x[i], arguments);
            derivative[i] = derivative(x[i], arguments);
        }
        Working working = new Working()
                .output("output", output)
                .output("derivative", derivative)
                .figure(curve(arguments));
        beside(arguments).forEach(working::figure);
        return working.outcome();
    }

    /** Figures beside the curve; none where it says it all. */
    List<Figure> beside(Arguments arguments) {
        return List.of();
    }

    /** Function and derivative, and where the function is least. */
    private Figure curve(Arguments arguments) {
        return new Figure.LinePlot(
                Caption.same(id()),
                X,
                Y,
                List.of(
                        series(new Caption("function", "函数"), x -> value(x, arguments)),
                        series(new Caption("derivative", "导数"), x -> derivative(x, arguments))),
                minimum(arguments));
    }

    /** A function over the range that is drawn. */
    static Figure.Series series(Caption name, DoubleUnaryOperator function) {
        double[] x = new double[2 * REACH * STEPS + 1];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (double) i / STEPS - REACH;
            y[i] = function.applyAsDouble(x[i]);
        }
        return new Figure.Series(name, x, y);
    }

    /** Where the derivative passes 0 upward, by halving; nothing where it does not, or nowhere in particular. */
    private List<Figure.Marker> minimum(Arguments arguments) {
        double low = -REACH;
        double high = 0;
        if (!(derivative(low, arguments) < 0 && derivative(high, arguments) > 0)) {
            return List.of();
        }
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            boolean falls = derivative(middle, arguments) < 0;
            low = falls ? middle : low;
            high = falls ? high : middle;
        }
        return List.of(new Figure.Marker(new Caption("minimum", "最小值"), low, value(low, arguments)));
    }

    /** Adds the check of the derivative against a central difference of the function, for |x| up to 1000. @param steepness how fast the curve bends, 1 for most */
    void checkDerivative(Checks checks, Arguments arguments, Function<Arguments, Outcome> run, double steepness) {
        double[] x = arguments.vector("x");
        double h = 1e-5 / steepness;
        double[] above = new double[x.length];
        double[] below = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.max(-1000, Math.min(1000, x[i]));
            above[i] = x[i] + h;
            below[i] = x[i] - h;
        }
        double[] upper = outputs(arguments, run, above);
        double[] lower = outputs(arguments, run, below);
        double[] slope = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            slope[i] = (upper[i] - lower[i]) / (above[i] - below[i]);
        }
        checks.equal(
                "the derivative against a central difference of the function",
                "导数与函数的中心差分比较",
                slope,
                run.apply(new Case(this, arguments).set("x", x).arguments()).vector("derivative"),
                1e-7 * steepness);
    }

    /** The outputs for other x, by the mechanism under check. */
    double[] outputs(Arguments arguments, Function<Arguments, Outcome> run, double... x) {
        return run.apply(new Case(this, arguments).set("x", x).arguments()).vector("output");
    }
}
