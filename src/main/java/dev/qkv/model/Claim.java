package dev.qkv.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A number that a note quotes and a mechanism recomputes. It holds when the computed value, in the text's unit, rounds to the text's last digit.
 *
 * @param text the number with its unit, as it stands in both bodies, such as {@code 1.25 GiB}
 * @param mechanism the mechanism's id
 * @param output an output's name, with indices where it is an array, such as {@code derivative[0]}
 * @param params Long, Double, Boolean or String
 * @param inputs numbers, strings or nested lists of them; empty for the mechanism's own inputs
 */
public record Claim(
        String text,
        String mechanism,
        String output,
        Map<String, Object> params,
        Map<String, Object> inputs,
        int line) {
    public Claim {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
