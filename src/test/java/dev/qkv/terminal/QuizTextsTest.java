package dev.qkv.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.model.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QuizTextsTest {
    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Properties english = read("quiz.properties");
        Properties chinese = read("quiz_zh.properties");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        english.stringPropertyNames()
                .forEach(key ->
                        assertThat(holes(chinese.getProperty(key))).as(key).isEqualTo(holes(english.getProperty(key))));
    }

    @Test
    void everyKeyHasItsTexts() {
        for (Language language : Language.values()) {
            QuizTexts texts = QuizTexts.of(language);
            for (SessionKey key : SessionKey.values()) {
                assertThat(texts.get("key." + key.id())).isNotBlank();
                assertThat(texts.get("help." + key.id())).isNotBlank();
            }
            assertThat(SessionKey.table(texts)).contains("| `a-h` |", "| `q`, `Esc`, `Ctrl-D` |", "| `Ctrl-U` |");
        }
    }

    private static java.util.Set<String> holes(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(result -> result.group())
                .collect(java.util.stream.Collectors.toSet());
    }

    private static Properties read(String file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = QuizTexts.class.getResourceAsStream(file)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
