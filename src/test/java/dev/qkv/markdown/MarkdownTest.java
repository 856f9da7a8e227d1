package dev.qkv.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            scaled by $`\\sqrt{d_k}`$ only  ~ \\sqrt{d_k}
            $`a_1 * b * c_1`$               ~ a_1 * b * c_1
            **$`x`$**                       ~ x
            price $5 and $`y`$              ~ y
            """)
    void inlineMathIsKeptAsWritten(String markdown, String tex) {
        assertThat(formula(Markdown.parse(markdown))).isEqualTo(tex);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$5 and `code` and $6", "$`open", "`$`x`$`$ ", "$``$", "\\$`x`"})
    void otherDollarsStayText(String markdown) {
        assertThat(formula(Markdown.parse(markdown))).isNull();
    }

    @Test
    void mathFenceIsADisplayFormula() {
        FencedCodeBlock fence =
                (FencedCodeBlock) Markdown.parse("```math\n\\frac{a}{b}\n```").getFirstChild();
        assertThat(Markdown.isMath(fence)).isTrue();
        assertThat(Markdown.language(
                        (FencedCodeBlock) Markdown.parse("``` python  x\n```").getFirstChild()))
                .isEqualTo("python");
    }

    @Test
    void sourceSpansReachTheInlines() {
        Node math = Markdown.parse("# T\n\nsee $`x`$ there")
                .getLastChild()
                .getFirstChild()
                .getNext();
        assertThat(math.getSourceSpans()).hasSize(1);
        assertThat(math.getSourceSpans().get(0).getLineIndex()).isEqualTo(2);
        assertThat(math.getSourceSpans().get(0).getColumnIndex()).isEqualTo(4);
        assertThat(math.getSourceSpans().get(0).getLength()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# T\n\n##\n\n#\n",
                "- [x] yes, *so*\n- [ ] no\n- [x](y) a link\n-   [X] far\n- \n\n[x] none",
                "> [ ] none\n>\n> 1. [x] one\n>    - [ ] below\n",
                "| a | [ ] b |\n|---|---|\n| $`x`$ | [x] c |\n",
                "[a]: /b\n\n[a]: /c\n[x] text\n\n---\n```\n[x] code\n```\n<p>[x]</p>\n"
            })
    void blocksAloneAreTheSameBlocks(String markdown) {
        assertThat(blocks(Markdown.parseBlocks(markdown))).isEqualTo(blocks(Markdown.parse(markdown)));
    }

    private static String blocks(Node parent) {
        StringBuilder text = new StringBuilder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Block) {
                text.append(node).append(node.getSourceSpans()).append(blocks(node));
            } else if (node instanceof TaskListItemMarker marker) {
                text.append(marker.isChecked());
            }
        }
        return text.append(';').toString();
    }

    @Test
    void tooLargeIsRefusedWithTheBound() {
        assertThatThrownBy(() -> Markdown.parse("x".repeat(Markdown.MAX_LENGTH + 1)))
                .isInstanceOf(MarkdownException.class)
                .hasMessageContaining("" + Markdown.MAX_LENGTH);
        String bomb = "|".repeat(5_000) + "\n" + "|-".repeat(5_000) + "|\n" + "|\n".repeat(5_000);
        assertThatThrownBy(() -> Markdown.parse(bomb))
                .isInstanceOf(MarkdownException.class)
                .hasMessageContaining("500000");
        assertThat(Markdown.parse("|\n\n".repeat(100_000)).getFirstChild()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "*a ", "[", "![", "**x", "`", "$`", "<a ", "1. ", "| ", "&", "\\", "]("})
    void repeatedConstructsEndWithABoundedDepth(String construct) {
        Node tree = Markdown.parse(construct.repeat(100_000));
        assertThat(depth(tree)).isLessThan(200);
        assertThat(SafeHtml.of(tree)).isNotNull();
    }

    @Test
    void htmlIsEscapedAndUnsafeAddressesDropped() {
        String html = SafeHtml.of("so <script>alert(1)</script> [a](javascript:alert(1)) [b](https://example.org)");
        assertThat(html).doesNotContain("<script").doesNotContain("javascript:").contains("https://example.org");
        assertThat(SafeHtml.of("a $`x<y`$\n\n```math\n\\frac{a}{b}\n```\n\n```java\nint x;\n```"))
                .contains("\\(x&lt;y\\)")
                .contains("\\[\\frac{a}{b}\\]")
                .contains("<pre><code class=\"language-java\">int x;");
    }

    private static @Nullable String formula(Node node) {
        if (node instanceof InlineMath math) {
            return math.tex();
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            String found = formula(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static int depth(Node node) {
        int deepest = 0;
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            deepest = Math.max(deepest, depth(child));
        }
        return deepest + 1;
    }
}
