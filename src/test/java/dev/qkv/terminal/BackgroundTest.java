package dev.qkv.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.Pty;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a terminal is light is asked of pseudo-terminals that answer, answer in part, and do not. */
class BackgroundTest {
    private static final String ATTRIBUTES = "\u001b[?62;22c";

    @TempDir
    Path folder;

    private static Pty start(String type, int milliseconds) {
        List<String> command = Pty.java("dev.qkv.terminal.BackgroundMain", type, Integer.toString(milliseconds));
        return Pty.start(command, Map.of("TERM", type), Path.of(""), 80, 24);
    }

    private static Pty asked() {
        Pty pty = start("xterm-256color", 60_000);
        pty.written(BackgroundAnswer.QUESTION);
        return pty;
    }

    private static void goesOnAsBefore(Pty pty) {
        pty.type("hello\r").see("then <hello>");
        assertThat(pty.exitCode()).isZero();
    }

    @Test
    void aLightTerminalSaysSo() {
        try (Pty pty = asked()) {
            pty.type("\u001b]11;rgb:fafa/f8f8/f5f5\u001b\\" + ATTRIBUTES).see("heard true");
            goesOnAsBefore(pty);
        }
    }

    @Test
    void aDarkTerminalSaysSo() {
        try (Pty pty = asked()) {
            pty.type("\u001b]11;rgb:1e/1e/2e\u0007" + ATTRIBUTES).see("heard false");
            goesOnAsBefore(pty);
        }
    }

    @Test
    void oneThatKnowsOnlyItsAttributesIsNotWaitedFor() {
        try (Pty pty = asked()) {
            pty.type(ATTRIBUTES).see("heard null");
            goesOnAsBefore(pty);
        }
    }

    @Test
    void whatIsTypedAfterTheAnswerIsStillThere() {
        try (Pty pty = asked()) {
            pty.type("\u001b]11;rgb:0/0/0\u001b\\" + ATTRIBUTES + "typed ahead\r")
                    .see("heard false", "then <typed ahead>");
            assertThat(pty.exitCode()).isZero();
        }
    }

    @Test
    void oneThatDoesNotAnswerIsLeftSoon() {
        try (Pty pty = start("xterm-256color", 50)) {
            pty.see("heard null");
            goesOnAsBefore(pty);
        }
    }

    @Test
    void oneThatWouldShowTheQuestionIsNotAsked() {
        try (Pty pty = start("linux", 60_000)) {
            pty.see("heard null");
            goesOnAsBefore(pty);
            assertThat(pty.everything()).doesNotContain("]11;?");
        }
    }

    /** Through the whole program: no answer, then the dark theme; nothing is asked where the theme is told, or no colours are wanted. */
    @ParameterizedTest
    @CsvSource({
        "--lang=en, , true",
        "--lang=en, COLORFGBG=0;15, true",
        "--lang=en, QKV_THEME=light, false",
        "--theme=light, , false",
        "--color=never, , false"
    })
    void theProgramAsksWhereNobodyTold(String option, String told, boolean asks) {
        seen(List.of("explain", "relu", "--no-demo", "--no-pager", option), told, "Related", asks);
    }

    /** A look-up does not wait for an answer where the environment says it as well. */
    @ParameterizedTest
    @CsvSource({", true", "COLORFGBG=0;15, false", "QKV_THEME=dark, false"})
    void aLookupAsksOnlyWhereNothingElseSays(String told, boolean asks) {
        seen(List.of("lookup", "relu"), told, "Related", asks);
    }

    private void seen(List<String> arguments, String told, String last, boolean asks) {
        List<String> command = new ArrayList<>(Pty.java("dev.qkv.Main", arguments.toArray(new String[0])));
        command.addAll(1, List.of("-Dqkv.tty=io", "-Dqkv.home=" + Path.of("").toAbsolutePath()));
        Map<String, String> environment =
                new HashMap<>(Map.of("TERM", "xterm-256color", "LANG", "en_US.UTF-8", "QKV_HOME", folder.toString()));
        if (told != null) {
            environment.put(told.substring(0, told.indexOf('=')), told.substring(told.indexOf('=') + 1));
        }
        try (Pty pty = Pty.start(command, environment, Path.of(""), 80, 24)) {
            pty.see(last);
            assertThat(pty.exitCode()).isZero();
            assertThat(pty.everything().contains("]11;?")).isEqualTo(asks);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rgb:ffff/ffff/ffff, true",
        "rgb:0000/0000/0000, false",
        "rgb:f/f/f, true",
        "rgba:ffff/ffff/ffff/8000, true",
        "rgb:FDFD/F6F6/E3E3, true",
        "rgb:0000/0000/ffff, false",
        "rgb:0000/ffff/0000, true",
        "rgb:00000/00000/00000,",
        "rgb:ffff/ffff,",
        "rgb://,",
        "cmyk:0/0/0/1,",
        "rgb,",
    })
    void coloursAreRead(String colour, Boolean light) {
        for (String end : List.of("\u0007", "\u001b\\")) {
            BackgroundAnswer answer = new BackgroundAnswer();
            byte[] bytes = ("\u001b]11;" + colour + end + ATTRIBUTES).getBytes(StandardCharsets.ISO_8859_1);
            for (byte b : bytes) {
                assertThat(answer.isComplete()).isFalse();
                answer.add(new byte[] {b}, 1);
            }
            assertThat(answer.isComplete()).isTrue();
            assertThat(answer.isLight()).isEqualTo(light);
        }
    }
}
