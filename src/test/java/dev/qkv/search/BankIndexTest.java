package dev.qkv.search;

import static dev.qkv.search.Banks.concept;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.model.Bank;
import dev.qkv.model.Card;
import dev.qkv.model.Concept;
import dev.qkv.model.Language;
import dev.qkv.model.QuestionHeader;
import dev.qkv.model.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankIndexTest {
    private static final Concept LATER = concept("rope", "Rotary position embedding", "旋转位置编码", "later", "RoPE");
    private static final Concept GQA =
            concept("gqa", "Grouped-query attention", "分组查询注意力", "attention", "GQA", "grouped query", "shared");
    private static final Concept MQA = concept("mqa", "Shared", "多查询注意力", "attention", "MQA", "分组");
    private static final Bank BANK = Banks.of(LATER, GQA, MQA);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givesBackWhatTheBankHolds(boolean inMemory) throws IOException {
        try (BankIndex index = index(BANK, inMemory)) {
            Card card = requireNonNull(index.card("gqa"));
            assertThat(card.bank()).isEqualTo("test");
            assertThat(card.title()).isEqualTo(GQA.title());
            assertThat(card.aliases()).isEqualTo(GQA.aliases());
            assertThat(card.demos()).isEqualTo(GQA.demos());
            assertThat(card.sources()).isEqualTo(GQA.sources());
            assertThat(card.level()).isEqualTo(GQA.level());
            for (Language language : Language.values()) {
                Card.Face face = card.faceOrFallback(language);
                assertThat(face.summary())
                        .isEqualTo(requireNonNull(GQA.notes().get(language)).summary());
                assertThat(face.laid())
                        .isEqualTo(Banks.laid(GQA, requireNonNull(GQA.notes().get(language))));
            }
            assertThat(index.manifest().version()).isEqualTo("v1");
            assertThat(index.manifest().concepts()).isEqualTo(3);
            assertThat(index.manifest().questions()).isEqualTo(6);
        }
    }

    @Test
    void listsConceptsTopicsAndQuestionsInTheOrderOfTopics() throws IOException {
        try (BankIndex index = index(BANK, false)) {
            assertThat(ids(index.all())).containsExactly("gqa", "mqa", "rope");
            assertThat(index.topics()).extracting(Topic::id).containsExactly("attention", "later");
            assertThat(index.topics()).containsExactlyInAnyOrderElementsOf(BANK.topics());
            List<QuestionHeader> expected = new ArrayList<>();
            for (Concept concept : List.of(GQA, MQA, LATER)) {
                requireNonNull(concept.notes().get(Language.EN))
                        .questions()
                        .forEach(q -> expected.add(QuestionHeader.of("test", concept, q)));
            }
            assertThat(index.questions()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gqa, gqa",
        "GROUPED QUERY ATTENTION, gqa",
        "分组查询注意力, gqa",
        "ＲｏＰＥ, rope",
        "shared, mqa gqa",
        "分组, mqa",
        "grouped, ''",
        "zzz, ''",
        "a, ''",
        "'', ''",
        "'?', ''"
    })
    void findsNamesHoweverWritten(String name, String ids) throws IOException {
        try (BankIndex index = index(BANK, false)) {
            assertThat(index.byName(name))
                    .extracting(Card::id)
                    .containsExactly(ids.isEmpty() ? new String[0] : ids.split(" "));
        }
    }

    @Test
    void findsEveryNameOfALargerBank() throws IOException {
        Bank bank = Banks.many(300);
        try (BankIndex index = index(bank, false)) {
            for (Concept concept : bank.concepts()) {
                assertThat(index.card(concept.id())).isNotNull();
                assertThat(index.byName(concept.title().zh()))
                        .extracting(Card::id)
                        .contains(concept.id());
            }
            assertThat(index.byName("note-300")).isEmpty();
            assertThat(index.byName("同名")).hasSize(NameTable.MOST_ENTRIES);
            assertThat(index.byName("n".repeat(10_000))).isEmpty();
            assertThat(index.namesStartingWith("Note-29", 5)).hasSize(5).allMatch(name -> name.startsWith("note-29"));
            assertThat(index.namesStartingWith("zzz", 5)).isEmpty();
        }
    }

    @Test
    void anEmptyBankHasAnIndex() throws IOException {
        try (BankIndex index = index(new Bank("none", "v0", List.of(), List.of()), false)) {
            assertThat(index.byName("gqa")).isEmpty();
            assertThat(index.all().next()).isNull();
            assertThat(index.questions()).isEmpty();
        }
    }

    private BankIndex index(Bank bank, boolean inMemory) throws IOException {
        return inMemory
                ? BankIndexer.inMemory(bank, Banks::laid)
                : BankIndexer.build(bank, "fresh", Banks::laid, folder);
    }

    private static List<String> ids(CardCursor cursor) throws IOException {
        List<String> ids = new ArrayList<>();
        for (@Nullable Card card = cursor.next(); card != null; card = cursor.next()) {
            ids.add(card.id());
        }
        return ids;
    }
}
