package dev.qkv.notes.check;

import dev.qkv.model.Fault;
import dev.qkv.model.Language;
import dev.qkv.model.Note;
import dev.qkv.model.Question;
import dev.qkv.model.Question.Option;
import java.util.List;

/** Who guesses by habit (the longest, the first, always true) must not fare better than chance. Notes are counted by themselves and all together. */
final class BalanceRules {
    private static final int FEW = 3;
    private static final int MANY = 24;

    /** How far a share of the whole bank may be from even. */
    private static final double APART = 0.15;

    private final Pages pages;
    private final Places all = new Places();
    private final Statements allStatements = new Statements();

    BalanceRules(Pages pages) {
        this.pages = pages;
    }

    /** Where the one right choice stands as written, and how often it is the longest. */
    private static final class Places {
        private final int[] at = new int[8];
        private final double[] even = new double[8];
        private int choices;
        private int longest;
        private double evenLongest;

        void add(Question.Choice choice) {
            List<Option> options = choice.options();
            int right = -1;
            int ticked = 0;
            for (int i = 0; i < options.size(); i++) {
                if (options.get(i).right()) {
                    right = i;
                    ticked++;
                }
            }
            if (ticked != 1) {
                return;
            }
            choices++;
            at[right]++;
            int width = AnswerRules.width(options.get(right).text());
            boolean widest = true;
            for (int i = 0; i < options.size(); i++) {
                even[i] += 1.0 / options.size();
                widest &= i == right || AnswerRules.width(options.get(i).text()) < width;
            }
            longest += widest ? 1 : 0;
            evenLongest += 1.0 / options.size();
        }

        /** The place that every right choice has, or -1. */
        int only() {
            for (int i = 0; i < at.length; i++) {
                if (at[i] == choices) {
                    return i;
                }
            }
            return -1;
        }
    }

    private static final class Statements {
        private int total;
        private int truths;

        void add(Question.TrueFalse statement) {
            total++;
            truths += statement.truth() ? 1 : 0;
        }
    }

    void check(Note note) {
        Places places = new Places();
        Statements statements = new Statements();
        for (Question question : note.questions()) {
            if (question instanceof Question.Choice choice) {
                places.add(choice);
                if (note.language() == Language.EN) {
                    all.add(choice);
                }
            } else if (question instanceof Question.TrueFalse statement) {
                statements.add(statement);
                if (note.language() == Language.EN) {
                    allStatements.add(statement);
                }
            }
        }
        int line = note.questions().isEmpty()
                ? 1
                : note.questions().get(0).header().line();
        if (places.choices >= FEW && places.only() >= 0) {
            pages.warning(
                    note,
                    line,
                    "in all " + places.choices + " choice questions the right one is number " + (places.only() + 1));
        }
        if (places.choices >= FEW && places.longest == places.choices) {
            pages.warning(note, line, "in all " + places.choices + " choice questions the right one is the longest");
        }
        if (statements.total >= FEW && (statements.truths == 0 || statements.truths == statements.total)) {
            pages.warning(note, line, "all " + statements.total + " statements are " + (statements.truths > 0));
        }
    }

    /** What only the whole bank shows. */
    void finish() {
        if (all.choices >= MANY) {
            for (int i = 0; i < all.at.length; i++) {
                double share = (double) all.at[i] / all.choices;
                double even = all.even[i] / all.choices;
                if (share - even > APART) {
                    bank("of " + all.choices + " choice questions " + percent(share)
                            + " have their right choice as number " + (i + 1) + " as written; even would be "
                            + percent(even));
                }
            }
            double share = (double) all.longest / all.choices;
            double even = all.evenLongest / all.choices;
            if (share - even > APART) {
                bank("in " + percent(share) + " of " + all.choices
                        + " choice questions the right choice is the longest; even would be " + percent(even));
            }
        }
        if (allStatements.total >= MANY) {
            double share = (double) allStatements.truths / allStatements.total;
            if (Math.abs(share - 0.5) > APART) {
                bank("of " + allStatements.total + " statements " + percent(share) + " are true");
            }
        }
    }

    private static String percent(double share) {
        return Math.round(share * 100) + "%";
    }

    private void bank(String message) {
        pages.fault(new Fault("", 1, 1, Fault.Severity.WARNING, message, ""));
    }
}
