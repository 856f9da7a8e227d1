package dev.qkv.notes.check;

import dev.qkv.model.Concept;
import dev.qkv.model.Language;
import dev.qkv.model.Note;
import dev.qkv.model.Question;
import java.util.ArrayList;
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

    static String file(Note note) {
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
                new SameQuestion(pages, chinese, englishFile, question).as(original);
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
}
