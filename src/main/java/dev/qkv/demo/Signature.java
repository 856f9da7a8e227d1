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
        STR
    }

    /**
     * A parameter.
     *
     * @param defaultValue null for required
     * @param defaultText how the default reads where it depends on a shape, such as {@code d/heads}; empty where required
     * @param range how the range reads, such as {@code >= 1}; empty for any
     */
    public record Param(
            String name, Type type, @Nullable Value defaultValue, String defaultText, String range, Caption meaning) {}

    /**
     * An input.
     *
     * @param shape such as {@code [n][d]}
     */
    public record Input(String name, Type type, String shape, boolean required, Caption meaning) {}

    public record Output(String name, Type type, String shape, Caption meaning) {}
}
