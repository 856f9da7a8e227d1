package dev.qkv.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.demo.catalog.Mechanisms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks stand beside everybody's own numbers: they must not fail by rounding, whatever the size of the numbers, and nothing may come out that is not finite. */
class ChecksHoldTest {
    static List<String> ids() {
        return Mechanisms.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void onNumbersOfEverySize(String id) {
        Mechanism mechanism = Mechanisms.get(id);
        Arguments own = mechanism.example();
        for (int seed = 0; seed < 60; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            double size = Math.pow(10, seed % 10 - 4); // 0.0001 to 100000
            Map<String, Value> inputs = new LinkedHashMap<>();
            for (Signature.Input input : mechanism.signature().inputs()) {
                Value value = own.inputs().get(input.name());
                if (value != null) {
                    boolean drawn =
                            input.type() == Signature.Type.NUM && input.range().isAny();
                    inputs.put(input.name(), drawn ? drawn(value, random, size) : value);
                }
            }
            Demo demo = run(mechanism, own, inputs);
            if (demo != null) {
                assertThat(demo.checks()).as("%s, seed %d", id, seed).allMatch(Check::ok);
            }
        }
    }

    /** Null where the numbers are too large for the outputs to be finite, which is the answer then. */
    private static @Nullable Demo run(Mechanism mechanism, Arguments own, Map<String, Value> inputs) {
        try {
            return Demo.run(mechanism, own.params(), inputs);
        } catch (DemoException e) {
            assertThat(e).hasMessageContaining("not finite");
            assertThat(mechanism.id()).isEqualTo("cross-entropy"); // its perplexity is e^loss
            return null;
        }
    }

    /** Numbers of that size; now and then a constant row, a zero, or one among much larger ones. */
    private static Value drawn(Value value, RandomGenerator random, double size) {
        if (!(value instanceof Value.Arr array)) {
            return Value.of(size * (2 * random.nextDouble() - 1));
        }
        if (!(array.values().get(0) instanceof Value.Num)) {
            List<Value> rows = new ArrayList<>();
            array.values().forEach(row -> rows.add(drawn(row, random, size)));
            return new Value.Arr(rows);
        }
        double[] numbers = new double[array.values().size()];
        int shape = random.nextInt(10);
        double offset = shape == 0 ? 1000 * size : 0;
        double constant = size * random.nextDouble();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = shape == 1 ? constant : offset + size * (2 * random.nextDouble() - 1);
            numbers[i] = shape == 2 && random.nextBoolean() ? 0 : numbers[i];
        }
        return Value.of(numbers);
    }
}
