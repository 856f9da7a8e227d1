package dev.qkv.render.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.render.text.Glyphs;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code in colours is the same code. */
class HighlighterTest {
    private static String marked(String code, String language) {
        return Highlighter.lines(code, language, Glyphs.of(true)).stream()
                .map(line -> line.spans().stream()
                        .map(span -> span.style() == Role.TEXT ? span.text() : span.style() + "<" + span.text() + ">")
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "java | return x_1 + 0x1p-53; // n × m | KEYWORD<return> x_1 + NUMBER<0x1p-53>; COMMENT<// n × m>",
                "java | char c = '\\'', s = \"a//b\"; /* c */ int | KEYWORD<char> c = STRING<'\\''>, s ="
                        + " STRING<\"a//b\">; COMMENT</* c */> KEYWORD<int>",
                "python | x = f(\"a\", 1e-5)  # why | x = f(STRING<\"a\">, NUMBER<1e-5>)  COMMENT<# why>",
                "python | if not a.importance: | KEYWORD<if> KEYWORD<not> a.importance:",
                "json | {\"a\": [true, -1.5]} | {STRING<\"a\">: [KEYWORD<true>, -NUMBER<1.5>]}",
                "bash | echo $# a#b # c | echo $# a#b COMMENT<# c>",
                "cobol | return 1 | CODE<return 1>",
                "java | \"not closed | STRING<\"not closed>",
            })
    void findsWhatItKnows(String language, String code, String expected) {
        assertThat(marked(code, language)).isEqualTo(expected);
    }

    @Test
    void stringsAndCommentsGoOverLines() {
        assertThat(marked("a = \"\"\"b\nif\"\"\" if", "python"))
                .isEqualTo("a = STRING<\"\"\"b>\nSTRING<if\"\"\"> KEYWORD<if>");
        assertThat(marked("/* a\n\n if */ if", "java")).isEqualTo("COMMENT</* a>\n\nCOMMENT< if */> KEYWORD<if>");
    }

    @Property(tries = 500)
    void losesNothing(
            @ForAll @StringLength(max = 60) @CharRange(from = ' ', to = '~') String code,
            @ForAll @StringLength(max = 20) @CharRange(from = '\n', to = '0') String more) {
        String whole = (code + more).replaceAll("[\\x00-\\x09\\x0b-\\x1f]", " ");
        for (String language : new String[] {"java", "python", "c", "bash", "json", "yaml", "none"}) {
            List<Line> lines = Highlighter.lines(whole, language, Glyphs.of(true));
            assertThat(lines.stream().map(Line::text).collect(Collectors.joining("\n")))
                    .isEqualTo(whole.stripTrailing());
        }
    }

    @Test
    void ourOwnSourcesAreTheSameInColours() throws IOException {
        String source = Files.readString(Path.of("src/main/java/dev/qkv/demo/attention/Attention.java"));
        List<Line> lines = Highlighter.lines(source, "java", Glyphs.of(true));
        assertThat(lines.stream().map(Line::text).collect(Collectors.joining("\n")) + "\n")
                .isEqualTo(source);
        assertThat(lines.stream().flatMap(line -> line.spans().stream()).map(span -> span.style()))
                .contains(Role.KEYWORD, Role.STRING, Role.COMMENT, Role.NUMBER);
    }

    @Test
    void longLinesTakeNoLongTime() {
        assertThat(Highlighter.lines("\"a\" 1 ".repeat(100_000), "json", Glyphs.of(true)))
                .hasSize(1);
        assertThat(Highlighter.lines("( ".repeat(300_000), "json", Glyphs.of(true)))
                .hasSize(1);
    }
}
