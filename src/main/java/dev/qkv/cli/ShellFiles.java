package dev.qkv.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files a shell reads, made from the command model at install. */
public final class ShellFiles {
    private ShellFiles() {}

    /** Writes the completion scripts into a folder. */
    public static void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("qkv.bash"), CompletionCommand.script("bash"));
            Files.writeString(folder.resolve("_qkv"), CompletionCommand.script("zsh"));
            Files.writeString(folder.resolve("qkv.fish"), CompletionCommand.script("fish"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }
}
