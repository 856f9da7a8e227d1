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
import java.util.function.Function;

/** A function of one number with its derivative, applied to each element of x[n]. */
abstract class Activation implements Mechanism {
    static final List<Input> INPUTS = List.of(Input.required("x", "[n]", "numbers to apply it to", "自变量"));
    static final List<Output> OUTPUTS = List.of(
            Output.of("output", "[n]", "the function", "函数值"),
            Output.of("derivative", "[n]", "its derivative with respect to x", "对 x 的导数"));

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
        return new Working()
                .output("output", output)
                .output("derivative", derivative)
                .figure(curve(arguments))
                .outcome();
    }

    /** Function and derivative from -5 to 5. */
    private Figure curve(Arguments arguments) {
        double[] x = new double[101];
        double[] output = new double[x.length];
        double[] derivative = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i - 50) / 10.0;
            output[i] = value(x[i], arguments);
            derivative[i] = derivative(x[i], arguments);
        }
        return new Figure.LinePlot(
                Caption.same(id()),
                new Figure.Axis(Caption.same("x"), "", false),
                new Figure.Axis(Caption.same("y"), "", false),
                List.of(
                        new Figure.Series(new Caption("output", "函数"), x, output),
                        new Figure.Series(new Caption("derivative", "导数"), x, derivative)),
                List.of());
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
