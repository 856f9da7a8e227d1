package dev.qkv.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.Pty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person at a real terminal. The shell around the session notes the terminal's modes before and after it. */
class SessionOnTerminalTest {
    private static final String LOG = "log";

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void name() {
        log = folder.resolve(LOG);
    }

    @Test
    void everyKindOfQuestionIsAnsweredToTheEnd() throws IOException {
        try (Pty pty = start(80, 24)) {
            pty.see("Which tensors do the heads", "[ ] a", "1/7")
                    .type("a")
                    .see("[x] a")
                    .type("d")
                    .see("[x] d");
            pty.type("\r").see("✓ Right", "Hard is a pass", "3 Good 10m").type("2");
            pty.see("Whose heads are fewest?")
                    .type("a")
                    .see("✗ a", "✓ c", "✗ Wrong", "Enter next")
                    .type("\r");
            pty.see("MQA shares")
                    .type("f")
                    .see("✓ f", "only K and V are shared", "4 Easy 8d")
                    .type("\r");
            pty.see("Blank 1")
                    .type("mean pooled\r")
                    .type("0.0５\r")
                    .see("✓ Right")
                    .type(" ");
            pty.see("Put the steps", "Order").type("ab\r").see("still missing").type("\u007f\u007fbcad\r");
            pty.see("gqa")
                    .type("\r")
                    .see("Answer in GiB")
                    .type("5 B\r")
                    .see("✗ Wrong", "You said: 5 B")
                    .type("\r");
            pty.see("Why does decoding").type("w").see("Answer ›").type("带宽 bandwidth of memory bound\r");
            pty.see("✓ decoding is bound by memory bandwidth", "1 Again").type("4");
            pty.see("again").type("q").see("bye");
            assertThat(pty.exitCode()).isZero();
        }
        assertThat(log().subList(0, 4))
                .containsExactly(
                        "Review qkv/gqa#shared hard",
                        "Review qkv/gqa#fewest again",
                        "Review qkv/gqa#mqa-queries good",
                        "Review qkv/gqa#pooled good");
        assertThat(log()).hasSize(7).contains("Review qkv/gqa#bytes again", "Review qkv/gqa#decode easy");
        assertTerminalRestored();
    }

    @Test
    void undoSuspendHelpExplainAndResize() throws IOException {
        try (Pty pty = start(80, 24)) {
            pty.see("Which tensors")
                    .type("a")
                    .type("d")
                    .type("\r")
                    .see("✓ Right")
                    .type("3");
            pty.see("Whose heads").type("u").see("Which tensors");
            pty.resize(40, 12)
                    .see("Which tensors do the heads of one", "q quit")
                    .gone("u undo  s suspend  ? help  q quit  ");
            pty.resize(200, 50).see("Which tensors do the heads of one group share? (several)", "q quit");
            pty.type("?").see("Keys", "take the last grade back").type("q").see("Which tensors");
            pty.type("s")
                    .see("Whose heads")
                    .type("u")
                    .see("Which tensors")
                    .type("s")
                    .see("Whose heads");
            pty.type("c")
                    .see("✓ Right")
                    .type("1")
                    .see("graded 2, 3 or 4")
                    .type("e")
                    .see("Query heads share keys");
            pty.type("q").see("✓ Right").type("d").see("has no demo").type("\u001b[6~");
            pty.type("\u0004").see("bye");
            assertThat(pty.exitCode()).isZero();
        }
        assertThat(log())
                .containsExactly(
                        "Review qkv/gqa#shared good",
                        "Undo qkv/gqa#shared",
                        "Suspend qkv/gqa#shared",
                        "Unsuspend qkv/gqa#shared",
                        "Suspend qkv/gqa#shared");
        assertTerminalRestored();
    }

    @Test
    void controlCKeepsWhatWasAnsweredAndRestoresTheTerminal() throws IOException {
        try (Pty pty = start(80, 24)) {
            pty.see("Which tensors")
                    .type("b")
                    .see("[x] b")
                    .type("\r")
                    .see("✗ Wrong")
                    .type("\r");
            pty.see("Whose heads").type("\u0003").see("bye");
            assertThat(pty.exitCode()).isEqualTo(130);
            assertThat(pty.everything()).endsWith("bye\r\n").contains("\u001b[?1049l", "\u001b[?2004l");
        }
        assertThat(log()).containsExactly("Review qkv/gqa#shared again");
        assertTerminalRestored();
    }

    @Test
    void signalsThatEndItRestoreTheTerminal() throws IOException, InterruptedException {
        for (String signal : hangupIsIgnored() ? List.of("TERM", "INT") : List.of("TERM", "HUP", "INT")) {
            Files.deleteIfExists(log);
            try (Pty pty = start(80, 24)) {
                pty.see("Which tensors")
                        .type(" ")
                        .see("Not answered")
                        .type("\r")
                        .see("Whose heads");
                long pid = pty.descendant("java").pid();
                assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                                .start()
                                .waitFor())
                        .isZero();
                assertThat(pty.exitCode())
                        .isEqualTo(Map.of("TERM", 143, "HUP", 129, "INT", 130).get(signal));
                assertThat(pty.everything()).contains("\u001b[?1049l");
            }
            assertThat(log()).containsExactly("Review qkv/gqa#shared again");
            assertTerminalRestored();
        }
    }

    /** Under nohup every child inherits that, and a JVM then leaves the signal alone. */
    private static boolean hangupIsIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("SigIgn:")) {
                    return (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1) == 1;
                }
            }
        }
        return false;
    }

    @Test
    void controlZStopsItAndForegroundGoesOn() throws IOException {
        try (Pty pty = Pty.start(List.of("bash", "--norc", "--noprofile", "-i"), environment(), Path.of(""), 80, 24)) {
            pty.see("bash")
                    .type("PS1='ready> '; stty -a > " + folder.resolve("usual") + "\r")
                    .see("ready>");
            Files.writeString(folder.resolve("run"), Pty.quoted(session()) + "\n");
            pty.type("sh " + folder.resolve("run") + "\r").see("Which tensors");
            pty.type("\u001a").see("Stopped", "ready>").gone("q quit");
            pty.type("stty -a > " + folder.resolve("stopped") + "; fg\r").see("Which tensors", "q quit");
            pty.type(" ").see("Not answered").type("q").see("bye", "ready>");
        }
        // the shell itself edits its line in raw mode and sets these before each command
        assertThat(folder.resolve("stopped")).hasSameTextualContentAs(folder.resolve("usual"));
        assertThat(log()).containsExactly("Review qkv/gqa#shared again");
    }

    @Test
    void chineseTextIsTypedPastedAndEdited() {
        try (Pty pty = start(80, 24, "lang=zh")) {
            pty.see("同一组的头共用", "a-d 选择").type(" ").see("未作答").type("\r");
            pty.see("哪一种")
                    .type(" ")
                    .see("未作答")
                    .type("\r")
                    .see("MQA")
                    .type("错")
                    .see("答对了")
                    .type("\r");
            pty.see("第 1 空").type("平军\u007f均。").see("平均。");
            pty.type("\u001b[D\u001b[D\u001b[D\u001b[3~")
                    .see("› 均。")
                    .type("\u001b[200~平\u001b[201~")
                    .see("› 平均。");
            pty.type("\r")
                    .type("\u001b[200~5\n%\u001b[201~")
                    .see("5 %")
                    .type("\r")
                    .see("答对了");
            pty.type("\u0003");
            assertThat(pty.exitCode()).isEqualTo(130);
        }
        assertTerminalRestored();
    }

    @Test
    void aDumbTerminalGetsPlainLines() {
        try (Pty pty = start(80, 24, "term=dumb")) {
            pty.see("Which tensors", "[a-d choose")
                    .type("a")
                    .see("[x] a")
                    .type("d")
                    .see("[x] d")
                    .type("\r");
            pty.see("ok Right", "3 Good 10m")
                    .type("3")
                    .see("Whose heads")
                    .type("q")
                    .see("bye");
            assertThat(pty.exitCode()).isZero();
            assertThat(pty.everything()).doesNotContain("\u001b", "✓", "›");
        }
        assertTerminalRestored();
    }

    @Test
    void whatCannotBeKeptIsTriedAgainAndNamed() throws IOException {
        Files.createDirectory(log);
        try (Pty pty = start(80, 24)) {
            pty.see("Which tensors").type(" ").see("Not saved", "Enter tries again");
            Files.delete(log);
            pty.type("\r").see("Not answered", "Enter next").type("\r").see("Whose heads");
            Files.move(log, folder.resolve("first"));
            Files.createDirectory(log);
            pty.type("c").see("✓ Right").type("3").see("Not saved").type("q").see("The last grade, of qkv/gqa#fewest");
            assertThat(pty.exitCode()).isZero();
        }
        assertThat(Files.readAllLines(folder.resolve("first"))).containsExactly("Review qkv/gqa#shared again");
        assertTerminalRestored();
    }

    @Test
    void anInterviewEndsWithAReport() {
        try (Pty pty = start(80, 24, "interview=3")) {
            pty.see("Which tensors", "time left")
                    .see("time left 0:00")
                    .type(" ")
                    .see("Not answered")
                    .type("\r");
            pty.see("Efficient attention: 0 of 1 right", "read next: gqa", "bye");
            assertThat(pty.exitCode()).isZero();
        }
        assertThat(log).doesNotExist();
    }

    private Pty start(int columns, int rows, String... settings) {
        String modes = "stty -g > " + folder.resolve("%s");
        // the shell outlives a signal to the whole group, to look at the terminal afterwards
        String script = "trap : INT HUP TERM; " + modes.formatted("before") + "; " + Pty.quoted(session(settings))
                + "; code=$?; " + modes.formatted("after") + "; exit $code";
        return Pty.start(List.of("sh", "-c", script), environment(), Path.of(""), columns, rows);
    }

    private static Map<String, String> environment() {
        return Map.of("LC_ALL", "C.UTF-8", "TERM", "xterm-256color");
    }

    private List<String> session(String... settings) {
        List<String> arguments = new ArrayList<>(List.of(log.toString(), "color=NONE"));
        arguments.addAll(List.of(settings));
        return Pty.java(SessionMain.class.getName(), arguments.toArray(new String[0]));
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    private void assertTerminalRestored() {
        assertThat(folder.resolve("after")).hasSameTextualContentAs(folder.resolve("before"));
    }
}
