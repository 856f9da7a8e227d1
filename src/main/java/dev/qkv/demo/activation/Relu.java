package dev.qkv.demo.activation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Signature;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.function.Function;

/**
 * ReLU: {@code max(0, x)}; the derivative at 0 is taken as 0.
 *
 * <p>Source: Nair &amp; Hinton 2010, Rectified linear units improve restricted Boltzmann machines, ICML.
 */
public final class Relu extends Activation {
    private static final Signature SIGNATURE = new Signature(
            "relu",
            new Caption("Keeps what is positive and cuts the rest to 0.", "保留正值，其余置 0。"),
            "ReLU(x) = max(0, x)",
            "Nair & Hinton 2010, ICML",
            List.of(),
            INPUTS,
            OUTPUTS);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    double value(double x, Arguments arguments) {
        return Math.max(0, x);
    }

    @Override
    double derivative(double x, Arguments arguments) {
        return x > 0 ? 1 : 0;
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[] x = arguments.vector("x");
        double[] half = new double[x.length];
        double[] steps = new double[x.length];
        double[] tripled = new double[x.length];
        double[] ofTripled = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            half[i] = x[i] / 2 + Math.abs(x[i]) / 2;
            steps[i] = x[i] == 0 ? 0 : (1 + Math.signum(x[i])) / 2;
            tripled[i] = 3 * x[i];
            ofTripled[i] = 3 * half[i];
        }
        Outcome outcome = run.apply(arguments);
        return new Checks()
                .equal("(x + |x|) / 2", "(x + |x|) / 2", half, outcome.vector("output"), 0)
                .equal("slope 1 above 0, else 0", "大于 0 处斜率为 1，其余为 0", steps, outcome.vector("derivative"), 0)
                .equal("3x gives three times as much", "3x 得到三倍的结果", ofTripled, outputs(arguments, run, tripled))
                .list();
    }
}
