package dev.qkv.demo.activation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Signature;
import dev.qkv.figure.Caption;
import java.util.List;

/**
 * GEGLU: the gated unit whose activation is GELU, {@code gelu(x w) ∘ (x v)}, then w2.
 *
 * <p>Source: Shazeer 2020, arXiv 2002.05202, section 2.
 */
public final class GeGlu extends GatedUnit {
    private static final Signature SIGNATURE = new Signature(
            "geglu",
            new Caption(
                    "A feed-forward layer whose hidden units are opened and shut by a GELU gate.",
                    "用 GELU 门控制隐藏单元开合的前馈层。"),
            "GEGLU(x) = (GELU(x w) ∘ x v) w2",
            "Shazeer 2020, arXiv:2002.05202, section 2",
            List.of(Gelu.approximate()),
            INPUTS,
            OUTPUTS);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    double act(double x, Arguments arguments) {
        return Gelu.isTanh(arguments) ? Gelu.tanhForm(x) : Gelu.exact(x);
    }

    @Override
    double actDerivative(double x, Arguments arguments) {
        return Gelu.isTanh(arguments) ? Gelu.tanhFormDerivative(x) : Gelu.exactDerivative(x);
    }

    @Override
    double otherPath(double x, Arguments arguments) {
        if (Gelu.isTanh(arguments)) {
            // ½ (1 + tanh u) = σ(2u)
            return x / (1 + Math.exp(-2 * Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
        }
        return Math.abs(x) > 12 ? Math.max(0, x) : Gelu.byIntegral(x);
    }
}
