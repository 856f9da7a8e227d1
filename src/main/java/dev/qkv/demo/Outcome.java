package dev.qkv.demo;

import dev.qkv.figure.Figure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a mechanism computed.
 *
 * @param outputs by name, in the order documented
 * @param steps intermediate values on the way
 */
public record Outcome(Map<String, Value> outputs, List<Step> steps, List<Figure> figures) {
    public Outcome {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        steps = List.copyOf(steps);
        figures = List.copyOf(figures);
    }
}
