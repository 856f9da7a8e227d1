package dev.qkv.notes.check;

import dev.qkv.model.Concept;
import dev.qkv.model.Language;
import dev.qkv.model.Note;
import dev.qkv.model.Question;
import dev.qkv.model.Question.Draw;
import dev.qkv.model.Question.Option;
import dev.qkv.model.Question.Trap;
import dev.qkv.model.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Both languages of a concept have the same sections and ask the same questions with the same keys. */
final class TranslationRules {
    private final Pages pages;
    private final Note english;
    private final Note chinese;
    private final String englishFile;

    private TranslationRules(Pages pages, Note english, Note chinese) {
        this.pages = pages;
        this.english = english;
        this.chinese = chinese;
        this.englishFile = file(english);
    }

    static void check(Concept concept, Pages pages) {
        Note english = concept.notes().get(Language.EN);
        Note chinese = concept.notes().get(Language.ZH);
        if (english == null) {
            return;
        }
        if (chinese == null) {
            pages.error(english, 1, "no Chinese translation: " + concept.id() + ".zh.md is missing");
            return;
        }
        TranslationRules rules = new TranslationRules(pages, english, chinese);
        rules.sections();
        rules.questions();
    }

    private static String file(Note note) {
        return note.path().substring(note.path().lastIndexOf('/') + 1);
    }

    private void sections() {
        sections(english, chinese);
        sections(chinese, english);
    }

    /** What one note has and the other has not. */
    private void sections(Note has, Note other) {
        has.sections().forEach(section -> {
            int rank = SectionRules.rank(has.language(), section);
            if (rank >= 0
                    && other.sections().stream()
                            .noneMatch(found -> SectionRules.rank(other.language(), found) == rank)) {
                pages.error(
                        has,
                        section.line(),
                        "section \"" + section.heading() + "\" is missing in " + file(other) + " (\""
                                + SectionRules.headings(other.language()).get(rank) + "\")");
            }
        });
        long unknown = unknown(has);
        if (has.language() == Language.EN && unknown != unknown(other)) {
            pages.error(
                    other, 1, unknown(other) + " sections of its own headings, but " + unknown + " in " + englishFile);
        }
    }

    private static long unknown(Note note) {
        return note.sections().stream()
                .filter(section -> SectionRules.rank(note.language(), section) < 0)
                .count();
    }

    private void questions() {
        Map<String, Question> there = byId(english);
        Map<String, Question> here = byId(chinese);
        there.forEach((id, question) -> {
            if (!here.containsKey(id)) {
                pages.error(
                        english,
                        question.header().line(),
                        "question \"" + id + "\" has no translation in " + file(chinese));
            }
        });
        here.forEach((id, question) -> {
            Question original = there.get(id);
            if (original == null) {
                pages.error(
                        chinese, question.header().line(), "question \"" + id + "\" does not exist in " + englishFile);
            } else {
                compare(original, question);
            }
        });
        order(there, here);
    }

    private void order(Map<String, Question> there, Map<String, Question> here) {
        List<String> wanted = new ArrayList<>(there.keySet());
        wanted.retainAll(here.keySet());
        int at = 0;
        for (Question question : here.values()) {
            if (there.containsKey(question.id()) && !question.id().equals(wanted.get(at++))) {
                pages.warning(
                        chinese,
                        question.header().line(),
                        "question \"" + question.id() + "\" stands where " + englishFile + " has \""
                                + wanted.get(at - 1) + "\"");
                return;
            }
        }
    }

    private static Map<String, Question> byId(Note note) {
        Map<String, Question> questions = new LinkedHashMap<>();
        note.questions().forEach(question -> questions.put(question.id(), question));
        return questions;
    }

    private void compare(Question original, Question translated) {
        if (!original.kind().equals(translated.kind())) {
            differs(translated, "is " + translated.kind(), original.kind());
            return;
        }
        if (original.header().level() != translated.header().level()) {
            differs(
                    translated,
                    "has level " + translated.header().level().word(),
                    original.header().level().word());
        }
        if (!new HashSet<>(original.header().tags())
                .equals(new HashSet<>(translated.header().tags()))) {
            differs(
                    translated,
                    "has the tags " + translated.header().tags(),
                    original.header().tags().toString());
        }
        if (original.header().why().isEmpty() != translated.header().why().isEmpty()) {
            boolean here = !translated.header().why().isEmpty();
            differs(translated, here ? "has a why" : "has no why", here ? "none" : "one");
        }
        answers(original, translated);
    }

    private void answers(Question original, Question translated) {
        if (original instanceof Question.Choice choice) {
            options(choice, (Question.Choice) translated);
        } else if (original instanceof Question.TrueFalse statement) {
            boolean truth = ((Question.TrueFalse) translated).truth();
            if (truth != statement.truth()) {
                differs(translated, "is " + truth, String.valueOf(statement.truth()));
            }
        } else if (original instanceof Question.Order order) {
            count(translated, "items", order.items(), ((Question.Order) translated).items());
        } else if (original instanceof Question.Cloze cloze) {
            count(translated, "blanks", cloze.blanks(), ((Question.Cloze) translated).blanks());
        } else if (original instanceof Question.Open open) {
            count(translated, "key points", open.keyPoints(), ((Question.Open) translated).keyPoints());
        } else if (original instanceof Question.Numeric numeric) {
            numeric(numeric, (Question.Numeric) translated);
        }
    }

    private void options(Question.Choice original, Question.Choice translated) {
        if (count(translated, "choices", original.options(), translated.options())) {
            for (int i = 0; i < original.options().size(); i++) {
                Option there = original.options().get(i);
                Option here = translated.options().get(i);
                if (there.right() != here.right()) {
                    differs(translated, "has choice " + (i + 1) + " as " + verdict(here), verdict(there));
                    return;
                }
                if (there.why().isEmpty() != here.why().isEmpty()) {
                    pages.warning(
                            chinese,
                            translated.header().line(),
                            "question \"" + translated.id() + "\": the why of choice " + (i + 1) + " is missing in "
                                    + (here.why().isEmpty() ? file(chinese) : englishFile));
                }
            }
        }
    }

    private static String verdict(Option option) {
        return option.right() ? "right" : "wrong";
    }

    private void numeric(Question.Numeric original, Question.Numeric translated) {
        same(
                translated,
                original.mechanism() + "." + original.output(),
                translated.mechanism() + "." + translated.output());
        same(translated, "params " + draws(original), "params " + draws(translated));
        same(translated, "inputs " + original.inputs(), "inputs " + translated.inputs());
        if (!original.tolerance().equals(translated.tolerance())) {
            differs(translated, "has another tolerance", tolerance(original));
        }
        if (Unit.known(original.unit()) != null || Unit.known(translated.unit()) != null) {
            same(translated, "unit \"" + original.unit() + "\"", "unit \"" + translated.unit() + "\"");
        }
        if (count(translated, "traps", original.traps(), translated.traps())) {
            for (int i = 0; i < original.traps().size(); i++) {
                same(
                        translated,
                        trap(original.traps().get(i)),
                        trap(translated.traps().get(i)));
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

    private void same(Question translated, String there, String here) {
        if (!there.equals(here)) {
            differs(translated, "has " + here, there);
        }
    }

    private boolean count(Question translated, String what, List<?> there, List<?> here) {
        if (there.size() != here.size()) {
            differs(translated, "has " + here.size() + " " + what, String.valueOf(there.size()));
            return false;
        }
        return true;
    }

    private void differs(Question translated, String here, String there) {
        pages.error(
                chinese,
                translated.header().line(),
                "question \"" + translated.id() + "\" " + here + "; in " + englishFile + ": " + there);
    }
}
