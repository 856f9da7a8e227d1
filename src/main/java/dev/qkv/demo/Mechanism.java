package dev.qkv.demo;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One mechanism: a pure function of parameters and inputs, with its own case and its checks. {@link Demo} runs one. */
public interface Mechanism {
    Signature signature();

    /** Parameters of the demo's own case that have no default, or differ from it. */
    default Map<String, Value> ownParams() {
        return Map.of();
    }

    /**
     * Inputs of the demo's own case, small enough to follow by hand, their shapes fitted to the parameters; none where the mechanism takes none.
     *
     * @param params given, own and default parameters; no inputs
     */
    default Map<String, Value> ownInputs(Arguments params) {
        return Map.of();
    }

    /** The demo's own case, used where no inputs are given. */
    default Arguments example() {
        return Binder.bind(this, Map.of(), null);
    }

    /**
     * Checks what the signature cannot state (shapes first, then values, then {@link Limits}) and fills in the defaults that depend on shapes. The arguments have
     * been held against the signature.
     *
     * @throws DemoException where they do not fit
     */
    default Arguments complete(Arguments arguments) {
        return arguments;
    }

    /** Computes the outputs of arguments that {@link Binder} has passed. */
    Outcome run(Arguments arguments);

    /**
     * What must hold for these arguments.
     *
     * @param run the mechanism under check; tests hand in broken ones, and every check must then fail
     */
    List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run);

    default String id() {
        return signature().id();
    }
}
