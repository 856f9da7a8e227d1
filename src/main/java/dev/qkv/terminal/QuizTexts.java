package dev.qkv.terminal;

import dev.qkv.model.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What the session's screen says, in one language. */
public final class QuizTexts {
    private final Properties texts = new Properties();
    private final Language language;

    private QuizTexts(Language language) {
        this.language = language;
    }

    public static QuizTexts of(Language language) {
        QuizTexts texts = new QuizTexts(language);
        String file = language == Language.ZH ? "quiz_zh.properties" : "quiz.properties";
        try (InputStream in = QuizTexts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + file);
            }
            texts.texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    public Language language() {
        return language;
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
}
