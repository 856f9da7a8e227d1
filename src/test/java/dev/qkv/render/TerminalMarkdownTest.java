package dev.qkv.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.Golden;
import dev.qkv.model.Language;
import dev.qkv.render.text.ColorDepth;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Printer;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Theme;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalMarkdownTest {
    private static final RenderOptions PLAIN = new RenderOptions(80, ColorDepth.NONE, Theme.DARK, true, Language.EN);

    @ParameterizedTest
    @CsvSource({
        "en, 40, true", "en, 80, true", "en, 200, true", "en, 40, false", "en, 80, false", "en, 200, false",
        "zh, 40, true", "zh, 80, true", "zh, 200, true", "zh, 40, false", "zh, 80, false", "zh, 200, false"
    })
    void noteAtAWidth(String language, int width, boolean unicode) {
        RenderOptions options = new RenderOptions(width, ColorDepth.NONE, Theme.DARK, unicode, Language.EN);
        List<Line> lines = TerminalMarkdown.render(note(language), options);
        assertThat(lines).allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(width));
        String name = "render/golden/note." + language + "." + width + (unicode ? "" : ".ascii") + ".txt";
        Golden.check(name, new Printer(options).text(lines));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 80, SIXTEEN, DARK",
        "en, 80, INDEXED, LIGHT",
        "en, 80, TRUE, DARK",
        "en, 80, TRUE, LIGHT",
        "en, 40, INDEXED, DARK",
        "zh, 40, TRUE, LIGHT",
        "zh, 80, SIXTEEN, LIGHT",
        "zh, 200, INDEXED, DARK"
    })
    void noteInColour(String language, int width, ColorDepth color, Theme theme) {
        RenderOptions options = new RenderOptions(width, color, theme, true, Language.EN);
        String name = "render/golden/note." + language + "." + width + "." + color + "." + theme + ".txt";
        Golden.check(
                name.toLowerCase(Locale.ROOT),
                new Printer(options).text(TerminalMarkdown.render(note(language), options)));
    }

    @Test
    void colourOffHasNoEscapes() {
        assertThat(text(note("en"), PLAIN)).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u001b[31mred",
                "`\u001b]0;title\u0007`",
                "&#27;[2J",
                "# \u009b31m",
                "```\n\u001b[2J\n```",
                "[a](https://x.example/\u001b[2J)",
                "a\u202Eb\u2066c\u200Fd",
                "| \u0007 |\n|---|\n| \u007f |",
                "\b\b\u0000",
                "```math\n\u001b[2J \\foo\u0007\n```",
                "$`\u001b[2J`$",
                "<b\u001b[2J>",
                "\uD800 x",
                "```java\n\"\u001b[2J\"\n```"
            })
    void nothingSteersTheTerminal(String markdown) {
        String text = text(markdown, PLAIN);
        assertThat(text.replace("\n", "").codePoints())
                .noneMatch(c -> Character.isISOControl(c)
                        || (c >= 0x200E && c <= 0x200F)
                        || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2066 && c <= 0x2069)
                        || (c >= 0xD800 && c <= 0xDFFF));
        assertThat(text).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> ", "- ", "*a ", "[", "![", "**x", "`", "$`", "1. ", "| ", "\\frac{", "中。", "（", "。", "a", "> - 1. "
            })
    void repeatedConstructsStayBounded(String construct) {
        assertThat(TerminalMarkdown.render(construct.repeat(100_000), PLAIN)).isNotNull();
        assertThat(TerminalMarkdown.render("```math\n" + construct.repeat(100_000) + "\n```", PLAIN))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        [a](https://example.org)                        ~ a <https://example.org>
        [https://example.org](https://example.org)      ~ https://example.org
        <https://example.org>                           ~ https://example.org
        [MQA](mqa.md)                                   ~ MQA
        ![a cat](cat.png)                               ~ [a cat]
        one<br>two                                      ~ one|two
        a <!-- gone --> b                               ~ a  b
        a <b>c</b>                                      ~ a <b>c</b>
        """)
    void inlineForms(String markdown, String expected) {
        assertThat(text(markdown, PLAIN).strip().replace('\n', '|')).isEqualTo(expected);
    }

    @Test
    void aLineBreakBetweenChineseCharactersIsNoSpace() {
        assertThat(text("注意力\n机制", PLAIN)).isEqualTo("注意力机制\n");
        assertThat(text("attention\n机制", PLAIN)).isEqualTo("attention 机制\n");
    }

    @Test
    void aTableTooWideForTheLineBecomesAList() {
        String table = "| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n| " + "one hundred | ".repeat(6) + "\n";
        assertThat(text(table, PLAIN.withWidth(40))).startsWith("• a: one hundred\n  b: one hundred\n");
    }

    private static String note(String language) {
        return Golden.read("render/note." + language + ".md");
    }

    private static String text(String markdown, RenderOptions options) {
        return new Printer(options).text(TerminalMarkdown.render(markdown, options));
    }
}
