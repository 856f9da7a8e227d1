package dev.qkv.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * Parameters and inputs by name, defaults filled in.
 *
 * <p>The readers are for names and types that the signature promises; anything else is a bug of the mechanism and throws {@link IllegalArgumentException} or
 * {@link ClassCastException}.
 */
public record Arguments(Map<String, Value> params, Map<String, Value> inputs) {
    public Arguments {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    public boolean hasParam(String name) {
        return params.containsKey(name);
    }

    public boolean hasInput(String name) {
        return inputs.containsKey(name);
    }

    /** A parameter of type num. */
    public double num(String name) {
        return ((Value.Num) param(name)).value();
    }

    /** A parameter of type int; up to 2^53 in size. */
    public long whole(String name) {
        return (long) num(name);
    }

    /** A parameter of type int that has been checked against a shape or a limit. */
    public int size(String name) {
        return Math.toIntExact(whole(name));
    }

    /** A parameter of type bool. */
    public boolean flag(String name) {
        return ((Value.Bool) param(name)).value();
    }

    /** A parameter of type str. */
    public String word(String name) {
        return ((Value.Str) param(name)).value();
    }

    /** An input {@code [n]}, as a copy. */
    public double[] vector(String name) {
        return array(name).vector();
    }

    /** An input {@code [n][d]}, as a copy. */
    public DMatrixRMaj matrix(String name) {
        return array(name).matrix();
    }

    /** An input {@code [n]} of type str. */
    public List<String> words(String name) {
        return words(array(name));
    }

    public static List<String> words(Value.Arr array) {
        List<String> words = new ArrayList<>(array.values().size());
        for (Value value : array.values()) {
            words.add(((Value.Str) value).value());
        }
        return words;
    }

    /** An input that is an array of any depth. */
    public Value.Arr array(String name) {
        return (Value.Arr) input(name);
    }

    /** How many rows an input {@code [n][d]} has, or how long an input {@code [n]} is: n. */
    public int length(String name) {
        return array(name).values().size();
    }

    /** How wide the rows of an input {@code [n][d]} are: d. */
    public int width(String name) {
        return ((Value.Arr) array(name).values().get(0)).values().size();
    }

    /** An input that is a single number. */
    public double number(String name) {
        return ((Value.Num) input(name)).value();
    }

    public Value param(String name) {
        Value value = params.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no param " + name);
        }
        return value;
    }

    public Value input(String name) {
        Value value = inputs.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no input " + name);
        }
        return value;
    }

    /** The same with one parameter set. */
    public Arguments withParam(String name, Value value) {
        Map<String, Value> changed = new LinkedHashMap<>(params);
        changed.put(name, value);
        return new Arguments(changed, inputs);
    }

    /** The same with one input set. */
    public Arguments withInput(String name, Value value) {
        Map<String, Value> changed = new LinkedHashMap<>(inputs);
        changed.put(name, value);
        return new Arguments(params, changed);
    }
}
