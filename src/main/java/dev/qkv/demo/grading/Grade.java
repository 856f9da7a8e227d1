package dev.qkv.demo.grading;

import dev.qkv.demo.Demo;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Value;
import dev.qkv.figure.Caption;
import dev.qkv.model.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's outputs held against ours.
 *
 * @param outputs those that were given, in our order
 * @param missing ours that were not given
 * @param cause the mistake that gives just these numbers; null where none is known to
 */
public record Grade(
        Demo demo,
        double tolerance,
        List<Graded> outputs,
        List<String> missing,
        @Nullable Caption cause) {
    /** Room for float32, in which most frameworks compute. */
    public static final double TOLERANCE = 1e-5;

    public Grade {
        outputs = List.copyOf(outputs);
        missing = List.copyOf(missing);
    }

    /** Whether all that was given is right. */
    public boolean ok() {
        return outputs.stream().allMatch(Graded::ok);
    }

    /**
     * @param tolerance numbers may differ by it times max(1, |expected|)
     * @throws DemoException (bad-input) where there is nothing to grade, or an output that the mechanism does not have
     */
    public static Grade of(Demo demo, Map<String, Value> theirs, double tolerance) {
        Map<String, Value> ours = demo.outcome().outputs();
        for (String name : theirs.keySet()) {
            if (!ours.containsKey(name)) {
                throw new DemoException(
                        Code.BAD_INPUT,
                        demo.mechanism().id() + " has no output " + name + Nearest.hint(name, ours.keySet()));
            }
        }
        List<Graded> graded = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        ours.forEach((name, value) -> {
            Value given = theirs.get(name);
            if (given == null) {
                missing.add(name);
            } else {
                graded.add(Graded.of(name, value, given, tolerance));
            }
        });
        if (graded.isEmpty()) {
            throw new DemoException(
                    Code.BAD_INPUT,
                    "no outputs to grade; " + demo.mechanism().id() + " has " + String.join(", ", missing));
        }
        boolean ok = graded.stream().allMatch(Graded::ok);
        return new Grade(demo, tolerance, graded, missing, ok ? null : new Diagnosis(demo, theirs, tolerance).cause());
    }
}
