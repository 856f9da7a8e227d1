package dev.qkv.quiz;

import dev.qkv.model.CardId;
import dev.qkv.model.Language;
import dev.qkv.model.Question;
import dev.qkv.model.QuestionHeader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes questions concrete. What is drawn depends on the bank's version, the seed and the card, and on nothing else: the same three give the same order, keys and
 * numbers everywhere. Keys depend on the card alone.
 */
public final class Asker {
    private final String bankVersion;
    private final long seed;

    public Asker(String bankVersion, long seed) {
        this.bankVersion = bankVersion;
        this.seed = seed;
    }

    public Asked ask(QuestionHeader header, Question question, Language language) {
        CardId card = header.card();
        StableRandom random = StableRandom.of("ask", bankVersion, Long.toString(seed), card.toString());
        String why = question.header().why();
        if (question instanceof Question.Choice choice) {
            List<String> texts = new ArrayList<>();
            for (Question.Option option : choice.options()) {
                texts.add(option.text());
            }
            int[] order = random.permutation(texts.size());
            return new Asked(header, language, question, prompt(question), keyed(card, texts, order), Map.of(), why);
        }
        if (question instanceof Question.TrueFalse) {
            return new Asked(header, language, question, prompt(question), Truth.choices(language), Map.of(), why);
        }
        if (question instanceof Question.Order order) {
            List<Asked.Choice> items =
                    keyed(card, order.items(), disorder(random, order.items().size()));
            return new Asked(header, language, question, prompt(question), items, Map.of(), why);
        }
        if (question instanceof Question.Cloze cloze) {
            return new Asked(header, language, question, Blanks.prompt(cloze), List.of(), Map.of(), why);
        }
        if (question instanceof Question.Numeric numeric) {
            Map<String, Object> drawn = draw(random, numeric.params());
            String prompt = Placeholders.fill(prompt(question), drawn);
            return new Asked(header, language, question, prompt, List.of(), drawn, Placeholders.fill(why, drawn));
        }
        return new Asked(header, language, question, prompt(question), List.of(), Map.of(), why);
    }

    private static String prompt(Question question) {
        return question.header().prompt();
    }

    /** Letters are dealt to the options as written in the note, by the card's id, so that they tell nothing. */
    private static List<Asked.Choice> keyed(CardId card, List<String> texts, int[] order) {
        int[] letters = StableRandom.of("keys", card.toString()).permutation(texts.size());
        List<Asked.Choice> choices = new ArrayList<>(order.length);
        for (int index : order) {
            choices.add(new Asked.Choice(String.valueOf((char) ('a' + letters[index])), index, texts.get(index)));
        }
        return choices;
    }

    /** Any order but the right one. */
    private static int[] disorder(StableRandom random, int n) {
        int[] order = random.permutation(n);
        while (n > 1 && sorted(order)) {
            order = random.permutation(n);
        }
        return order;
    }

    private static boolean sorted(int[] order) {
        for (int i = 0; i < order.length; i++) {
            if (order[i] != i) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Object> draw(StableRandom random, Map<String, Question.Draw> params) {
        Map<String, Object> drawn = new LinkedHashMap<>();
        for (Map.Entry<String, Question.Draw> param : params.entrySet()) {
            drawn.put(param.getKey(), draw(random, param.getValue()));
        }
        return drawn;
    }

    private static Object draw(StableRandom random, Question.Draw draw) {
        if (draw instanceof Question.Draw.OneOf one) {
            return one.values().get((int) random.below(one.values().size()));
        }
        if (draw instanceof Question.Draw.Range range) {
            long count = (range.to() - range.from()) / range.step() + 1;
            return range.from() + random.below(count) * range.step();
        }
        return ((Question.Draw.Fixed) draw).value();
    }
}
