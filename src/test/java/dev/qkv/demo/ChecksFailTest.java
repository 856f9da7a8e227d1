package dev.qkv.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.demo.catalog.Mechanisms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A check that cannot fail is none: each must hold of the mechanism and fail on one that was broken. */
class ChecksFailTest {
    static List<String> ids() {
        return Mechanisms.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyCheckHoldsAndFailsOnSomethingBroken(String id) {
        Mechanism mechanism = Mechanisms.get(id);
        Arguments own = mechanism.example();
        Set<String> names = new HashSet<>();
        for (Check check : mechanism.checks(own, mechanism::run)) {
            assertThat(check.ok()).as("%s: %s", id, check).isTrue();
            assertThat(names.add(check.name().en()))
                    .as("twice: %s", check.name())
                    .isTrue();
        }
        assertThat(names).isNotEmpty();
        for (Function<Arguments, Outcome> broken : broken(mechanism)) {
            for (Check check : mechanism.checks(own, broken)) {
                if (!check.ok()) {
                    names.remove(check.name().en());
                }
            }
        }
        assertThat(names).as("checks of %s that never failed", id).isEmpty();
    }

    /** Wrong in different ways: too large, shifted, mirrored, noisy, constant, upside down, out of order. */
    private static List<Function<Arguments, Outcome>> broken(Mechanism mechanism) {
        RandomGenerator random = new SplittableRandom(1);
        List<UnaryOperator<double[]>> faults = new ArrayList<>();
        faults.add(x -> each(x, v -> 1.5 * v));
        faults.add(x -> each(x, v -> v + 0.5));
        faults.add(x -> each(x, v -> -v));
        faults.add(x -> each(x, v -> v + random.nextDouble()));
        faults.add(x -> each(x, v -> v * (1 + random.nextInt(4))));
        faults.add(x -> each(x, v -> 0));
        faults.add(x -> each(x, v -> 1));
        faults.add(x -> each(x, v -> v - 1));
        faults.add(x -> each(x, v -> v + 1000));
        faults.add(x -> {
            double[] reversed = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                reversed[i] = x[x.length - 1 - i];
            }
            return reversed;
        });
        List<Function<Arguments, Outcome>> broken = new ArrayList<>();
        if (mechanism.id().startsWith("top-")) {
            faults.add(x -> Arrays.copyOf(x, x.length + 1)); // keeps one too many
        }
        for (UnaryOperator<double[]> fault : faults) {
            broken.add(arguments -> outputs(mechanism.run(arguments), value -> faulty(value, fault)));
        }
        return broken;
    }

    private static double[] each(double[] x, DoubleUnaryOperator fault) {
        double[] changed = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            changed[i] = fault.applyAsDouble(x[i]);
        }
        return changed;
    }

    private static Outcome outputs(Outcome outcome, UnaryOperator<Value> fault) {
        Map<String, Value> outputs = new LinkedHashMap<>();
        outcome.outputs().forEach((name, value) -> outputs.put(name, fault.apply(value)));
        return new Outcome(outputs, outcome.steps(), outcome.figures());
    }

    private static Value faulty(Value value, UnaryOperator<double[]> fault) {
        if (value instanceof Value.Num num) {
            return Value.of(fault.apply(new double[] {num.value()})[0]);
        }
        if (value instanceof Value.Str word) {
            return Value.of(word.value() + '?');
        }
        if (value instanceof Value.Bool bool) {
            return Value.of(!bool.value());
        }
        if (value instanceof Value.Arr array && !array.values().isEmpty()) {
            if (array.values().get(0) instanceof Value.Num) {
                return Value.of(fault.apply(array.vector()));
            }
            List<Value> values = new ArrayList<>();
            array.values().forEach(element -> values.add(faulty(element, fault)));
            return new Value.Arr(values);
        }
        return value;
    }
}
