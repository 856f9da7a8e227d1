package dev.qkv.demo;

import dev.qkv.figure.Figure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * What a mechanism computed; {@link Working} puts one together.
 *
 * @param outputs by name, in the order documented
 * @param steps intermediate values on the way
 * @param stages pictures of it at work; empty where the steps say it all
 */
public record Outcome(Map<String, Value> outputs, List<Step> steps, List<Figure> figures, List<Stage> stages) {
    public Outcome {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        steps = List.copyOf(steps);
        figures = List.copyOf(figures);
        stages = List.copyOf(stages);
    }

    /** An outcome that is staged by its steps. */
    public Outcome(Map<String, Value> outputs, List<Step> steps, List<Figure> figures) {
        this(outputs, steps, figures, List.of());
    }

    /** An output that is one number. */
    public double number(String name) {
        return ((Value.Num) output(name)).value();
    }

    /** An output {@code [n]}, as a copy. */
    public double[] vector(String name) {
        return array(name).vector();
    }

    /** An output {@code [n][d]}, as a copy. */
    public DMatrixRMaj matrix(String name) {
        return array(name).matrix();
    }

    public Value.Arr array(String name) {
        return (Value.Arr) output(name);
    }

    public Value output(String name) {
        Value value = outputs.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no output " + name);
        }
        return value;
    }
}
