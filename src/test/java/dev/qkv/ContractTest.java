package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Exit codes, streams and messages, as a user meets them. */
class ContractTest {
    @TempDir
    Path data;

    private Qkv qkv() {
        return Qkv.in(data);
    }

    /** Each line: the arguments, the exit code, what standard output holds, what standard error holds. */
    @ParameterizedTest
    @CsvFileSource(
            resources = "contract.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = true)
    void holds(String arguments, int exit, String out, String err) {
        Qkv.Run run = qkv().run(arguments.equals("-") ? new String[0] : arguments.split(" ", -1));
        assertThat(run.err()).as(run.err()).contains(err.equals("-") ? "" : err);
        if (err.equals("-")) {
            assertThat(run.err()).isEmpty();
        }
        assertThat(run.out()).contains(out.equals("-") ? "" : out);
        if (out.equals("-")) {
            assertThat(run.out()).isEmpty();
        }
        assertThat(run.exit()).isEqualTo(exit);
    }

    @Test
    void theLocaleDecidesTheLanguage() {
        assertThat(qkv().env("LANG", "zh_CN.UTF-8").run("lookup", "gqa").out()).startsWith("分组查询注意力");
        assertThat(qkv().env("LC_MESSAGES", "zh_CN.UTF-8").run("lookup", "gqa").out())
                .startsWith("分组查询注意力");
        assertThat(qkv().env("LANG", "zh_CN.UTF-8")
                        .run("--lang", "en", "lookup", "gqa")
                        .out())
                .startsWith("Grouped-query attention");
        assertThat(qkv().env("LANG", "zh_CN.UTF-8")
                        .env("LC_ALL", "C")
                        .run("lookup", "gqa")
                        .out())
                .startsWith("Grouped-query attention");
    }

    @Test
    void withoutUtf8TheDecorationIsAscii() {
        Qkv.Run run = qkv().env("LANG", "C").run("explain", "scaled-dot-product-attention", "--no-demo");
        assertThat(run.out())
                .contains("softmax(Q K^T / sqrt(d_k)) V")
                .doesNotContain("•")
                .doesNotContain("√");
        Qkv.Run dumb = qkv().env("TERM", "dumb").run("explain", "gqa");
        assertThat(dumb.out().chars().filter(c -> c > 126).count())
                .as(dumb.out())
                .isLessThan(10);
    }

    @Test
    void offATerminalThereIsNoColour() {
        assertThat(qkv().run("explain", "gqa").out()).doesNotContain("\u001b");
        assertThat(qkv().run("--color", "always", "lookup", "gqa").out()).contains("\u001b[");
        assertThat(qkv().env("NO_COLOR", "1")
                        .run("lookup", "gqa", "--color", "always")
                        .out())
                .contains("\u001b[");
    }

    @Test
    void anInteractiveQuizNeedsATerminal() {
        Qkv.Run run = qkv().run("quiz");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--batch");
    }

    @Test
    void brokenNotesAreNamedByPlace() throws IOException {
        Path topic = Files.createDirectories(data.resolve("home/notes/t"));
        Files.writeString(topic.resolve("topic.yaml"), "title: { en: T, zh: 题 }\nline: { en: l, zh: 行 }\norder: 1\n");
        Files.writeString(topic.resolve("a.md"), """
                ---
                title: { en: A, zh: 甲 }
                topic: t
                level: core
                colour: red
                sources: ["Somebody 2020, arXiv:2001.00001"]
                ---
                Text.
                """);
        Qkv.Run run = qkv().home(data.resolve("home")).run("lookup", "a");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("a.md:5:1: error: unknown key \"colour\"", "colour: red\n  ^");
        Qkv.Run check = qkv().run("bank", "check", data.resolve("home/notes").toString());
        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.out()).contains("a.md:5:1");
    }

    @Test
    void aCacheThatCannotBeWrittenIsDoneWithout() throws IOException {
        Files.writeString(data.resolve("cache"), "a file where the folder should be");
        Qkv.Run run = qkv().run("lookup", "gqa");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Grouped-query attention");
    }

    @Test
    void aHistoryThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(data.resolve("data"), "a file where the folder should be");
        Qkv.Run run = qkv().run("history", "suspend", "gqa#shared");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains(data.resolve("data").toString());
    }

    @Test
    void aClosedPipeEndsSilently() {
        java.io.OutputStream closed = new java.io.OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        int exit = qkv().main()
                .run(java.util.List.of("explain", "gqa"), java.io.InputStream.nullInputStream(), closed, err);
        assertThat(exit).isZero();
        assertThat(err.size()).isZero();
    }
}
