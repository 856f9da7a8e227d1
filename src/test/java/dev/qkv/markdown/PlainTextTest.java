package dev.qkv.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    private static final String CHARACTERS = "ab1 .-+#>:;,?()=%@/'\"*_`$&<[]!|~\\\n\t\u0001 注（）。é\u00a0";

    @Test
    void parsingPlainTextGivesItBack() {
        Random random = new Random(11);
        int plain = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(7); length >= 0; length--) {
                text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
            if (Markdown.isPlain(text.toString())) {
                plain++;
                Node block = Markdown.parse(text.toString()).getFirstChild();
                assertThat(block).as("%s", text).isInstanceOf(Paragraph.class);
                assertThat(block.getNext()).as("%s", text).isNull();
                assertThat(block.getFirstChild()).as("%s", text).isInstanceOf(Text.class);
                assertThat(((Text) block.getFirstChild()).getLiteral()).isEqualTo(text.toString());
                assertThat(block.getFirstChild().getNext()).as("%s", text).isNull();
            }
        }
        assertThat(plain).isGreaterThan(1000);
    }

    @Test
    void proseIsPlainAndMarkUpIsNot() {
        assertThat(Markdown.isPlain("Heads share keys and values, so the cache shrinks by h/g."))
                .isTrue();
        assertThat(Markdown.isPlain("共享键和值，缓存缩小 h/g。")).isTrue();
        assertThat(Markdown.isPlain("the *query*")).isFalse();
        assertThat(Markdown.isPlain("1. one")).isFalse();
        assertThat(Markdown.isPlain("- one")).isFalse();
        assertThat(Markdown.isPlain("")).isFalse();
    }
}
