package dev.qkv.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.Pty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mechanism's stages at a real terminal, through the whole program. */
class StagesOnTerminalTest {
    @TempDir
    private Path data;

    @Test
    void forwardBackAndOut() {
        try (Pty pty = start(80, 24, "explain", "attention", "-p", "causal=true", "--animate")) {
            pty.see("1/8  q [n][dk]", "Space, Right: next").type(" ");
            pty.see("2/8  k [m][dk]")
                    .type("\u001b[C")
                    .see("3/8  v")
                    .type("\u001b[D")
                    .see("2/8  k");
            pty.type("\u001b[F").see("8/8  output").type(" ").see("8/8  output");
            pty.type("\u001b[H").see("1/8  q").type("q");
            assertThat(pty.exitCode()).isZero();
            assertThat(pty.everything()).contains("\u001b[?1049l");
        }
    }

    @Test
    void theCacheFillsAndScrollsAndFitsAnewSize() {
        try (Pty pty = start(60, 12, "explain", "kv-cache", "--animate", "--lang", "zh")) {
            pty.see("1/6  token 0").gone("缓存的 value");
            pty.type("\u001b[B".repeat(12)).see("缓存的 value").type(" ");
            pty.see("2/6  token 1").resize(100, 40);
            pty.see("缓存的 key", "缓存的 value").type("\u001b");
            assertThat(pty.exitCode()).isZero();
        }
    }

    @Test
    void ctrlCInterrupts() {
        try (Pty pty = start(80, 24, "explain", "gelu", "--animate")) {
            pty.see("1/").type("\u0003");
            assertThat(pty.exitCode()).isEqualTo(130);
        }
    }

    private Pty start(int columns, int rows, String... arguments) {
        List<String> command = new ArrayList<>(Pty.java("dev.qkv.Main", arguments));
        command.addAll(1, List.of("-Dqkv.tty=io", "-Dqkv.home=" + Path.of("").toAbsolutePath()));
        Map<String, String> environment =
                Map.of("TERM", "xterm-256color", "LANG", "en_US.UTF-8", "QKV_HOME", data.toString());
        return Pty.start(command, environment, Path.of(""), columns, rows);
    }
}
