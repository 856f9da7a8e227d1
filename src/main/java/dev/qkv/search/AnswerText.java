package dev.qkv.search;

import dev.qkv.model.Language;
import dev.qkv.model.Question;
import java.util.ArrayList;
import java.util.List;

/** A question's right answer in words, for whoever asked the question as a query. */
final class AnswerText {
    private AnswerText() {}

    /** Markdown; empty for a number, which depends on parameters that are drawn. */
    static String of(Question question, Language language) {
        boolean zh = language == Language.ZH;
        if (question instanceof Question.Choice choice) {
            List<String> right = new ArrayList<>();
            for (Question.Option option : choice.options()) {
                if (option.right()) {
                    right.add(option.text());
                }
            }
            return String.join(zh ? "；" : "; ", right);
        }
        if (question instanceof Question.TrueFalse statement) {
            return statement.truth() ? zh ? "对" : "True" : zh ? "错" : "False";
        }
        if (question instanceof Question.Cloze cloze) {
            return Blanks.filled(cloze.text());
        }
        if (question instanceof Question.Order order) {
            return String.join(" → ", order.items());
        }
        if (question instanceof Question.Open open) {
            return open.keyPoints().isEmpty()
                    ? open.answer()
                    : open.answer() + " " + String.join(zh ? "；" : "; ", open.keyPoints());
        }
        return "";
    }
}
