package dev.qkv.quiz;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one answer.
 *
 * @param given null where nothing was answered
 * @param expected an answer it is right; for an open question the model answer with its key points
 * @param remarks what is to be said about this very answer: how it was understood, which mistake it shows, why the chosen one is wrong. Markdown
 * @param reason the question's own reason; empty where none is given. Markdown
 */
public record Verdict(Mark mark, @Nullable Answer given, Answer expected, List<String> remarks, String reason) {
    public enum Mark {
        RIGHT,
        WRONG,
        /** Nothing was answered; that is not right. */
        UNANSWERED,
        /** An open question: for a person to judge. */
        OPEN
    }

    public Verdict {
        remarks = List.copyOf(remarks);
    }

    public boolean right() {
        return mark == Mark.RIGHT;
    }

    /** Remarks and reason in one text, the most particular first. */
    public String why() {
        StringBuilder why = new StringBuilder();
        for (String remark : remarks) {
            why.append(why.isEmpty() ? "" : "\n").append(remark);
        }
        if (!reason.isEmpty()) {
            why.append(why.isEmpty() ? "" : "\n").append(reason);
        }
        return why.toString();
    }
}
