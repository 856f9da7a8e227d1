package dev.qkv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A folder of a user's, in which files are written and commands run; qkv keeps its own below it. */
abstract class UserFolder {
    @TempDir
    Path folder;

    Qkv qkv() {
        return Qkv.in(folder.resolve("data")).folder(folder);
    }

    Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
