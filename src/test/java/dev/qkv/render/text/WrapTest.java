package dev.qkv.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrapTest {
    private static final String CLOSING = "，。、；：？！」）》】”";
    private static final String OPENING = "「（《【“";

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        4  ~ 注意力机制        ~ 注意|力机|制
        5  ~ 注意力机制        ~ 注意|力机|制
        6  ~ 注意力，机制      ~ 注意|力，机|制
        6  ~ 注意（力机）制    ~ 注意|（力|机）制
        10 ~ grouped query     ~ grouped|query
        9  ~ grouped-query     ~ grouped-|query
        9  ~ top-k top-p       ~ top-k|top-p
        8  ~ GQA（分组）       ~ GQA（分|组）
        6  ~ abcdefghij        ~ abcdef|ghij
        6  ~ abcdef，g         ~ abcde|f，g
        3  ~ e\u0301e\u0301e\u0301e\u0301 ~ e\u0301e\u0301e\u0301|e\u0301
        7  ~ KV cache大小      ~ KV|cache大|小
        16 ~ https://a.bc/def/ghijkl ~ https://a.bc/|def/ghijkl
        """)
    void examples(int width, String text, String expected) {
        assertThat(wrap(List.of(Span.of(text)), width)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'a\nb', a|b", "'a\n\nb', a||b", "'', ''", "'  ', ''", "'a\n', a"})
    void breaks(String text, String expected) {
        assertThat(wrap(List.of(Span.of(text)), 10)).isEqualTo(expected);
    }

    @Property
    void everyLineFitsAndNothingIsLost(@ForAll("mixed") String text, @ForAll @IntRange(min = 4, max = 40) int width) {
        List<Line> lines = Wrap.lines(List.of(new Span(Role.STRONG, text)), width);
        assertThat(lines).allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(width));
        String joined = lines.stream().map(Line::text).collect(Collectors.joining());
        assertThat(joined.replace(" ", "")).isEqualTo(text.replace(" ", ""));
    }

    @Property
    void punctuationKeepsItsPlace(@ForAll("sentences") String text, @ForAll @IntRange(min = 12, max = 40) int width) {
        List<Line> lines = Wrap.lines(List.of(Span.of(text)), width);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).text();
            if (i > 0) {
                assertThat(CLOSING).doesNotContain(line.substring(0, 1));
            }
            if (i < lines.size() - 1) {
                assertThat(OPENING).doesNotContain(line.substring(line.length() - 1));
            }
        }
    }

    @Provide
    Arbitrary<String> mixed() {
        return Arbitraries.strings().withChars("ab- ,.中文，。（）“”\u0301🙂(").ofMaxLength(120);
    }

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.of("注意力", "，", "。", "（见 GQA）", "《论文》，", "key-value", " ", "KV cache", "“头”", "softmax", "5%")
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(parts -> "始" + String.join("", parts))
                .filter(text -> !hasRun(text));
    }

    /** More closing marks in a row than a line holds have to be cut somewhere. */
    private static boolean hasRun(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = CLOSING.indexOf(text.charAt(i)) >= 0 ? run + 1 : text.charAt(i) == ' ' ? run : 0;
            if (run > 3) {
                return true;
            }
        }
        return false;
    }

    private static String wrap(List<Span> spans, int width) {
        return Wrap.lines(spans, width).stream().map(Line::text).collect(Collectors.joining("|"));
    }
}
