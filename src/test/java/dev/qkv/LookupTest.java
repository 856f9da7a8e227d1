package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lookup by the user's door, with notes that change and a cache that fails. */
class LookupTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void copyNotes() throws IOException {
        for (String topic : List.of("efficient-attention", "normalization")) {
            Path from = Path.of("notes", topic);
            Path to = Files.createDirectories(
                    folder.resolve("home").resolve("notes").resolve(topic));
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
    }

    private Qkv qkv() {
        return Qkv.in(folder.resolve("data")).home(folder.resolve("home"));
    }

    @Test
    void aChangedNoteIsFoundByItsNewWords() throws IOException {
        assertThat(qkv().run("lookup", "gqa").exit()).isZero();
        Path note = folder.resolve("home/notes/efficient-attention/gqa.md");
        String text = Files.readString(note);
        Files.writeString(note, text.replaceFirst("\n---\n", "\n---\nZyzzyva before all else. "));
        Qkv.Run run = qkv().run("lookup", "zyzzyva");
        assertThat(run.out()).startsWith("Grouped-query attention");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aDamagedIndexIsBuiltAgainAndNothingIsSaid() throws IOException {
        String before = qkv().run("lookup", "what does a cache store").out();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder.resolve("data"))) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSizeGreaterThan(5);
        for (Path file : files) {
            Files.write(file, "damaged".getBytes(StandardCharsets.UTF_8));
        }
        Qkv.Run run = qkv().run("lookup", "what does a cache store");
        assertThat(run.out()).isEqualTo(before).isNotEmpty();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aCacheThatCannotBeWrittenIsDoneWithout() throws IOException {
        Files.writeString(folder.resolve("data"), "a file where the folder should be");
        Qkv.Run run = qkv().run("lookup", "rmsnorm");
        assertThat(run.out()).startsWith("RMSNorm");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @Test
    void theNearestNameIsTold() {
        Qkv.Run run = qkv().run("lookup", "gpa");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("\"gpa\"").containsIgnoringCase("did you mean gqa?");
        assertThat(qkv().run("lookup", "--topic", "normalisation", "rmsnorm").err())
                .contains("did you mean normalization?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gqa AND (", "[a TO gqa]", "gqa\u0007\u001b", "gqa \\frac{", "*:* gqa", "-l gqa"})
    void aQueryIsPlainText(String query) {
        Qkv.Run run = qkv().run("lookup", "--", query);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("Grouped-query attention").doesNotContain("\u001b");
    }

    @Test
    void aQueryHasABound() {
        assertThat(qkv().run("lookup", "").exit()).isEqualTo(2);
        assertThat(qkv().run("lookup", "gqa ".repeat(2_400)).exit()).isZero();
        Qkv.Run run = qkv().run("lookup", "gqa ".repeat(3_000));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("10000");
    }

    @Test
    void whatMatchesIsShownWithoutMarkupAndMarkedOnATerminal() {
        String out = qkv().run("lookup", "what does a decoding step compute with a cache")
                .out();
        assertThat(out).contains(" › ").contains("Q: ").doesNotContain("\\", "$`", "`$", "**");
        assertThat(qkv().run("lookup", "--color", "always", "what does a decoding step compute with a cache")
                        .out())
                .contains("\u001b[1m");
    }

    @Test
    void formsForScriptsHoldNothingElse() {
        assertThat(qkv().run("lookup", "--plain", "gqa").out()).startsWith("Grouped-query attention lets");
        assertThat(qkv().run("lookup", "-l", "-n", "3", "why does decoding need a cache")
                        .out()
                        .lines())
                .hasSizeLessThanOrEqualTo(3)
                .first()
                .isEqualTo("kv-cache");
        assertThat(qkv().run("lookup", "-l", "--topic", "normalization").out().lines())
                .contains("layernorm", "rmsnorm")
                .doesNotContain("gqa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x / sqrt(mean(x^2) + eps)", "w · x/√(mean(x²)+ε)"})
    void aFormulaOfTheNotesIsFound(String query) {
        assertThat(qkv().run("lookup", query).out()).contains("rmsnorm");
    }
}
