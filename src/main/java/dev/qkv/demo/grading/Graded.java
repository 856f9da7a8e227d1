package dev.qkv.demo.grading;

import dev.qkv.demo.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One output held against ours.
 *
 * @param name the output's
 * @param shape of ours, such as {@code [2][3]}; empty for a single value
 * @param total how many single values ours has
 * @param differing how many of them differ; the total where the shapes do
 * @param first where the first difference is; null where there is none
 */
public record Graded(
        String name,
        String shape,
        int total,
        int differing,
        @Nullable Difference first) {
    /**
     * @param path such as {@code weights[0][2]}, indices from 0
     * @param index the same as numbers; shorter than the shape's depth where shapes differ
     * @param expected ours there; for differing shapes the shape
     * @param actual theirs
     */
    public record Difference(String path, List<Integer> index, Value expected, Value actual, boolean shapes) {
        public Difference {
            index = List.copyOf(index);
        }
    }

    public boolean ok() {
        return differing == 0;
    }

    /** @param tolerance numbers may differ by it times max(1, |expected|) */
    static Graded of(String name, Value expected, Value actual, double tolerance) {
        Walk walk = new Walk(tolerance);
        walk.compare(expected, actual);
        String shape = shape(expected);
        if (walk.shapes) {
            Value.Str here = new Value.Str(shape(actual).isEmpty() ? "a single value" : shape(actual));
            Value.Str wanted = new Value.Str(shape.isEmpty() ? "a single value" : shape);
            int total = size(expected);
            return new Graded(name, shape, total, total, new Difference(name, List.of(), wanted, here, true));
        }
        Difference first = walk.where == null
                ? null
                : new Difference(path(name, walk.where), walk.where, walk.expected, walk.actual, false);
        return new Graded(name, shape, walk.total, walk.differing, first);
    }

    /** Whether both have the same shape and the same values within the tolerance. */
    static boolean same(Value expected, Value actual, double tolerance) {
        Walk walk = new Walk(tolerance);
        walk.compare(expected, actual);
        return !walk.shapes && walk.differing == 0;
    }

    static int size(Value value) {
        if (!(value instanceof Value.Arr array)) {
            return 1;
        }
        int size = 0;
        for (Value element : array.values()) {
            size += size(element);
        }
        return size;
    }

    /** The lengths along the first elements; {@code [2][*]} where rows differ in length. */
    static String shape(Value value) {
        if (!(value instanceof Value.Arr array)) {
            return "";
        }
        if (array.values().isEmpty()) {
            return "[0]";
        }
        String below = shape(array.values().get(0));
        for (Value element : array.values()) {
            if (!shape(element).equals(below)) {
                below = element instanceof Value.Arr ? "[*]" : "";
            }
        }
        return "[" + array.values().size() + "]" + below;
    }

    private static String path(String name, List<Integer> index) {
        StringBuilder path = new StringBuilder(name);
        index.forEach(i -> path.append('[').append(i).append(']'));
        return path.toString();
    }

    private static final class Walk {
        private final double tolerance;
        private final List<Integer> at = new ArrayList<>();
        private int total;
        private int differing;
        private boolean shapes;
        private @Nullable List<Integer> where;
        private Value expected = new Value.Str("");
        private Value actual = new Value.Str("");

        Walk(double tolerance) {
            this.tolerance = tolerance;
        }

        void compare(Value ours, Value theirs) {
            if (ours instanceof Value.Arr array) {
                if (!(theirs instanceof Value.Arr other)
                        || other.values().size() != array.values().size()) {
                    shapes = true;
                    return;
                }
                for (int i = 0; i < array.values().size() && !shapes; i++) {
                    at.add(i);
                    compare(array.values().get(i), other.values().get(i));
                    at.remove(at.size() - 1);
                }
                return;
            }
            if (theirs instanceof Value.Arr) {
                shapes = true;
                return;
            }
            total++;
            if (!equal(ours, theirs)) {
                differing++;
                if (where == null) {
                    where = List.copyOf(at);
                    expected = ours;
                    actual = theirs;
                }
            }
        }

        private boolean equal(Value ours, Value theirs) {
            if (ours instanceof Value.Num want && theirs instanceof Value.Num got) {
                return Math.abs(want.value() - got.value()) <= tolerance * Math.max(1, Math.abs(want.value()));
            }
            // Python and C++ print truth values as numbers too
            if (ours instanceof Value.Bool want && theirs instanceof Value.Num got) {
                return got.value() == (want.value() ? 1 : 0);
            }
            return ours.equals(theirs);
        }
    }
}
