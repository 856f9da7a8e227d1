package dev.qkv.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.Qkv;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reference vectors of the JSON interface, through the command line: computed by PyTorch, NumPy, NLTK and the like, never by us. */
class GoldenVectorsTest {
    private static final double TOLERANCE = 1e-9;

    @TempDir
    static Path data;

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/goldens"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void outputsAgree(Path file) throws IOException {
        MechanismRequest golden = read(Files.newInputStream(file));
        String mechanism = golden.mechanism();
        assertThat(file.getFileName().toString()).startsWith(mechanism + ".");
        Qkv.Run run = Qkv.in(data).run("explain", String.valueOf(mechanism), "--input", file.toString(), "--json");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).as("all checks hold").isZero();

        Map<String, Value> actual =
                outputs(read(new ByteArrayInputStream(run.out().getBytes(StandardCharsets.UTF_8))));
        outputs(golden)
                .forEach((name, expected) ->
                        assertAgree(name, expected, Objects.requireNonNull(actual.get(name), name)));
    }

    /** A reference file holds somebody else's outputs, which is what is graded. */
    @ParameterizedTest
    @MethodSource("files")
    void othersOutputsAreGradedRight(Path file) {
        Qkv.Run run = Qkv.in(data).run("explain", "--grade", file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).as(run.out()).isZero();
    }

    private static MechanismRequest read(InputStream in) throws IOException {
        try (in) {
            return MechanismRequest.read(in, "reference");
        }
    }

    private static Map<String, Value> outputs(MechanismRequest request) {
        return Objects.requireNonNull(request.outputs());
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
