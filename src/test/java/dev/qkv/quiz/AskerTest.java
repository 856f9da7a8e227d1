package dev.qkv.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.model.CardId;
import dev.qkv.model.Language;
import dev.qkv.model.Level;
import dev.qkv.model.Question;
import dev.qkv.model.QuestionHeader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AskerTest {
    private static final Question CHOICE = new Question.Choice(
            header("share", "Which tensors are shared?"),
            List.of(
                    new Question.Option("keys and values", true, ""),
                    new Question.Option("queries", false, ""),
                    new Question.Option("outputs", false, ""),
                    new Question.Option("norms", false, "")));
    private static final Question ORDER =
            new Question.Order(header("steps", "Put in order."), List.of("scores", "scale", "softmax", "sum"));
    private static final Question NUMERIC = numeric();

    /** These must never change: people compare results by seed, on other machines and in other years. */
    @Test
    void aSeedAlwaysAsksTheSame() {
        assertThat(asked("1f3a", 0, CHOICE))
                .isEqualTo("Which tensors are shared? | a queries | b norms | c outputs | d keys and values");
        assertThat(asked("1f3a", 1, CHOICE))
                .isEqualTo("Which tensors are shared? | a queries | c outputs | d keys and values | b norms");
        assertThat(asked("2b4c", 1, CHOICE))
                .isEqualTo("Which tensors are shared? | d keys and values | a queries | c outputs | b norms");
        assertThat(asked("1f3a", 0, ORDER)).isEqualTo("Put in order. | d softmax | a scores | b sum | c scale");
        assertThat(asked("1f3a", 1, ORDER)).isEqualTo("Put in order. | d softmax | a scores | b sum | c scale");
        assertThat(asked("1f3a", 0, NUMERIC)).isEqualTo("80 layers, 8 heads, 2048 tokens?");
        assertThat(asked("1f3a", 1, NUMERIC)).isEqualTo("32 layers, 8 heads, 8192 tokens?");
        assertThat(asked("1f3a", 2, NUMERIC)).isEqualTo("80 layers, 8 heads, 6144 tokens?");
    }

    @Test
    void keysAreTheSameForEverySeedAndLanguage() {
        Set<String> keys = new HashSet<>();
        Set<String> orders = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            for (Language language : Language.values()) {
                Asked asked = ask("v" + seed, seed, CHOICE, language);
                Map<Integer, String> byIndex = new TreeMap<>();
                asked.choices().forEach(choice -> byIndex.put(choice.index(), choice.key()));
                keys.add(byIndex.toString());
                orders.add(asked.choices().toString());
            }
        }
        assertThat(keys).hasSize(1);
        assertThat(orders).hasSizeGreaterThan(10);
    }

    @Test
    void keysDoNotTellWhereAChoiceStandsInTheNote() {
        Set<String> keysOfTheFirst = new HashSet<>();
        for (int card = 0; card < 60; card++) {
            QuestionHeader header = new QuestionHeader(
                    new CardId("qkv", "concept" + card, "q"), "topic", "choice", Level.CORE, List.of());
            for (Asked.Choice choice :
                    new Asker("v", 0).ask(header, CHOICE, Language.EN).choices()) {
                if (choice.index() == 0) {
                    keysOfTheFirst.add(choice.key());
                }
            }
        }
        assertThat(keysOfTheFirst).containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Test
    void itemsAreNeverShownInTheRightOrder() {
        for (long seed = 0; seed < 300; seed++) {
            List<Integer> shown = new ArrayList<>();
            ask("v", seed, ORDER, Language.EN).choices().forEach(item -> shown.add(item.index()));
            assertThat(shown).isNotEqualTo(List.of(0, 1, 2, 3)).containsExactlyInAnyOrder(0, 1, 2, 3);
        }
    }

    @Test
    void drawnValuesStayInTheirRangesAndReachBothEnds() {
        Set<Object> layers = new HashSet<>();
        Set<Object> lengths = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            Map<String, Object> drawn = ask("v", seed, NUMERIC, Language.EN).drawn();
            layers.add(drawn.get("layers"));
            lengths.add(drawn.get("seq_len"));
        }
        assertThat(layers).isEqualTo(Set.of(32L, 80L));
        assertThat(lengths).isEqualTo(Set.of(2048L, 4096L, 6144L, 8192L));
    }

    @Test
    void bracesOfAFormulaAreNotPlaceholders() {
        Map<String, Object> values = Map.of("d", 64L, "eps", 1e-5, "rate", 0.5, "big", 7_000_000_000L);
        assertThat(Placeholders.fill("d={d}, eps={eps}, {rate}, {big}, {other}, {", values))
                .isEqualTo("d=64, eps=1e-5, 0.5, 7,000,000,000, {other}, {");
        assertThat(Placeholders.fill("\\sqrt{d} x_{d} y^{d} \\frac{1}{d} 有{d}维 {{d}}", values))
                .isEqualTo("\\sqrt{d} x_{d} y^{d} \\frac{1}{d} 有64维 {{d}}");
    }

    @Test
    void blanksAreLeftOpen() {
        Question.Cloze one = new Question.Cloze(
                header("c", "Fill in"), "Heads are {{averaged|pooled}}.", List.of(List.of("averaged", "pooled")));
        Question.Cloze two =
                new Question.Cloze(header("c", ""), "{{a}} and {{b}}(x)", List.of(List.of("a"), List.of("b")));
        assertThat(Blanks.prompt(one)).isEqualTo("Fill in\n\nHeads are [...].");
        assertThat(Blanks.prompt(two)).isEqualTo("[1...] and [2...] (x)");
        assertThat(Blanks.whole(one, blank -> "**averaged**")).isEqualTo("Fill in\n\nHeads are **averaged**.");
    }

    private static Question numeric() {
        Map<String, Question.Draw> params = new LinkedHashMap<>();
        params.put("layers", new Question.Draw.OneOf(List.of(32L, 80L)));
        params.put("kv_heads", new Question.Draw.Fixed(8L));
        params.put("seq_len", new Question.Draw.Range(2048, 8192, 2048));
        return new Question.Numeric(
                header("bytes", "{layers} layers, {kv_heads} heads, {seq_len} tokens?"),
                "kv-cache",
                "cached_bytes",
                params,
                Map.of(),
                "GiB",
                new Question.Tolerance(0.01, true),
                List.of());
    }

    private static Question.Header header(String id, String prompt) {
        return new Question.Header(id, prompt, Level.CORE, List.of(), "", 1);
    }

    private static Asked ask(String version, long seed, Question question, Language language) {
        CardId card = new CardId("qkv", "gqa", question.id());
        return new Asker(version, seed)
                .ask(new QuestionHeader(card, "topic", question.kind(), Level.CORE, List.of()), question, language);
    }

    private static String asked(String version, long seed, Question question) {
        Asked asked = ask(version, seed, question, Language.EN);
        StringBuilder text = new StringBuilder(asked.prompt());
        for (Asked.Choice choice : asked.choices()) {
            text.append(" | ").append(choice.key()).append(' ').append(choice.text());
        }
        return text.toString();
    }
}
