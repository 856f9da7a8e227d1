package dev.qkv.quiz;

import dev.qkv.model.Language;
import dev.qkv.model.Question;
import dev.qkv.model.QuestionHeader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a question can be asked, and its own answer is right; for {@code bank check}. */
public final class Askable {
    private static final int SEEDS = 12;
    private static final double SAME = 1e-9;
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<![{`$\\\\])\\{([a-z][a-z0-9_]*)}(?!})");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    private Askable() {}

    /** What is wrong; null where nothing is. */
    public static @Nullable String fault(
            QuestionHeader header, Question question, Language language, String bankVersion) {
        try {
            if (question instanceof Question.Numeric numeric) {
                String fault = prompt(numeric);
                if (fault != null) {
                    return fault;
                }
            }
            boolean[] tells = new boolean
                    [question instanceof Question.Numeric numeric
                            ? numeric.traps().size()
                            : 0];
            for (long seed = 0; seed < SEEDS; seed++) {
                Asked asked = new Asker(bankVersion, seed).ask(header, question, language);
                if (question instanceof Question.Numeric numeric) {
                    traps(numeric, asked.drawn(), tells);
                }
                Answer expected = Grader.expected(asked);
                if (!(question instanceof Question.Open)
                        && !Grader.grade(asked, expected).right()) {
                    return "does not take its own answer " + expected.shown();
                }
            }
            if (question instanceof Question.Numeric numeric) {
                ends(numeric, tells);
            }
            for (int i = 0; i < tells.length; i++) {
                if (!tells[i]) {
                    return "has a trap whose value is always the right answer: "
                            + ((Question.Numeric) question).traps().get(i).means();
                }
            }
            return null;
        } catch (UnaskableException e) {
            return "cannot be computed: " + e.getMessage();
        }
    }

    /** All parameters at their first values, then all at their last: whatever is drawn lies between. */
    private static void ends(Question.Numeric numeric, boolean[] tells) {
        for (boolean last : new boolean[] {false, true}) {
            Map<String, Object> values = new LinkedHashMap<>();
            numeric.params().forEach((name, draw) -> values.put(name, end(draw, last)));
            double right = Computation.right(numeric, values);
            if (!Double.isFinite(right)) {
                throw new UnaskableException("with " + values + " the answer is " + right);
            }
            traps(numeric, values, tells);
        }
    }

    private static Object end(Question.Draw draw, boolean last) {
        if (draw instanceof Question.Draw.OneOf one) {
            return one.values().get(last ? one.values().size() - 1 : 0);
        }
        if (draw instanceof Question.Draw.Range range) {
            return last ? range.from() + (range.to() - range.from()) / range.step() * range.step() : range.from();
        }
        return ((Question.Draw.Fixed) draw).value();
    }

    /** Every placeholder is a parameter, and whatever is drawn is told. */
    private static @Nullable String prompt(Question.Numeric numeric) {
        String prompt = numeric.header().prompt();
        Matcher found = PLACEHOLDER.matcher(CODE.matcher(prompt).replaceAll(""));
        while (found.find()) {
            if (!numeric.params().containsKey(found.group(1))) {
                return "names {" + found.group(1) + "}, which is no parameter of it";
            }
        }
        for (Map.Entry<String, Question.Draw> param : numeric.params().entrySet()) {
            if (varies(param.getValue()) && !prompt.contains("{" + param.getKey() + "}")) {
                return "draws " + param.getKey() + ", but its prompt does not tell {" + param.getKey() + "}";
            }
        }
        return null;
    }

    private static boolean varies(Question.Draw draw) {
        return draw instanceof Question.Draw.OneOf one
                ? one.values().stream().distinct().count() > 1
                : draw instanceof Question.Draw.Range range && range.to() - range.from() >= range.step();
    }

    /** Marks each trap that differs from the right answer for these values. */
    private static void traps(Question.Numeric numeric, Map<String, Object> drawn, boolean[] tells) {
        double right = Computation.right(numeric, drawn);
        for (int i = 0; i < tells.length; i++) {
            Question.Trap trap = numeric.traps().get(i);
            try {
                double wrong = Computation.wrong(numeric, drawn, trap);
                tells[i] |= Math.abs(wrong - right) > SAME * Math.abs(right);
            } catch (UnaskableException e) {
                throw new UnaskableException("the trap \"" + trap.means() + "\": " + e.getMessage());
            }
        }
    }
}
