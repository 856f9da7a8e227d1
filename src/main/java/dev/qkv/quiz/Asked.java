package dev.qkv.quiz;

import dev.qkv.model.CardId;
import dev.qkv.model.Language;
import dev.qkv.model.Question;
import dev.qkv.model.QuestionHeader;
import java.util.List;
import java.util.Map;

/**
 * A question made concrete: shuffled, its parameters drawn. Made by {@link Asker}.
 *
 * @param question in the language asked
 * @param prompt Markdown; a blank reads {@code [...]}, or {@code [1...]}, {@code [2...]} where there are several
 * @param choices choices or items in the order shown; empty where the answer is typed. True and false are choices too, in that order
 * @param drawn each parameter of a numeric question by name
 * @param why the reason, with parameters filled in; empty where none is given
 */
public record Asked(
        QuestionHeader header,
        Language language,
        Question question,
        String prompt,
        List<Choice> choices,
        Map<String, Object> drawn,
        String why) {
    public Asked {
        choices = List.copyOf(choices);
        drawn = Map.copyOf(drawn);
    }

    /**
     * Something to choose or to put in order.
     *
     * @param key stands for this choice whatever the seed, the order and the language; says nothing about what is right
     * @param index its place in the note, 0-based
     */
    public record Choice(String key, int index, String text) {}

    public CardId card() {
        return header.card();
    }

    /** The unit a number is asked in; empty for none. */
    public String unit() {
        return question instanceof Question.Numeric numeric ? numeric.unit() : "";
    }

    /** How many blanks there are to fill in; 0 where it is no cloze. */
    public int blanks() {
        return question instanceof Question.Cloze cloze ? cloze.blanks().size() : 0;
    }

    /** Whether several choices may be right, so that choosing one is not yet an answer. */
    public boolean several() {
        if (!(question instanceof Question.Choice choice)) {
            return false;
        }
        int right = 0;
        for (Question.Option option : choice.options()) {
            right += option.right() ? 1 : 0;
        }
        return right > 1;
    }

    /** An answer for a person: a key with its text, a number with its unit. */
    public String readable(Answer answer) {
        if (answer instanceof Answer.Num && !unit().isEmpty()) {
            return answer.shown() + (unit().equals("%") ? "" : " ") + unit();
        }
        if (choices.isEmpty()) {
            return answer.shown();
        }
        StringBuilder readable = new StringBuilder();
        for (String key : answer instanceof Answer.Items list ? list.items() : List.of(answer.shown())) {
            readable.append(readable.isEmpty() ? "" : "; ").append(key);
            for (Choice choice : choices) {
                if (choice.key().equals(key)) {
                    readable.append(' ').append(choice.text());
                }
            }
        }
        return readable.toString();
    }
}
