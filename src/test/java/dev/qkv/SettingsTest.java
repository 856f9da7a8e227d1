package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The file that a user sets things in, the environment over it, and the command line over both. */
class SettingsTest {
    private static final String REVIEWED = """
        {"card":"qkv/gqa#shared","reviewed_at":"2026-05-01T09:00:00Z","rating":"good"}
        {"card":"qkv/gqa#shared","reviewed_at":"2026-05-01T09:12:00Z","rating":"good"}
        {"card":"qkv/gqa#shared","reviewed_at":"2026-05-04T09:00:00Z","rating":"good"}
        """;

    @TempDir
    Path data;

    private Qkv qkv() {
        return Qkv.in(data);
    }

    private void set(String text) throws IOException {
        Files.createDirectories(data.resolve("config"));
        Files.writeString(data.resolve("config/config.properties"), text);
    }

    private String replayed(Qkv qkv, String... more) {
        String[] args = new String[more.length + 4];
        System.arraycopy(new String[] {"history", "replay", "-", "--json"}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        Qkv.Run run = qkv.input(REVIEWED).run(args);
        assertThat(run.exit()).as(run.err()).isZero();
        return run.out();
    }

    /** Each line: what is set, and what the message says after file and line. */
    @ParameterizedTest
    @CsvFileSource(
            resources = "settings.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = true)
    void whatIsNotAllowedIsNamed(String line, String message) throws IOException {
        set("# mine\n\ninterview.memory = 1\n" + line + "\n");
        Qkv.Run run = qkv().run("history", "stats");
        assertThat(run.err())
                .startsWith("qkv: " + data.resolve("config/config.properties") + ":4: ")
                .contains(message);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theFileSetsTheLanguageAndTheCommandLineWins() throws IOException {
        set("lang = zh\r\n");
        assertThat(qkv().run("lookup", "gqa").out()).startsWith("分组查询注意力");
        assertThat(qkv().run("--lang", "en", "lookup", "gqa").out()).startsWith("Grouped-query attention");
        assertThat(qkv().env("QKV_LANG", "en").run("lookup", "gqa").out()).startsWith("Grouped-query attention");
        assertThat(qkv().run("--help").out()).contains("刷题");
    }

    @Test
    void retentionFileEnvironmentAndCommandLine() throws IOException {
        String usual = replayed(qkv());
        String strict = replayed(qkv(), "--retention", "0.95");
        assertThat(strict).isNotEqualTo(usual);
        set("retention = 0.95");
        assertThat(replayed(qkv())).isEqualTo(strict);
        assertThat(replayed(qkv(), "--retention", "0.9")).isEqualTo(usual);
        assertThat(replayed(qkv().env("QKV_RETENTION", "0.9"))).isEqualTo(usual);
        assertThat(qkv().env("QKV_RETENTION", "most").run("history", "stats").err())
                .contains("QKV_RETENTION: retention must be a number between 0.70 and 0.99, not \"most\"");
    }

    @Test
    void weightsChangeTheStatesAndTheNameInTheLog() throws IOException {
        String usual = replayed(qkv());
        set("weights = 0.3, 1.2931, 2.5, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,"
                + " 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542");
        assertThat(replayed(qkv())).isNotEqualTo(usual);
        assertThat(qkv().run("history", "suspend", "gqa#shared").exit()).isZero();
    }

    @Test
    void stepsAndTheLongestInterval() throws IOException {
        set("learning-steps =\nmaximum-interval = 2\n");
        // Hard, Good and Easy stay a day apart, as in the reference
        assertThat(replayed(qkv())).contains("\"state\":\"review\"", "\"due\":\"2026-05-07T09:00:00Z\"");
    }

    @Test
    void aFileThatIsNoTextIsNamed() throws IOException {
        Files.createDirectories(data.resolve("config"));
        Path file = data.resolve("config/config.properties");
        Files.write(file, new byte[] {'l', 'a', 'n', 'g', '=', (byte) 0xff});
        Qkv.Run run = qkv().run("lookup", "gqa");
        assertThat(run.err()).isEqualTo("qkv: " + file + ": is not UTF-8\n");
        assertThat(run.exit()).isEqualTo(3);
        Files.write(file, new byte[100_000]);
        assertThat(qkv().run("lookup", "gqa").err()).contains("has 100000 bytes; at most 65536 are read");
    }

    /** A log without ids is one machine's, and its order is the order in which things happened, though its clock went back. */
    @Test
    void aReplayWithoutIdsKeepsTheOrderOfItsLines() {
        String log = """
            {"card":"a","reviewed_at":"2026-05-04T09:00:00Z","rating":"easy"}
            {"card":"a","reviewed_at":"2026-05-01T09:00:00Z","rating":"again"}
            """;
        String again = qkv().input(log).run("history", "replay", "-", "--json").out();
        assertThat(again).contains("\"lapses\":1", "\"state\":\"relearning\"", "\"due\":\"2026-05-01T09:10:00Z\"");
        String merged = log.replaceFirst("\\{", "{\"event\":\"2\",").replaceFirst("\n\\{", "\n{\"event\":\"1\",");
        assertThat(qkv().input(merged).run("history", "replay", "-", "--json").out())
                .contains("\"lapses\":0");
    }
}
