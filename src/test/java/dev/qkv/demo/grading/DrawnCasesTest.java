package dev.qkv.demo.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.demo.Check;
import dev.qkv.demo.Demo;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Value;
import dev.qkv.demo.catalog.Mechanisms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases drawn for every mechanism: its checks hold on them, and every mistake made on them is found. */
class DrawnCasesTest {
    private static final int SEEDS = 14;
    private static final int FEW = 6;

    /** What is never drawn: values just between two. */
    private static final Map<String, Map<String, Value>> TIES =
            Map.of("quantization", Map.of("x", Value.of(new double[][] {{127, 0.5, 1.5, -2.5}})));

    static Stream<String> mechanisms() {
        return Mechanisms.ids().stream();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void checksHoldAndOurOutputsAreRight(String id) {
        Mechanism mechanism = Mechanisms.get(id);
        Set<Object> cases = new LinkedHashSet<>();
        for (long seed = 0; seed < FEW; seed++) {
            Demo demo = Exercise.draw(mechanism, Map.of(), seed);
            cases.add(demo.arguments());
            assertThat(demo.checks()).as("seed " + seed).isNotEmpty().allMatch(Check::ok);
            assertThat(Grade.of(demo, demo.outcome().outputs(), 0).ok()).isTrue();
        }
        assertThat(cases).as("different cases").hasSizeGreaterThan(FEW / 4);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void everyMistakeIsFound(String id) {
        Mechanism mechanism = Mechanisms.get(id);
        Map<String, Boolean> known = new LinkedHashMap<>();
        Demo own = Demo.run(mechanism, Map.of(), TIES.get(id));
        int seeds = KnownMistakes.of(own).isEmpty() ? 1 : SEEDS;
        for (long seed = -1; seed < seeds; seed++) {
            Demo demo =
                    seed < 0 ? Demo.run(mechanism, Map.of(), TIES.get(id)) : Exercise.draw(mechanism, Map.of(), seed);
            for (Mistake mistake : KnownMistakes.of(demo)) {
                boolean differs = found(demo, mistake, seed);
                known.merge(mistake.what().en(), differs, Boolean::logicalOr);
            }
            List<Mistake> others = new ArrayList<>(ParamMistakes.of(demo));
            others.addAll(InputMistakes.of(demo));
            for (Mistake mistake : seed < 1 ? others : List.<Mistake>of()) {
                found(demo, mistake, seed);
            }
        }
        assertThat(known.entrySet())
                .as("every known mistake shows in some case")
                .allMatch(Map.Entry::getValue);
    }

    /** Whether the mistake makes a difference; then a cause must be named. */
    private static boolean found(Demo demo, Mistake mistake, long seed) {
        Map<String, Value> made = new LinkedHashMap<>();
        try {
            mistake.outputs().get().forEach((name, value) -> {
                if (demo.outcome().outputs().containsKey(name)) {
                    made.put(name, value);
                }
            });
        } catch (DemoException e) {
            return false;
        }
        if (made.isEmpty()) {
            return false;
        }
        Grade grade = Grade.of(demo, made, 1e-9);
        if (!grade.ok()) {
            assertThat(grade.cause())
                    .as("seed " + seed + ": " + mistake.what().en())
                    .isNotNull();
        }
        return !grade.ok();
    }
}
