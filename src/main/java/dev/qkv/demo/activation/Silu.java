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
 * SiLU: {@code x · σ(x)}, swish with beta = 1.
 *
 * <p>Source: Elfwing et al. 2017, arXiv 1702.03118; the name and the form stand already in Hendrycks &amp; Gimpel 2016, arXiv 1606.08415, section 2.
 */
public final class Silu extends Activation {
    private static final Signature SIGNATURE = new Signature(
            "silu",
            new Caption("x times its own sigmoid: swish with beta = 1.", "x 乘以自身的 sigmoid，即 beta = 1 的 swish。"),
            "SiLU(x) = x · σ(x)",
            "Elfwing et al. 2017, arXiv:1702.03118; Hendrycks & Gimpel 2016, arXiv:1606.08415, section 2",
            List.of(),
            INPUTS,
            OUTPUTS);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    double value(double x, Arguments arguments) {
        return Swish.swish(x, 1);
    }

    @Override
    double derivative(double x, Arguments arguments) {
        return Swish.derivative(x, 1);
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[] x = arguments.vector("x");
        double[] tanhForm = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            tanhForm[i] = x[i] / 2 * (1 + Math.tanh(x[i] / 2));
        }
        Checks checks = new Checks()
                .equal("at 1: σ(1)", "x = 1 处：σ(1)", 0.7310585786300049, outputs(arguments, run, 1)[0])
                .equal(
                        "its minimum, at −1.2785",
                        "最小值，在 −1.2785 处",
                        -0.278465,
                        outputs(arguments, run, -1.2785)[0],
                        1e-6)
                .equal(
                        "x/2 · (1 + tanh(x/2))",
                        "x/2 · (1 + tanh(x/2))",
                        tanhForm,
                        run.apply(arguments).vector("output"));
        checkDerivative(checks, arguments, run, 1);
        return checks.list();
    }
}
