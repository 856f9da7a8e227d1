package dev.qkv.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.demo.Check;
import dev.qkv.demo.Demo;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Value;
import dev.qkv.demo.catalog.Mechanisms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reference vectors of the JSON interface: computed by PyTorch, NumPy, NLTK and the like, never by us. */
class GoldenVectorsTest {
    private static final double TOLERANCE = 1e-9;

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/goldens"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void outputsAgree(Path file) throws IOException {
        MechanismRequest golden;
        try (InputStream in = Files.newInputStream(file)) {
            golden = MechanismRequest.read(in, file.toString());
        }
        String name = file.getFileName().toString();
        Mechanism mechanism = Mechanisms.get(name.substring(0, name.indexOf('.')));
        Demo demo = Demo.run(mechanism, golden.params(), golden.inputs());

        Map<String, Value> expected = Objects.requireNonNull(golden.outputs());
        assertThat(demo.outcome().outputs()).containsKeys(expected.keySet().toArray(new String[0]));
        for (Map.Entry<String, Value> output : expected.entrySet()) {
            assertAgree(output.getKey(), output.getValue(), demo.outcome().output(output.getKey()));
        }
        assertThat(demo.checks()).isNotEmpty().allMatch(Check::ok);
    }

    static void assertAgree(String path, Value expected, Value actual) {
        if (expected instanceof Value.Num num) {
            assertThat(actual).as(path).isInstanceOf(Value.Num.class);
            double difference = Math.abs(num.value() - ((Value.Num) actual).value());
            assertThat(difference)
                    .as("%s: expected %s, actual %s", path, NumberText.of(num.value()), actual.text())
                    .isLessThanOrEqualTo(TOLERANCE * Math.max(1, Math.abs(num.value())));
        } else if (expected instanceof Value.Arr array) {
            assertThat(actual).as(path).isInstanceOf(Value.Arr.class);
            List<Value> values = ((Value.Arr) actual).values();
            assertThat(values).as(path).hasSameSizeAs(array.values());
            for (int i = 0; i < values.size(); i++) {
                assertAgree(path + "[" + i + "]", array.values().get(i), values.get(i));
            }
        } else {
            assertThat(actual).as(path).isEqualTo(expected);
        }
    }
}
