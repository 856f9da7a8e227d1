package dev.qkv.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.model.CardId;
import dev.qkv.model.Language;
import dev.qkv.model.Level;
import dev.qkv.model.QuestionHeader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final List<QuestionHeader> CATALOGUE = catalogue();

    @Test
    void aSeedAlwaysSelectsTheSame() {
        assertThat(ids(selection("1f3a", 0).batch(CATALOGUE, Filter.ALL, 4)))
                .isEqualTo("own/c3#q1 own/c5#q0 qkv/c1#q3 qkv/c0#q3");
        assertThat(ids(selection("1f3a", 7).batch(CATALOGUE, Filter.ALL, 4)))
                .isEqualTo("qkv/c2#q0 own/c3#q1 own/c5#q1 qkv/c1#q1");
        assertThat(ids(selection("2b4c", 7).batch(CATALOGUE, Filter.ALL, 4)))
                .isEqualTo("qkv/c1#q1 own/c3#q1 own/c5#q1 qkv/c0#q1");
    }

    @Test
    void theOrderOfTheCatalogueDoesNotMatter() {
        List<QuestionHeader> shuffled = new ArrayList<>(CATALOGUE);
        Collections.shuffle(shuffled, new Random(5));
        assertThat(selection("v", 3).batch(shuffled, Filter.ALL, 0))
                .isEqualTo(selection("v", 3).batch(CATALOGUE, Filter.ALL, 0));
    }

    @Test
    void aNarrowerFilterKeepsTheOrder() {
        List<QuestionHeader> all = selection("v", 3).batch(CATALOGUE, Filter.ALL, 0);
        Filter core = new Filter(List.of(), Set.of(), Set.of(), Set.of(), Level.CORE);
        List<QuestionHeader> narrow = selection("v", 3).batch(CATALOGUE, core, 0);
        assertThat(narrow).hasSizeBetween(1, all.size() - 1).isEqualTo(core.of(all));
    }

    @Test
    void openQuestionsOnlyWhereAskedFor() {
        assertThat(selection("v", 0).batch(CATALOGUE, Filter.ALL, 0))
                .hasSize(18)
                .noneMatch(header -> header.kind().equals("open"));
        Filter open = new Filter(List.of(), Set.of(), Set.of("open", "choice"), Set.of(), null);
        assertThat(selection("v", 0).batch(CATALOGUE, open, 0)).hasSize(12);
    }

    @Test
    void aTranslatedBankIsAskedInTheUsersLanguageFirst() {
        List<QuestionHeader> headers = List.of(
                header("js/a", "ro"),
                header("qkv/b"),
                header("js/c", "en"),
                header("de/d", "de"),
                header("js/e", "zh"));
        assertThat(ids(Selection.othersLast(headers, Language.EN))).isEqualTo("qkv/b#q js/c#q de/d#q js/a#q js/e#q");
        assertThat(ids(Selection.othersLast(headers, Language.ZH))).isEqualTo("qkv/b#q de/d#q js/e#q js/a#q js/c#q");
    }

    private static QuestionHeader header(String concept, String... tags) {
        return new QuestionHeader(CardId.parse(concept + "#q"), "t", "open", Level.CORE, List.of(tags));
    }

    @Test
    void filtersNarrow() {
        assertThat(wanted(new Filter(List.of(Scope.topic("qkv", "memory")), Set.of(), Set.of(), Set.of(), null)))
                .hasSize(12);
        assertThat(wanted(new Filter(
                        List.of(Scope.topic("qkv", "memory"), Scope.concept("own", "c3")),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        null)))
                .hasSize(16);
        assertThat(wanted(new Filter(List.of(Scope.bank("own")), Set.of("qkv"), Set.of(), Set.of(), null)))
                .isEmpty();
        assertThat(wanted(new Filter(List.of(Scope.bank("own")), Set.of(), Set.of(), Set.of("myth", "none"), null)))
                .hasSize(3);
        assertThat(wanted(new Filter(List.of(), Set.of("own"), Set.of("open"), Set.of(), Level.ADVANCED)))
                .isEmpty();
        assertThat(wanted(new Filter(List.of(), Set.of("own"), Set.of("open"), Set.of(), Level.CORE)))
                .hasSize(3);
    }

    private static List<QuestionHeader> wanted(Filter filter) {
        return filter.of(CATALOGUE);
    }

    private static Selection selection(String version, long seed) {
        return new Selection(Map.of("qkv", version, "own", "9"), seed);
    }

    private static String ids(List<QuestionHeader> headers) {
        List<String> ids = new ArrayList<>();
        headers.forEach(header -> ids.add(header.card().toString()));
        return String.join(" ", ids);
    }

    /** Six concepts of four questions: three concepts of a topic in one bank, three in another. */
    private static List<QuestionHeader> catalogue() {
        List<QuestionHeader> headers = new ArrayList<>();
        List<String> kinds = List.of("choice", "cloze", "open", "numeric");
        for (int concept = 0; concept < 6; concept++) {
            String bank = concept < 3 ? "qkv" : "own";
            for (int question = 0; question < 4; question++) {
                headers.add(new QuestionHeader(
                        new CardId(bank, "c" + concept, "q" + question),
                        concept < 3 ? "memory" : "training",
                        kinds.get(question),
                        question % 2 == 0 ? Level.CORE : Level.ADVANCED,
                        question == 0 ? List.of("myth", "formula") : List.of()));
            }
        }
        return headers;
    }
}
