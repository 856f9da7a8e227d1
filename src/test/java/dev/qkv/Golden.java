package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Output kept as readable files under {@code src/test/resources}. {@code -Dqkv.golden.write=true} writes them anew instead of comparing; look at the
 * difference before committing it. Escape characters are kept as {@code ␛}.
 */
public final class Golden {
    private static final Path ROOT = Path.of("src", "test", "resources", "dev", "qkv");

    private Golden() {}

    /** Compares with the file, named by its path under {@code dev/qkv}. */
    public static void check(String name, String actual) {
        Path file = ROOT.resolve(name);
        String visible = actual.replace('\u001b', '␛');
        try {
            if (Boolean.getBoolean("qkv.golden.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, visible);
            }
            assertThat(visible).as(name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file under {@code dev/qkv}. */
    public static String read(String name) {
        try {
            return Files.readString(ROOT.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
