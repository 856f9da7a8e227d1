package dev.qkv.quiz;

import dev.qkv.model.Question;
import java.util.function.IntFunction;

/** The blanks of a cloze: {@code {{answer|alias}}} in its text. */
public final class Blanks {
    private Blanks() {}

    /** The text with each blank left open. */
    static String prompt(Question.Cloze cloze) {
        boolean one = cloze.blanks().size() == 1;
        return whole(cloze, blank -> one ? "[...]" : "[" + (blank + 1) + "...]");
    }

    /**
     * The text with something in each blank.
     *
     * @param content what stands in the blank of that number, from 0
     */
    public static String whole(Question.Cloze cloze, IntFunction<String> content) {
        String heading = cloze.header().prompt();
        String text = heading.isEmpty() ? cloze.text() : heading + "\n\n" + cloze.text();
        StringBuilder whole = new StringBuilder(text.length());
        int at = 0;
        for (int blank = 0; blank < cloze.blanks().size(); blank++) {
            int open = text.indexOf("{{", at);
            int close = open < 0 ? -1 : text.indexOf("}}", open);
            if (close < 0) {
                break;
            }
            whole.append(text, at, open).append(content.apply(blank));
            at = close + 2;
            if (at < text.length() && (text.charAt(at) == '(' || text.charAt(at) == '[')) {
                whole.append(' '); // Markdown would see a link
            }
        }
        return whole.append(text, at, text.length()).toString();
    }
}
