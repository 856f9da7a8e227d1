package dev.qkv.demo;

import dev.qkv.demo.Signature.Param;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/** A case written down in code, or one changed from another: parameters and inputs by name. */
public final class Case {
    private final Mechanism mechanism;
    private final Map<String, Value> params;
    private final Map<String, Value> inputs;

    public Case(Mechanism mechanism) {
        this(mechanism, new Arguments(Map.of(), Map.of()));
    }

    public Case(Mechanism mechanism, Arguments base) {
        this.mechanism = mechanism;
        this.params = new LinkedHashMap<>(base.params());
        this.inputs = new LinkedHashMap<>(base.inputs());
    }

    public Case set(String name, Value value) {
        for (Param param : mechanism.signature().params()) {
            if (param.name().equals(name)) {
                params.put(name, value);
                return this;
            }
        }
        inputs.put(name, value);
        return this;
    }

    public Case set(String name, double number) {
        return set(name, Value.of(number));
    }

    public Case set(String name, boolean flag) {
        return set(name, Value.of(flag));
    }

    public Case set(String name, String word) {
        return set(name, Value.of(word));
    }

    public Case set(String name, double[] vector) {
        return set(name, Value.of(vector));
    }

    public Case set(String name, double[][] rows) {
        return set(name, Value.of(rows));
    }

    public Case set(String name, DMatrixRMaj matrix) {
        return set(name, Value.of(matrix));
    }

    /** Without the parameter or input, so that its default holds. */
    public Case unset(String name) {
        params.remove(name);
        inputs.remove(name);
        return this;
    }

    /** What the mechanism under check computes for it. */
    public Outcome run(Function<Arguments, Outcome> run) {
        return run.apply(arguments());
    }

    /** The inputs are those of the mechanism's own case where none were set. */
    public Arguments arguments() {
        boolean own = inputs.isEmpty() && !mechanism.signature().inputs().isEmpty();
        return Binder.bind(mechanism, params, own ? null : inputs);
    }
}
