package dev.qkv.demo.grading;

import dev.qkv.demo.Value;
import dev.qkv.figure.Caption;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A mistake that people make, as a computation: what comes out where it is made.
 *
 * @param what the mistake, said to who made it
 * @param outputs some or all of the mechanism's outputs; may throw {@link dev.qkv.demo.DemoException} where the mistake cannot be made with these arguments
 */
record Mistake(Caption what, Supplier<Map<String, Value>> outputs) {
    static Mistake of(String en, String zh, Supplier<Map<String, Value>> outputs) {
        return new Mistake(new Caption(en, zh), outputs);
    }

    /** With one output. */
    static Mistake of(String en, String zh, String output, Supplier<Value> value) {
        return of(en, zh, () -> Map.of(output, value.get()));
    }
}
