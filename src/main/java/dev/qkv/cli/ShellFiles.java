package dev.qkv.cli;

import dev.qkv.model.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The files a shell reads, made from the command model at install. */
public final class ShellFiles {
    private ShellFiles() {}

    /** Writes the completion scripts into a folder, and the manual pages into its folder man. */
    public static void write(Path folder, String version) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("qkv.bash"), CompletionCommand.script("bash"));
            Files.writeString(folder.resolve("_qkv"), CompletionCommand.script("zsh"));
            Files.writeString(folder.resolve("qkv.fish"), CompletionCommand.script("fish"));
            Path pages = Files.createDirectories(folder.resolve("man"));
            CommandSpec root = PicocliModel.of(Commands.all(), Texts.in(Language.EN, folder))
                    .getCommandSpec();
            write(root, pages, version);
            for (CommandLine below : root.subcommands().values()) {
                write(below.getCommandSpec(), pages, version);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void write(CommandSpec spec, Path folder, String version) throws IOException {
        Files.writeString(folder.resolve(ManPage.name(spec) + ".1"), ManPage.of(spec, version));
    }
}
