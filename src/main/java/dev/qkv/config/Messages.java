package dev.qkv.config;

import dev.qkv.model.Language;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts of one bundle in one language: lines of a key, an equals sign and the text. */
public final class Messages {
    private static final String FOLDER = "texts";
    private static final List<String> BUNDLES = List.of("messages", "help");

    /** The whole file, after a line feed; a run needs few of its texts, so they are looked for where they stand. */
    private final String lines;

    private Messages(String lines) {
        this.lines = '\n' + lines;
    }

    /**
     * What the verbs print.
     *
     * @param home the release, which has the bundles as files; opening the program's own jar for one takes longer than most lookups
     */
    public static Messages of(Language language, Path home) {
        return read("messages", language, home);
    }

    /** The command line's help, read only when somebody asks for it. */
    public static Messages help(Language language, Path home) {
        return read("help", language, home);
    }

    /** Lays the bundles out in a release. */
    public static void lay(Path home) throws IOException {
        Files.createDirectories(home.resolve(FOLDER));
        for (String bundle : BUNDLES) {
            for (Language language : Language.values()) {
                Files.write(home.resolve(FOLDER).resolve(file(bundle, language)), resource(bundle, language));
            }
        }
    }

    private static Messages read(String bundle, Language language, Path home) {
        try {
            return new Messages(new String(bytes(bundle, language, home), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String bundle, Language language, Path home) throws IOException {
        File laid = new File(home.toString(), FOLDER + File.separatorChar + file(bundle, language));
        try (FileInputStream in = new FileInputStream(laid)) {
            return in.readAllBytes();
        } catch (FileNotFoundException e) {
            return resource(bundle, language);
        }
    }

    private static byte[] resource(String bundle, Language language) throws IOException {
        // not ResourceBundle.getBundle: its search through locales costs more than the reading
        try (InputStream in = Messages.class.getResourceAsStream(file(bundle, language))) {
            if (in == null) {
                throw new IllegalStateException("no resource " + file(bundle, language));
            }
            return in.readAllBytes();
        }
    }

    private static String file(String bundle, Language language) {
        return language == Language.EN ? bundle + ".properties" : bundle + "_" + language.code() + ".properties";
    }

    /** The text of a key, with {@code {0}}, {@code {1}} … replaced. */
    public String get(String key, Object... arguments) {
        String text = find(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key);
        }
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    public boolean has(String key) {
        return find(key) != null;
    }

    private @Nullable String find(String key) {
        int at = lines.indexOf('\n' + key + '=');
        if (at < 0) {
            return null;
        }
        int from = at + key.length() + 2;
        int end = lines.indexOf('\n', from);
        return lines.substring(from, end < 0 ? lines.length() : end);
    }
}
