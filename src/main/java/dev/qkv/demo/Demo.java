package dev.qkv.demo;

import dev.qkv.demo.DemoException.Code;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of a mechanism: the arguments used, what came out. */
public record Demo(Mechanism mechanism, Arguments arguments, Outcome outcome) {
    /**
     * @param inputs null where there are none at all: the mechanism's own case then supplies them and any missing parameter
     * @throws DemoException where the request does not fit, or the result is too large for a 64-bit float
     */
    public static Demo run(Mechanism mechanism, Map<String, Value> params, @Nullable Map<String, Value> inputs) {
        Arguments arguments = Binder.bind(mechanism, params, inputs);
        Outcome outcome = mechanism.run(arguments);
        Code code = mechanism.signature().inputs().isEmpty() ? Code.BAD_PARAM : Code.BAD_INPUT;
        outcome.outputs().forEach((name, value) -> requireFinite(code, name, value));
        return new Demo(mechanism, arguments, outcome);
    }

    /** The mechanism's checks of this very run. */
    public List<Check> checks() {
        return mechanism.checks(arguments, given -> given.equals(arguments) ? outcome : mechanism.run(given));
    }

    private static void requireFinite(Code code, String path, Value value) {
        if (value instanceof Value.Num num && !Double.isFinite(num.value())) {
            throw new DemoException(code, path + " is not finite: these numbers are too large for a 64-bit float");
        }
        if (value instanceof Value.Arr array) {
            List<Value> values = array.values();
            for (int i = 0; i < values.size(); i++) {
                if (!(values.get(i) instanceof Value.Num num) || !Double.isFinite(num.value())) {
                    requireFinite(code, path + "[" + i + "]", values.get(i));
                }
            }
        }
    }
}
