package dev.qkv.demo.activation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Signature;
import dev.qkv.figure.Caption;
import java.util.List;

/**
 * SwiGLU: the gated unit whose activation is swish, {@code swish(x w) ∘ (x v)}, then w2.
 *
 * <p>Source: Shazeer 2020, arXiv 2002.05202, section 2.
 */
public final class SwiGlu extends GatedUnit {
    private static final Signature SIGNATURE = new Signature(
            "swiglu",
            new Caption(
                    "A feed-forward layer whose hidden units are opened and shut by a swish gate.",
                    "用 swish 门控制隐藏单元开合的前馈层。"),
            "SwiGLU(x) = (swish(x w) ∘ x v) w2",
            "Shazeer 2020, arXiv:2002.05202, section 2",
            List.of(Swish.beta()),
            INPUTS,
            OUTPUTS);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    double act(double x, Arguments arguments) {
        return Swish.swish(x, arguments.num("beta"));
    }

    @Override
    double actDerivative(double x, Arguments arguments) {
        return Swish.derivative(x, arguments.num("beta"));
    }

    @Override
    double otherPath(double x, Arguments arguments) {
        return x / 2 * (1 + Math.tanh(arguments.num("beta") * x / 2));
    }
}
