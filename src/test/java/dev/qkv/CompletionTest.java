package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.qkv.cli.ShellFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tab offers: from the command itself, and through the scripts in the shells that are here. */
class CompletionTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "lo, lookup",
        "lookup gq, gqa",
        "lookup Grouped-q, Grouped-query attention",
        "lookup 分组查询, 分组查询注意力",
        "lookup --top, --topic",
        "lookup --topic norm, normalization",
        "--lang z, zh",
        "--lang zh look, lookup",
        "explain rms, rmsnorm",
        "explain rms, rms-norm",
        "explain kv-cache -p kv, kv_heads=",
        "quiz --format j, junit",
        "quiz norm, normalization",
        "history repl, replay",
        "history suspend gqa#, gqa#ratio",
        "explain --input x, :files",
        "completion f, fish"
    })
    void offers(String line, String word) {
        assertThat(words(line.split(" ", -1))).contains(word);
    }

    @Test
    void offersWhatFitsOnly() {
        assertThat(words("lookup", "gq")).allMatch(word -> word.startsWith("gq"));
        assertThat(words("")).containsExactly("quiz", "lookup", "explain", "bank", "history", "completion");
        assertThat(words("lookup", "qwertyuiop")).isEmpty();
        assertThat(words("nothing", "")).contains("quiz");
        assertThat(Qkv.in(folder).run("completion", "bash", "zsh").exit()).isEqualTo(2);
        assertThat(Qkv.in(folder).run("completion", "csh").err()).contains("bash, zsh, fish");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lookup gq", "explain kv-cache -p kv", "lookup --topic norm", "lookup 分组查"})
    void bashAsks(String line) throws Exception {
        Path script = script("bash");
        String typed = "qkv " + line;
        assertThat(run(
                        "bash",
                        "--norc",
                        "-c",
                        "source '" + script
                                + "'; COMP_LINE=$1; COMP_POINT=${#1}; _qkv; printf '%s\n' \"${COMPREPLY[@]}\"",
                        "bash",
                        typed))
                .containsExactlyElementsOf(words(line.split(" ", -1)));
    }

    @Test
    void bashEscapesAndKeepsWhatStandsBeforeAnEqualsSign() throws Exception {
        Path script = script("bash");
        String ask = "source '" + script + "'; COMP_LINE=$1; COMP_POINT=${#1}; _qkv; printf '%s\n' \"${COMPREPLY[@]}\"";
        assertThat(run("bash", "--norc", "-c", ask, "bash", "qkv lookup Grouped-q"))
                .containsExactly("Grouped-query\\ attention");
        assertThat(run("bash", "--norc", "-c", ask, "bash", "qkv lookup Grouped-query\\ a"))
                .containsExactly("Grouped-query\\ attention");
        assertThat(run("bash", "--norc", "-c", ask, "bash", "qkv explain kv-cache -p layers=8"))
                .containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lookup gq", "explain kv-cache -p kv", "lookup --topic norm"})
    void zshAsks(String line) throws Exception {
        assumeTrue(isThere("zsh"));
        script("zsh");
        String ask = "source '" + folder + "/qkv.zsh' 2>/dev/null; compadd() { print -rl -- $open $found }; words=(qkv "
                + line + "); CURRENT=$#words; _qkv";
        assertThat(run("zsh", "-f", "-c", ask)).containsExactlyElementsOf(words(line.split(" ", -1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lookup gq", "explain kv-cache -p kv", "lookup --topic norm"})
    void fishAsks(String line) throws Exception {
        assumeTrue(isThere("fish"));
        Path script = script("fish");
        List<String> offered =
                run("fish", "--no-config", "-c", "source '" + script + "'; complete -C 'qkv " + line + "'");
        assertThat(offered.stream().map(CompletionTest::word))
                .containsExactlyInAnyOrderElementsOf(words(line.split(" ", -1)));
    }

    @Test
    void everyCommandHasAManualPageWithAllItsOptions() throws IOException {
        ShellFiles.write(folder, "1.2.3");
        for (String name : List.of("qkv", "qkv-quiz", "qkv-lookup", "qkv-explain", "qkv-bank", "qkv-history")) {
            String page = Files.readString(folder.resolve("man").resolve(name + ".1"));
            String help = name.equals("qkv")
                    ? Qkv.in(folder).run("--help").out()
                    : Qkv.in(folder).run(name.substring(4), "--help").out();
            assertThat(page).startsWith(".TH ").contains("qkv 1.2.3", ".SH SYNOPSIS");
            Pattern.compile("--[a-z-]+")
                    .matcher(help)
                    .results()
                    .forEach(option -> assertThat(page).contains(option.group().replace("-", "\\-")));
            assertThat(page.lines()).noneMatch(line -> line.startsWith("'") || line.equals("."));
        }
    }

    /** The script of a shell, and beside it a qkv that runs these classes. */
    private Path script(String shell) throws IOException {
        Path qkv = folder.resolve("qkv");
        Files.writeString(
                qkv,
                "#!/bin/sh\nLC_ALL=C.UTF-8 exec '"
                        + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:TieredStopAtLevel=1 -Dqkv.home='" + Path.of("").toAbsolutePath() + "' -cp '"
                        + System.getProperty("java.class.path") + "' dev.qkv.Main \"$@\"\n");
        assertThat(qkv.toFile().setExecutable(true)).isTrue();
        return Files.writeString(
                folder.resolve("qkv." + shell),
                Qkv.in(folder).run("completion", shell).out());
    }

    private List<String> words(String... line) {
        List<String> arguments = new ArrayList<>(List.of("completion", "words", "--"));
        arguments.addAll(List.of(line));
        Qkv.Run run = Qkv.in(folder).run(arguments.toArray(new String[0]));
        assertThat(run.err()).isEmpty();
        return run.out().lines().map(CompletionTest::word).toList();
    }

    private static String word(String line) {
        int tab = line.indexOf('\t');
        return tab < 0 ? line : line.substring(0, tab);
    }

    private static boolean isThere(String shell) {
        return Files.isExecutable(Path.of("/usr/bin", shell)) || Files.isExecutable(Path.of("/bin", shell));
    }

    private List<String> run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
        builder.environment().put("QKV_HOME", folder.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        process.getOutputStream().close();
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new String(out, StandardCharsets.UTF_8).lines().toList();
    }
}
