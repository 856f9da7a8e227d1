package dev.qkv.quiz;

import dev.qkv.model.Quantity;
import dev.qkv.model.Question;
import dev.qkv.model.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;

/** A number within the tolerance, in any unit that can be converted. */
final class NumericRule {
    /** What binary fractions and a person's ten digits may differ by, as a share. */
    private static final double FUZZ = 1e-9;

    /** What a trapped person may have rounded away, as a share. */
    private static final double ROUNDING = 1e-3;

    private final Asked asked;
    private final Question.Numeric question;
    private final Unit unit;
    private final double right;

    /** @param computed in bytes or plain things */
    NumericRule(Asked asked, Question.Numeric question, double computed) {
        this.asked = asked;
        this.question = question;
        this.unit = Unit.of(question.unit());
        this.right = computed / unit.factor();
    }

    /** A plain number in the question's unit, of as few digits as are well within the tolerance. */
    Answer expected() {
        for (int digits = 4; digits < 17; digits++) {
            double rounded =
                    new BigDecimal(right).round(new MathContext(digits)).doubleValue();
            if (Math.abs(rounded - right) <= Math.max(tolerance() / 10, FUZZ / 2 * Math.abs(right))) {
                return new Answer.Num(Quantity.digits(rounded));
            }
        }
        return new Answer.Num(Quantity.digits(right));
    }

    boolean right(Answer answer, List<String> remarks) {
        String text = Answers.single(answer);
        Quantity given = Quantity.parse(text, unit);
        if (given == null) {
            remarks.add(Grader.say(asked, Remark.NOT_A_NUMBER, text));
            return false;
        }
        OptionalDouble comparable = given.in(unit);
        if (comparable.isEmpty()) {
            remarks.add(Grader.say(asked, Remark.OTHER_UNIT, given, unit.bytes() ? unit.symbol() : "1"));
            return false;
        }
        double value = comparable.getAsDouble();
        String understood = Quantity.of(rounded(value), unit).toString();
        if (!understood.equals(text.strip()) && !Quantity.digits(value).equals(text.strip())) {
            remarks.add(Grader.say(asked, Remark.UNDERSTOOD, understood));
        }
        if (near(value, right)) {
            return true;
        }
        for (Question.Trap trap : question.traps()) {
            if (caught(trap, value)) {
                remarks.add(Placeholders.fill(trap.means(), asked.drawn()));
                break;
            }
        }
        return false;
    }

    /** To six digits, or to the point. */
    private static double rounded(double value) {
        return Math.abs(value) >= 1e6 && Math.abs(value) < 1e15
                ? Math.rint(value)
                : new BigDecimal(value).round(new MathContext(6)).doubleValue();
    }

    private boolean near(double value, double target) {
        double fuzz = FUZZ * Math.abs(target);
        boolean whole = Math.rint(target) == target; // a count is not off by one
        return Math.abs(value - target) <= tolerance() + (whole ? Math.min(fuzz, 0.25) : fuzz);
    }

    /** In the question's unit. */
    private double tolerance() {
        return question.tolerance().relative()
                ? question.tolerance().value() * Math.abs(right)
                : question.tolerance().value();
    }

    private boolean caught(Question.Trap trap, double value) {
        try {
            double wrong = Computation.wrong(question, asked.drawn(), trap) / unit.factor();
            double slack = question.tolerance().relative()
                    ? question.tolerance().value() * Math.abs(wrong)
                    : question.tolerance().value();
            return Math.abs(value - wrong) <= Math.max(slack, ROUNDING * Math.abs(wrong));
        } catch (UnaskableException e) {
            return false; // a trap that cannot be computed catches nobody
        }
    }
}
