package dev.qkv.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.Pty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bank of one's own at a real terminal, through the whole program. */
class OwnBankOnTerminalTest {
    @TempDir
    private Path folder;

    @Test
    void aCardIsAddedAskedAndGraded() throws IOException {
        Path notes = folder.resolve("fruit.md");
        Files.writeString(notes, "# Fruit\n\n### What is a drupe?\n\nA fruit with a stone.\n");
        try (Pty pty = start("bank", "add", notes.toString(), "--name", "fruit")) {
            pty.see("try: qkv quiz fruit");
            assertThat(pty.exitCode()).isZero();
        }
        try (Pty pty = start("quiz", "fruit")) {
            pty.see("What is a drupe?", "Space show the answer").type(" ");
            pty.see("A fruit with a stone.", "Hard is a pass", "4 Easy");
            assertThat(pty.everything()).contains("Answer").doesNotContain("Key points");
            pty.type("4").see("1 answered");
            assertThat(pty.exitCode()).isZero();
        }
    }

    private Pty start(String... arguments) {
        List<String> command = new ArrayList<>(Pty.java("dev.qkv.Main", arguments));
        command.addAll(1, List.of("-Dqkv.tty=ioe", "-Dqkv.home=" + Path.of("").toAbsolutePath()));
        Map<String, String> environment = Map.of(
                "TERM",
                "xterm-256color",
                "LANG",
                "en_US.UTF-8",
                "QKV_HOME",
                folder.resolve("home").toString());
        return Pty.start(command, environment, Path.of(""), 80, 24);
    }
}
