package dev.qkv.app;

import dev.qkv.config.Messages;
import dev.qkv.config.UserError;
import dev.qkv.search.BankIndexer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/** Fills a release folder with what every run would otherwise have to make. */
public final class Release {
    private Release() {}

    /** Builds the index of the notes in the folder, and unpacks the native libraries. */
    public static void prepare(Path home) {
        try {
            BankIndexer.build(
                            NotesSource.of(NotesSource.folder(home)),
                            "",
                            Laying.making(written -> {}),
                            Indexes.shippedIn(home))
                    .close();
            Messages.lay(home);
            Path libraries = Files.createDirectories(home.resolve("native"));
            for (String resource : libraries(System.getProperty("os.name", ""), System.getProperty("os.arch", ""))) {
                unpack(resource, libraries);
            }
        } catch (IOException e) {
            throw UserError.data(home + ": " + e.getMessage());
        }
    }

    /** Where SQLite's and JLine's jars keep the libraries of a system; where one is not there, its jar unpacks another at run time. */
    private static List<String> libraries(String osName, String osArch) {
        boolean mac = osName.toLowerCase(Locale.ROOT).contains("mac");
        boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
        String os = mac ? "Mac" : "Linux";
        return List.of(
                "/org/sqlite/native/" + os + (arm ? "/aarch64/" : "/x86_64/") + "libsqlitejdbc."
                        + (mac ? "dylib" : "so"),
                "/org/jline/nativ/" + os + (arm ? "/arm64/" : "/x86_64/") + "libjlinenative."
                        + (mac ? "jnilib" : "so"));
    }

    private static void unpack(String resource, Path folder) throws IOException {
        try (InputStream in = Release.class.getResourceAsStream(resource)) {
            if (in != null) {
                String name = resource.substring(resource.lastIndexOf('/') + 1);
                Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
