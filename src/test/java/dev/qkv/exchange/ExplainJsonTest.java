package dev.qkv.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.Qkv;
import dev.qkv.demo.catalog.Mechanisms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What explain prints for programs keeps to the schemas that ship; {@code --verify} tells a wrong claim. */
class ExplainJsonTest {
    @TempDir
    static Path data;

    static Stream<String> mechanisms() {
        return Mechanisms.ids().stream();
    }

    private String out(String input, String... args) {
        return Qkv.in(data).input(input).run(args).out();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void demosExercisesAndGradesKeepToTheirSchemas(String mechanism) {
        String exercise = out("", "explain", mechanism, "--exercise", "--seed", "11");
        assertThat(BatchTest.errors("exercise.json", exercise)).isEmpty();
        String demo = out(exercise, "explain", mechanism, "--input", "-", "--json");
        assertThat(BatchTest.errors("demo.json", demo)).isEmpty();
        String grade = out(demo, "explain", mechanism, "--grade", "-", "--json");
        assertThat(grade).contains("\"ok\":true");
        assertThat(BatchTest.errors("grade.json", grade)).isEmpty();
    }

    @Test
    void listsReportsAndWrongGradesKeepToTheirSchemas() throws Exception {
        assertThat(BatchTest.errors("mechanisms.json", out("", "explain", "-l", "--json")))
                .isEmpty();
        assertThat(BatchTest.errors("verify.json", out("", "explain", "--verify", "--json")))
                .isEmpty();
        BatchTest.validateJunit(out("", "explain", "--verify", "--format", "junit"));
        String wrong = "{\"inputs\":{\"x\":[1,2]},\"outputs\":{\"output\":[-1,-2],\"derivative\":[[1,1]]}}";
        String grade = out(wrong, "explain", "relu", "--grade", "-", "--json");
        assertThat(grade).contains("the sign is wrong everywhere");
        assertThat(BatchTest.errors("grade.json", grade)).isEmpty();
        assertThat(BatchTest.errors("grade.json", "{}")).isNotEmpty();
        assertThat(BatchTest.errors("demo.json", "{}")).isNotEmpty();
        assertThat(BatchTest.errors("exercise.json", "{}")).isNotEmpty();
        assertThat(BatchTest.errors("verify.json", "{}")).isNotEmpty();
        assertThat(BatchTest.errors("mechanisms.json", "[{}]")).isNotEmpty();
    }

    @Test
    void aClaimThatDoesNotHoldFails() throws Exception {
        Path topic = Files.createDirectories(data.resolve("home/notes/t"));
        Files.writeString(topic.resolve("topic.yaml"), "title: { en: T, zh: 题 }\nline: { en: l, zh: 行 }\norder: 1\n");
        write(topic.resolve("a.md"), "1.5 GiB");
        for (String format : new String[] {"text", "tap", "json", "junit"}) {
            Qkv.Run run = Qkv.in(data).home(data.resolve("home")).run("explain", "a", "--verify", "--format", format);
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out()).contains("does not hold: kv-cache.cached_bytes is 1.25 GiB");
        }
        BatchTest.validateJunit(Qkv.in(data)
                .home(data.resolve("home"))
                .run("explain", "--verify", "--format", "junit")
                .out());
        write(topic.resolve("a.md"), "1.25 GiB");
        assertThat(Qkv.in(data)
                        .home(data.resolve("home"))
                        .run("explain", "a", "--verify")
                        .exit())
                .isZero();
    }

    private static void write(Path file, String claim) throws IOException {
        Files.writeString(file, """
            ---
            title: { en: A, zh: 甲 }
            topic: t
            level: core
            sources: ["Somebody 2020, arXiv:2001.00001"]
            claims:
              - { text: CLAIM, value: kv-cache.cached_bytes, params: { layers: 80, kv_heads: 8, head_dim: 128, seq_len: 4096 } }
            ---
            The cache takes CLAIM.
            """.replace("CLAIM", claim));
    }
}
