package dev.qkv.notes.check;

import dev.qkv.model.Note;
import dev.qkv.model.Question;
import dev.qkv.model.Question.Draw;
import dev.qkv.model.Question.Option;
import dev.qkv.model.Question.Trap;
import dev.qkv.model.Unit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A question in Chinese that is to be the same as the one in English: kind, level, tags, keys, and what is computed. */
final class SameQuestion {
    private final Pages pages;
    private final Note chinese;
    private final String originalFile;
    private final Question translated;

    SameQuestion(Pages pages, Note chinese, String originalFile, Question translated) {
        this.pages = pages;
        this.chinese = chinese;
        this.originalFile = originalFile;
        this.translated = translated;
    }

    /** Tells where the translation is another question than the original. */
    void as(Question original) {
        if (!original.kind().equals(translated.kind())) {
            differs("is " + translated.kind(), original.kind());
            return;
        }
        if (original.header().level() != translated.header().level()) {
            differs(
                    "has level " + translated.header().level().word(),
                    original.header().level().word());
        }
        if (!new HashSet<>(original.header().tags())
                .equals(new HashSet<>(translated.header().tags()))) {
            differs(
                    "has the tags " + translated.header().tags(),
                    original.header().tags().toString());
        }
        if (original.header().why().isEmpty() != translated.header().why().isEmpty()) {
            boolean here = !translated.header().why().isEmpty();
            differs(here ? "has a why" : "has no why", here ? "none" : "one");
        }
        answers(original);
    }

    private void answers(Question original) {
        if (original instanceof Question.Choice choice) {
            options(choice, (Question.Choice) translated);
        } else if (original instanceof Question.TrueFalse statement) {
            boolean truth = ((Question.TrueFalse) translated).truth();
            if (truth != statement.truth()) {
                differs("is " + truth, String.valueOf(statement.truth()));
            }
        } else if (original instanceof Question.Order order) {
            count("items", order.items(), ((Question.Order) translated).items());
        } else if (original instanceof Question.Cloze cloze) {
            count("blanks", cloze.blanks(), ((Question.Cloze) translated).blanks());
        } else if (original instanceof Question.Open open) {
            count("key points", open.keyPoints(), ((Question.Open) translated).keyPoints());
        } else if (original instanceof Question.Numeric numeric) {
            numeric(numeric, (Question.Numeric) translated);
        }
    }

    private void options(Question.Choice original, Question.Choice choice) {
        if (count("choices", original.options(), choice.options())) {
            for (int i = 0; i < original.options().size(); i++) {
                Option there = original.options().get(i);
                Option here = choice.options().get(i);
                if (there.right() != here.right()) {
                    differs("has choice " + (i + 1) + " as " + verdict(here), verdict(there));
                    return;
                }
                if (there.why().isEmpty() != here.why().isEmpty()) {
                    pages.warning(
                            chinese,
                            translated.header().line(),
                            "question \"" + translated.id() + "\": the why of choice " + (i + 1) + " is missing in "
                                    + (here.why().isEmpty() ? TranslationRules.file(chinese) : originalFile));
                }
            }
        }
    }

    private static String verdict(Option option) {
        return option.right() ? "right" : "wrong";
    }

    private void numeric(Question.Numeric original, Question.Numeric numeric) {
        same(original.mechanism() + "." + original.output(), numeric.mechanism() + "." + numeric.output());
        same("params " + draws(original), "params " + draws(numeric));
        same("inputs " + original.inputs(), "inputs " + numeric.inputs());
        if (!original.tolerance().equals(numeric.tolerance())) {
            differs("has another tolerance", tolerance(original));
        }
        if (Unit.known(original.unit()) != null || Unit.known(numeric.unit()) != null) {
            same("unit \"" + original.unit() + "\"", "unit \"" + numeric.unit() + "\"");
        }
        if (count("traps", original.traps(), numeric.traps())) {
            for (int i = 0; i < original.traps().size(); i++) {
                same(trap(original.traps().get(i)), trap(numeric.traps().get(i)));
            }
        }
    }

    private static String tolerance(Question.Numeric numeric) {
        double value = numeric.tolerance().value();
        return numeric.tolerance().relative() ? value * 100 + "%" : String.valueOf(value);
    }

    private static String draws(Question.Numeric numeric) {
        Map<String, String> draws = new LinkedHashMap<>();
        numeric.params().forEach((name, draw) -> draws.put(name, draw(draw)));
        return draws.toString();
    }

    private static String draw(Draw draw) {
        if (draw instanceof Draw.OneOf one) {
            return one.values().toString();
        }
        return draw instanceof Draw.Range range
                ? range.from() + " to " + range.to() + " by " + range.step()
                : String.valueOf(((Draw.Fixed) draw).value());
    }

    private static String trap(Trap trap) {
        return "trap " + trap.params() + (trap.output() == null ? "" : " " + trap.output()) + " × " + trap.times();
    }

    private void same(String there, String here) {
        if (!there.equals(here)) {
            differs("has " + here, there);
        }
    }

    private boolean count(String what, List<?> there, List<?> here) {
        if (there.size() != here.size()) {
            differs("has " + here.size() + " " + what, String.valueOf(there.size()));
            return false;
        }
        return true;
    }

    private void differs(String here, String there) {
        pages.error(
                chinese,
                translated.header().line(),
                "question \"" + translated.id() + "\" " + here + "; in " + originalFile + ": " + there);
    }
}
