package dev.qkv.demo.grading;

import dev.qkv.demo.Demo;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Value;
import dev.qkv.figure.Caption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the mistake behind a difference: makes each one that is known, and looks which gives the same numbers. */
final class Diagnosis {
    /** Beyond so many numbers in and out, making every mistake would take too long. */
    private static final int LARGEST = 50_000;

    private final Demo demo;
    private final Map<String, Value> theirs;
    private final double tolerance;
    private final List<String> differing = new ArrayList<>();

    Diagnosis(Demo demo, Map<String, Value> theirs, double tolerance) {
        this.demo = demo;
        this.theirs = theirs;
        this.tolerance = tolerance;
        demo.outcome().outputs().forEach((name, ours) -> {
            Value value = theirs.get(name);
            if (value != null && !Graded.same(ours, value, tolerance)) {
                differing.add(name);
            }
        });
    }

    /** The mistake that explains most of what differs, and the first of it; the one known best where several do. */
    @Nullable
    Caption cause() {
        String first = differing.get(0);
        if (small()) {
            List<Mistake> mistakes = new ArrayList<>(KnownMistakes.of(demo));
            mistakes.addAll(ParamMistakes.of(demo));
            mistakes.addAll(InputMistakes.of(demo));
            Mistake best = null;
            int most = 0;
            for (Mistake mistake : mistakes) {
                int explained = explained(mistake, first);
                if (explained > most) {
                    most = explained;
                    best = mistake;
                }
            }
            if (best != null) {
                return best.what();
            }
        }
        Value given = theirs.get(first);
        return given == null ? null : new OutputMistakes(demo, tolerance).cause(first, given);
    }

    private boolean small() {
        int size = 0;
        for (Value value : demo.arguments().inputs().values()) {
            size += Graded.size(value);
        }
        for (Value value : demo.outcome().outputs().values()) {
            size += Graded.size(value);
        }
        return size <= LARGEST;
    }

    /** How many of the differing outputs come out the same; 0 where the first does not. */
    private int explained(Mistake mistake, String first) {
        Map<String, Value> made;
        try {
            made = mistake.outputs().get();
        } catch (DemoException e) {
            return 0; // cannot be made with these arguments
        }
        int explained = 0;
        for (String name : differing) {
            Value wrong = made.get(name);
            Value given = theirs.get(name);
            if (wrong != null && given != null && Graded.same(wrong, given, tolerance)) {
                explained++;
            } else if (name.equals(first)) {
                return 0;
            }
        }
        return explained;
    }
}
