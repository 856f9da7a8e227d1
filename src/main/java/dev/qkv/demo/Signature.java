package dev.qkv.demo;

import dev.qkv.figure.Caption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mechanism takes and gives, and where it is from.
 *
 * @param id the name on the command line
 * @param formula the equation in plain Unicode
 * @param source author, year, identifier, section
 */
public record Signature(
        String id,
        Caption summary,
        String formula,
        String source,
        List<Param> params,
        List<Input> inputs,
        List<Output> outputs) {
    public Signature {
        params = List.copyOf(params);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** The types of the JSON interface. */
    public enum Type {
        INT,
        NUM,
        BOOL,
        STR;

        /** As the JSON interface calls it, such as {@code int}. */
        public String word() {
            return switch (this) {
                case INT -> "int";
                case NUM -> "num";
                case BOOL -> "bool";
                case STR -> "str";
            };
        }
    }

    /**
     * A parameter.
     *
     * @param defaultValue null where there is none, or where it depends on a shape
     * @param defaultText how the default reads, such as {@code 10000}, {@code d/heads} or {@code none}; empty where required
     */
    public record Param(
            String name, Type type, @Nullable Value defaultValue, String defaultText, Range range, Caption meaning) {
        public static Param required(String name, Type type, Range range, String en, String zh) {
            return new Param(name, type, null, "", range, new Caption(en, zh));
        }

        public static Param optional(String name, Type type, Value defaultValue, Range range, String en, String zh) {
            String text = defaultValue instanceof Value.Str word ? word.value() : defaultValue.text();
            return new Param(name, type, defaultValue, text, range, new Caption(en, zh));
        }

        public static Param integer(String name, double defaultValue, Range range, String en, String zh) {
            return optional(name, Type.INT, Value.of(defaultValue), range, en, zh);
        }

        public static Param number(String name, double defaultValue, Range range, String en, String zh) {
            return optional(name, Type.NUM, Value.of(defaultValue), range, en, zh);
        }

        public static Param flag(String name, boolean defaultValue, String en, String zh) {
            return optional(name, Type.BOOL, Value.of(defaultValue), Range.any(), en, zh);
        }

        /** A required count of at least 1. */
        public static Param count(String name, String en, String zh) {
            return required(name, Type.INT, Range.atLeast(1), en, zh);
        }

        /** One of some words, the first being the default. */
        public static Param word(String name, List<String> words, String en, String zh) {
            Range range = Range.oneOf(words.toArray(new String[0]));
            return optional(name, Type.STR, Value.of(words.get(0)), range, en, zh);
        }

        /** A default that {@link Mechanism#complete} fills in. @param text such as {@code d/heads}; {@code none} for no default at all */
        public static Param derived(String name, Type type, String text, Range range, String en, String zh) {
            return new Param(name, type, null, text, range, new Caption(en, zh));
        }

        public boolean required() {
            return defaultText.isEmpty();
        }
    }

    /**
     * An input.
     *
     * @param shape such as {@code [n][d]}. Inputs that share a dimension's name, or a dimension and an int parameter that do, must agree. {@code [1..]} stands for
     *     rows of any length from 1, {@code [0..]} for any length; other expressions, such as {@code [heads*dh]}, are checked by the mechanism. Empty for a
     *     number
     * @param defaultText how the default reads, such as {@code all 1}; empty where required
     * @param range of every element
     */
    public record Input(String name, Type type, String shape, String defaultText, Range range, Caption meaning) {
        public static Input required(String name, String shape, String en, String zh) {
            return required(name, Type.NUM, shape, en, zh);
        }

        public static Input required(String name, Type type, String shape, String en, String zh) {
            return new Input(name, type, shape, "", Range.any(), new Caption(en, zh));
        }

        public static Input optional(String name, String shape, String defaultText, String en, String zh) {
            return new Input(name, Type.NUM, shape, defaultText, Range.any(), new Caption(en, zh));
        }

        public Input in(Range range) {
            return new Input(name, type, shape, defaultText, range, meaning);
        }

        public boolean required() {
            return defaultText.isEmpty();
        }
    }

    /** @param shape as of an input; empty for a single value */
    public record Output(String name, Type type, String shape, Caption meaning) {
        public static Output of(String name, String shape, String en, String zh) {
            return new Output(name, Type.NUM, shape, new Caption(en, zh));
        }

        public static Output of(String name, Type type, String shape, String en, String zh) {
            return new Output(name, type, shape, new Caption(en, zh));
        }
    }
}
