package dev.qkv.demo;

import java.util.List;
import java.util.function.Function;

/** One mechanism: a pure function of parameters and inputs, with its own case and its checks. */
public interface Mechanism {
    Signature signature();

    /** The demo's own case, used where no inputs are given. */
    Arguments example();

    /** Computes the outputs; the arguments have been validated against the signature. */
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
