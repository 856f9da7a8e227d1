package dev.qkv.config;

import dev.qkv.model.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The texts of one bundle in one language. */
public final class Messages {
    private final Properties texts = new Properties();

    private Messages() {}

    /** What the verbs print. */
    public static Messages of(Language language) {
        return read("messages", language);
    }

    /** The command line's help, read only when somebody asks for it. */
    public static Messages help(Language language) {
        return read("help", language);
    }

    private static Messages read(String bundle, Language language) {
        // not ResourceBundle.getBundle: its search through locales costs more than the reading
        String file = language == Language.EN ? bundle + ".properties" : bundle + "_" + language.code() + ".properties";
        Messages messages = new Messages();
        try (InputStream in = Messages.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + file);
            }
            messages.texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }

    /** The text of a key, with {@code {0}}, {@code {1}} … replaced. */
    public String get(String key, Object... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key);
        }
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }
}
