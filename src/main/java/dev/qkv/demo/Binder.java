package dev.qkv.demo;

import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Param;
import dev.qkv.model.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds a request against a signature, in this order: parameters; inputs present and of the right type; shapes; value ranges. */
public final class Binder {
    private Binder() {}

    /**
     * The arguments of a run, in the signature's order, defaults filled in.
     *
     * @param inputs null where there are none at all: the mechanism's own case then supplies them and any missing parameter
     * @throws DemoException where they do not fit
     */
    public static Arguments bind(Mechanism mechanism, Map<String, Value> params, @Nullable Map<String, Value> inputs) {
        Signature signature = mechanism.signature();
        Map<String, Value> boundParams = params(signature, params, inputs == null ? mechanism.ownParams() : Map.of());
        Map<String, Value> boundInputs =
                inputs(signature, inputs == null ? mechanism.ownInputs(new Arguments(boundParams, Map.of())) : inputs);
        Shapes.check(signature, boundParams, boundInputs);
        for (Input input : signature.inputs()) {
            Value value = boundInputs.get(input.name());
            if (value != null && !input.range().isAny()) {
                Elements.checkRange(input, value, input.name());
            }
        }
        return mechanism.complete(new Arguments(boundParams, boundInputs));
    }

    /**
     * A parameter's value as typed on the command line.
     *
     * @throws DemoException where the mechanism has no such parameter, or the text is none of its values
     */
    public static Value param(Signature signature, String name, String text) {
        Param param = null;
        for (Param candidate : signature.params()) {
            if (candidate.name().equals(name)) {
                param = candidate;
            }
        }
        if (param == null) {
            throw unknownParam(signature, name);
        }
        Value value = switch (param.type()) {
            case INT, NUM -> numberOrText(text.strip());
            case BOOL -> text.equals("true") || text.equals("false") ? Value.of(text.equals("true")) : Value.of(text);
            case STR -> Value.of(text);
        };
        check(param, value);
        return value;
    }

    private static Value numberOrText(String text) {
        // Java alone would also take 1d, 0x1p3 and NaN
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                return Value.of(text);
            }
        }
        try {
            return Value.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Value.of(text);
        }
    }

    private static Map<String, Value> params(Signature signature, Map<String, Value> given, Map<String, Value> own) {
        Map<String, Value> bound = new LinkedHashMap<>();
        for (Param param : signature.params()) {
            Value value = given.get(param.name());
            if (value == null) {
                value = own.get(param.name());
            }
            if (value == null) {
                value = param.defaultValue();
            }
            if (value == null && param.required()) {
                throw DemoException.badParam("param " + param.name() + " is missing: " + describe(param));
            }
            if (value != null) {
                check(param, value);
                bound.put(param.name(), value);
            }
        }
        for (String name : given.keySet()) {
            if (signature.params().stream().noneMatch(param -> param.name().equals(name))) {
                throw unknownParam(signature, name);
            }
        }
        return bound;
    }

    private static DemoException unknownParam(Signature signature, String name) {
        List<String> names = new ArrayList<>();
        signature.params().forEach(param -> names.add(param.name()));
        return DemoException.badParam(signature.id() + " has no param " + name + Nearest.hint(name, names));
    }

    private static void check(Param param, Value value) {
        boolean fits = Elements.hasType(param.type(), value)
                && (!(value instanceof Value.Num num) || param.range().contains(num.value()))
                && (!(value instanceof Value.Str str) || param.range().contains(str.value()));
        if (!fits) {
            throw DemoException.badParam(describe(param) + ", not " + value.text());
        }
    }

    private static String describe(Param param) {
        String range = param.range().toString();
        return param.name() + " must be "
                + switch (param.type()) {
                    case INT -> "an int";
                    case NUM -> "a number";
                    case BOOL -> "true or false";
                    case STR -> range.isEmpty() ? "a string" : "one of";
                }
                + (range.isEmpty() ? "" : " " + range);
    }

    private static Map<String, Value> inputs(Signature signature, Map<String, Value> given) {
        List<String> names = new ArrayList<>();
        signature.inputs().forEach(input -> names.add(input.name()));
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw DemoException.badInput(signature.id() + " has no input " + name + Nearest.hint(name, names));
            }
        }
        Map<String, Value> bound = new LinkedHashMap<>();
        for (Input input : signature.inputs()) {
            Value value = given.get(input.name());
            if (value != null) {
                Elements.checkTypes(input, value);
                bound.put(input.name(), value);
            } else if (input.required()) {
                throw DemoException.badInput("input " + input.name() + input.shape() + " is missing");
            }
        }
        return bound;
    }
}
