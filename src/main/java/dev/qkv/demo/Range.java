package dev.qkv.demo;

import java.util.List;

/**
 * The values that a parameter or the elements of an input may take.
 *
 * @param words the words allowed; empty for numbers
 */
public record Range(double min, boolean minOpen, double max, boolean maxOpen, List<String> words) {
    private static final double NO_END = Double.POSITIVE_INFINITY;
    private static final Range ANY = new Range(-NO_END, false, NO_END, false, List.of());

    public Range {
        words = List.copyOf(words);
    }

    public static Range any() {
        return ANY;
    }

    public static Range atLeast(double min) {
        return new Range(min, false, NO_END, false, List.of());
    }

    public static Range above(double min) {
        return new Range(min, true, NO_END, false, List.of());
    }

    /** Both ends allowed. */
    public static Range between(double min, double max) {
        return new Range(min, false, max, false, List.of());
    }

    /** The lower end excluded, the upper allowed. */
    public static Range aboveUpTo(double min, double max) {
        return new Range(min, true, max, false, List.of());
    }

    public static Range oneOf(String... words) {
        return new Range(-NO_END, false, NO_END, false, List.of(words));
    }

    public boolean contains(double number) {
        return (minOpen ? number > min : number >= min) && (maxOpen ? number < max : number <= max);
    }

    public boolean contains(String word) {
        return words.isEmpty() || words.contains(word);
    }

    public boolean isAny() {
        return equals(ANY);
    }

    /** As it reads in help and messages: {@code >= 1}, {@code > 0}, {@code in (0, 1]}, {@code none | tanh}; empty for any. */
    @Override
    public String toString() {
        if (!words.isEmpty()) {
            return String.join(" | ", words);
        }
        if (max == NO_END) {
            return min == -NO_END ? "" : (minOpen ? "> " : ">= ") + NumberText.of(min);
        }
        if (min == -NO_END) {
            return (maxOpen ? "< " : "<= ") + NumberText.of(max);
        }
        return "in " + (minOpen ? '(' : '[') + NumberText.of(min) + ", " + NumberText.of(max) + (maxOpen ? ')' : ']');
    }
}
