package dev.qkv.search;

import static dev.qkv.search.Banks.concept;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query is text: whatever is typed is looked for and is never an error. */
class HostileQueryTest {
    private static final BankIndex INDEX = index();

    private static BankIndex index() {
        try {
            return BankIndexer.inMemory(
                    Banks.of(
                            concept("gqa", "Grouped-query attention", "分组查询注意力", "attention", "GQA"),
                            concept("rope", "Rotary position embedding", "旋转位置编码", "later", "RoPE")),
                    Banks::laid);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gqa AND (",
                "gqa OR NOT",
                "+gqa -the",
                "\"gqa",
                "gqa~2",
                "g* gqa",
                "gqa^4",
                "{gqa TO gqa}",
                "gqa\\",
                "gqa\u0000\u0007",
                "\u001b[ gqa",
                "ＧＱＡ 是什么",
                "gqa \ud83d\ude00 \ud83d"
            })
    void syntaxIsText(String query) throws IOException {
        assertThat(INDEX.search(query, 5, null))
                .first()
                .extracting(hit -> hit.card().id())
                .isEqualTo("gqa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "*:*", "[a TO b]", "()", "\\", "?", "的", "the", "$`$`", "\\frac{\\frac{"})
    void whatSaysNothingFindsNothing(String query) throws IOException {
        assertThat(INDEX.search(query, 5, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gqa ", "注意力", "((", "\\frac{", "a_b.c", "x^2+", "旋转", "aA"})
    void lengthIsBounded(String part) throws IOException {
        assertThat(INDEX.search(part.repeat(10_000 / part.length()), 5, null)).hasSizeLessThanOrEqualTo(2);
    }

    @Property(tries = 300)
    void anythingIsAQuery(@ForAll String query) throws IOException {
        assertThat(INDEX.search(query, 1, null)).hasSizeLessThanOrEqualTo(1);
    }
}
