package dev.qkv.notes.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is passed over for speed is what the whole pattern would not have found: on every line of the notes and fixtures, cut and mutated. */
class OpeningTest {
    private static final int ROUNDS = 3;
    private static final String SIGNS = "`*#[]()<>:：?|-_ \t\n\\.\"'QqAaİıſÀ1٣答问第①\uD83D\uDE00";
    private static final Pattern CODE =
            Pattern.compile("```[^`]*(?:```|$)|`[^`\\n]{1,200}`|https?://\\S{1,500}|<[^>\\n]{1,200}>");

    @Test
    void findsWhatThePatternFinds() throws IOException {
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        List<Pattern> patterns = List.of(
                Pattern.compile("^(?:q(?:uestion)?|问题|вопрос)\\s*\\d{0,4}\\s*[.:：]+\\s*(?=\\S)", flags),
                Pattern.compile("^[\"'“¿]?(?:what|how|qu[eé]|wie|как|in what)(?![\\p{L}\\p{N}-])", flags),
                Pattern.compile(
                        "^(?:\\d{1,4}(?:[.．]\\d{1,4}){0,4}\\s*[.)、]+\\s*(?=\\D)|[a-z]\\s?\\d{1,4}\\s*[.:]\\s+)", flags),
                Pattern.compile(
                        "^[*_`(（\\[]{0,3}([\\p{L}\\p{N}①-⑳])[*_`]{0,2}\\s*(?:[:.)、]|\\s[-–]\\s|(?<=[①-⑳]))(?:\\s+|(?=\\S))"),
                Pattern.compile("^[\\s#\\p{So}\\p{Sk}*_]+(?=.)"));
        int found = 0;
        for (Pattern pattern : patterns) {
            Opening opening = new Opening(pattern, (pattern.flags() & Pattern.CASE_INSENSITIVE) != 0);
            for (String line : lines()) {
                Matcher plain = pattern.matcher(line);
                boolean begins = plain.lookingAt();
                assertThat(opening.length(line)).as(line).isEqualTo(begins ? plain.end() : 0);
                assertThat(opening.opens(line)).as(line).isEqualTo(begins);
                assertThat(opening.matches(line))
                        .as(line)
                        .isEqualTo(pattern.matcher(line).matches());
                found += begins ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(1_000);
    }

    @Test
    void wordingFindsWhatItsPatternFindsInLowerCase() throws IOException {
        String words =
                "[^\\p{L}\\p{N}]*(?:(?:the|see|correct) ){0,2}(?:answers?|solution|ответы?|答案|respuesta)\\s*[:：.]?[\\s*_]*";
        Pattern pattern = Pattern.compile(words, Pattern.DOTALL);
        Wording wording = new Wording(words);
        int found = 0;
        for (String line : lines()) {
            Matcher plain = pattern.matcher(
                    line.substring(0, Math.min(300, line.length())).toLowerCase(Locale.ROOT));
            boolean begins = plain.lookingAt();
            assertThat(wording.length(line)).as(line).isEqualTo(begins ? plain.end() : 0);
            found += begins ? 1 : 0;
        }
        assertThat(found).isGreaterThan(20);
    }

    @Test
    void proseIsWhatCodeAddressesAndTagsLeave() throws IOException {
        int changed = 0;
        for (String text : texts()) {
            String prose = CODE.matcher(text).replaceAll(" ");
            assertThat(Prose.of(text)).as(text).isEqualTo(prose);
            changed += prose.equals(text) ? 0 : 1;
        }
        assertThat(changed).isGreaterThan(100);
    }

    private static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        texts().forEach(text -> lines.addAll(text.lines().toList()));
        return lines;
    }

    /** Notes and fixtures, each as it is and with signs put in and taken out. */
    private static List<String> texts() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        List<String> texts = new ArrayList<>();
        for (Path root : List.of(Path.of("notes/attention"), Path.of("src/test/resources/dev/qkv/foreign"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".md"))
                        .sorted()
                        .toList()) {
                    String text = Files.readString(file);
                    texts.add(text.substring(0, Math.min(4_000, text.length())));
                }
            }
        }
        int whole = texts.size();
        for (int i = 0; i < whole * ROUNDS; i++) {
            StringBuilder text = new StringBuilder(texts.get(i % whole));
            for (int k = 0; k < 60; k++) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
                } else {
                    text.deleteCharAt(at);
                }
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
