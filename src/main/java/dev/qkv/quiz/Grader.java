package dev.qkv.quiz;

import dev.qkv.model.Question;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds answers against questions. Whatever is answered, the outcome is a verdict, never an exception. */
public final class Grader {
    private Grader() {}

    /**
     * @param answer null where there is none
     * @throws UnaskableException where the right answer of a numeric question cannot be computed
     */
    public static Verdict grade(Asked asked, @Nullable Answer answer) {
        if (answer == null || answer.blank()) {
            Answer expected = expected(asked);
            boolean open = asked.question() instanceof Question.Open;
            Verdict.Mark mark = open ? Verdict.Mark.OPEN : Verdict.Mark.UNANSWERED;
            return new Verdict(mark, null, expected, List.of(say(asked, Remark.NOT_ANSWERED)), asked.why());
        }
        if (answer.shown().length() > Answer.LONGEST) {
            Answer cut = Answer.of(answer.shown().substring(0, Answer.LONGEST));
            return new Verdict(
                    asked.question() instanceof Question.Open ? Verdict.Mark.OPEN : Verdict.Mark.WRONG,
                    cut,
                    expected(asked),
                    List.of(say(asked, Remark.TOO_LONG, Answer.LONGEST)),
                    asked.why());
        }
        List<String> remarks = new ArrayList<>();
        boolean right = right(asked, answer, remarks);
        Verdict.Mark mark = asked.question() instanceof Question.Open
                ? Verdict.Mark.OPEN
                : right ? Verdict.Mark.RIGHT : Verdict.Mark.WRONG;
        return new Verdict(mark, answer, expected(asked), remarks, asked.why());
    }

    /** An answer that is right; for an open question the model answer and its key points. */
    public static Answer expected(Asked asked) {
        Question question = asked.question();
        if (question instanceof Question.Choice choice) {
            return ChoiceRule.expected(asked, choice);
        }
        if (question instanceof Question.TrueFalse statement) {
            return Answer.of(statement.truth() ? Truth.TRUE : Truth.FALSE);
        }
        if (question instanceof Question.Cloze cloze) {
            return ClozeRule.expected(cloze);
        }
        if (question instanceof Question.Order) {
            return OrderRule.expected(asked);
        }
        if (question instanceof Question.Numeric numeric) {
            return rule(asked, numeric).expected();
        }
        Question.Open open = (Question.Open) question;
        StringBuilder text = new StringBuilder(open.answer());
        for (String point : open.keyPoints()) {
            text.append(text.isEmpty() ? "- " : "\n- ").append(point);
        }
        return Answer.of(text.toString());
    }

    private static boolean right(Asked asked, Answer answer, List<String> remarks) {
        Question question = asked.question();
        if (question instanceof Question.Choice choice) {
            return ChoiceRule.right(asked, choice, answer, remarks);
        }
        if (question instanceof Question.TrueFalse statement) {
            Boolean said = answer instanceof Answer.Flag flag
                    ? Boolean.valueOf(flag.value())
                    : Truth.read(Answers.single(answer));
            if (said == null) {
                remarks.add(say(asked, Remark.NOT_TRUE_OR_FALSE, answer.shown()));
            }
            return said != null && said == statement.truth();
        }
        if (question instanceof Question.Cloze cloze) {
            return ClozeRule.right(asked, cloze, answer, remarks);
        }
        if (question instanceof Question.Order) {
            return OrderRule.right(asked, answer, remarks);
        }
        if (question instanceof Question.Numeric numeric) {
            return rule(asked, numeric).right(answer, remarks);
        }
        return false;
    }

    private static NumericRule rule(Asked asked, Question.Numeric numeric) {
        try {
            return new NumericRule(asked, numeric, Computation.right(numeric, asked.drawn()));
        } catch (UnaskableException e) {
            throw new UnaskableException(asked.card() + ": " + e.getMessage());
        }
    }

    static String say(Asked asked, Remark remark, Object... arguments) {
        return remark.in(asked.language(), arguments);
    }
}
