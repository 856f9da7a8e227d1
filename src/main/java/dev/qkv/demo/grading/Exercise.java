package dev.qkv.demo.grading;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Demo;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Draws a case of a mechanism: parameters, sizes and values near those of its own case, within every shape and range. The mechanism itself has the last word: a
 * draw that it refuses is made again, from the bold to the timid, its own case last.
 */
public final class Exercise {
    private static final int ATTEMPTS = 24;
    /** Below this, layouts and axes are hard to tell apart. */
    private static final int SMALLEST_SIZE = 3;

    private static final int LARGEST_SIZE = 6;

    private final Mechanism mechanism;
    private final Map<String, Value> given;
    private final Draws draws;

    private Exercise(Mechanism mechanism, Map<String, Value> given, Draws draws) {
        this.mechanism = mechanism;
        this.given = given;
        this.draws = draws;
    }

    /**
     * The same seed gives the same case on every machine.
     *
     * @param given parameters that are not drawn
     * @throws DemoException where those do not fit
     */
    public static Demo draw(Mechanism mechanism, Map<String, Value> given, long seed) {
        Draws draws = new Draws(new SplittableRandom(seed), mechanism.example());
        Exercise exercise = new Exercise(mechanism, given, draws);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return exercise.attempt(attempt < ATTEMPTS / 3, attempt < 2 * ATTEMPTS / 3);
            } catch (DemoException e) {
                // these do not fit together: draw again
            }
        }
        return Demo.run(mechanism, given, null);
    }

    /**
     * @param sizes whether dimensions are drawn too
     * @param params whether parameters are drawn too
     */
    private Demo attempt(boolean sizes, boolean params) {
        Map<String, Value> drawn = new LinkedHashMap<>();
        Map<String, Value> own = mechanism.example().params();
        for (Param param : mechanism.signature().params()) {
            Value value = own.get(param.name());
            if (value != null && !derived(param)) {
                drawn.put(param.name(), params ? draws.param(param, value) : value);
            }
        }
        drawn.putAll(given);
        if (mechanism.signature().inputs().isEmpty()) {
            return Demo.run(mechanism, drawn, Map.of());
        }
        Map<String, Value> inputs = new LinkedHashMap<>(mechanism.ownInputs(new Arguments(drawn, Map.of())));
        if (sizes) {
            resize(inputs, drawn);
        }
        for (Input input : mechanism.signature().inputs()) {
            inputs.computeIfPresent(input.name(), (name, value) -> draws.input(input, value));
        }
        return Demo.run(mechanism, drawn, inputs);
    }

    /** A default that follows from shapes is left to them. */
    private static boolean derived(Param param) {
        return param.defaultValue() == null && !param.required();
    }

    /** Gives dimensions that no parameter and no expression names another length, the same wherever the name stands. */
    private void resize(Map<String, Value> inputs, Map<String, Value> params) {
        List<String> fixed = new ArrayList<>(params.keySet());
        for (Input input : mechanism.signature().inputs()) {
            for (String dimension : dimensions(input.shape())) {
                if (!isName(dimension)) {
                    fixed.add(dimension);
                }
            }
        }
        Map<String, Integer> lengths = new HashMap<>();
        for (Input input : mechanism.signature().inputs()) {
            Value value = inputs.get(input.name());
            List<String> dimensions = dimensions(input.shape());
            for (int axis = 0; value != null && axis < dimensions.size(); axis++) {
                String dimension = dimensions.get(axis);
                if (isName(dimension) && fixed.stream().noneMatch(name -> named(name, dimension))) {
                    int own = Draws.length(value, axis);
                    int length = lengths.computeIfAbsent(
                            dimension, name -> draws.between(Math.min(SMALLEST_SIZE, own), LARGEST_SIZE));
                    value = Draws.resized(value, axis, length);
                }
            }
            if (value != null) {
                inputs.put(input.name(), value);
            }
        }
    }

    /** Whether an expression such as {@code heads*dh} names a dimension. */
    private static boolean named(String expression, String dimension) {
        for (String part : expression.split("[^a-z_]+", -1)) {
            if (part.equals(dimension)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(String dimension) {
        return dimension.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '_');
    }

    private static List<String> dimensions(String shape) {
        List<String> dimensions = new ArrayList<>();
        for (String part : shape.split("[\\[\\]]+", -1)) {
            if (!part.isEmpty()) {
                dimensions.add(part);
            }
        }
        return dimensions;
    }
}
