package dev.qkv.search;

import dev.qkv.model.Concept;
import dev.qkv.model.Language;
import dev.qkv.model.Note;
import dev.qkv.model.Question;
import dev.qkv.model.Section;
import java.util.ArrayList;
import java.util.List;

/** Cuts the notes of a concept into passages. */
final class PassageMaker {
    private final List<Passages.Line> lines = new ArrayList<>();
    private final List<Passages.Asked> questions = new ArrayList<>();

    private PassageMaker() {}

    /** The passages of all languages, in Markdown. */
    static Passages of(Concept concept) {
        PassageMaker maker = new PassageMaker();
        for (Language language : Language.values()) {
            Note note = concept.notes().get(language);
            if (note != null) {
                maker.add(note);
            }
        }
        return new Passages(maker.lines, maker.questions);
    }

    private void add(Note note) {
        addLines(note.language(), "", 0, note.summary());
        for (Section section : note.sections()) {
            addLines(note.language(), section.heading(), section.line(), section.markdown());
        }
        for (Question question : note.questions()) {
            Question.Header header = question.header();
            questions.add(new Passages.Asked(
                    note.language(),
                    question.id(),
                    question.kind(),
                    header.level(),
                    Blanks.filled(header.prompt()),
                    AnswerText.of(question, note.language()),
                    header.why(),
                    header.tags()));
        }
    }

    /** Paragraphs are parted by empty lines; each item of a list and each row of a table is a passage of its own. */
    private void addLines(Language language, String section, int line, String markdown) {
        StringBuilder paragraph = new StringBuilder();
        boolean fenced = false;
        for (String row : markdown.split("\n", -1)) {
            String text = row.strip();
            boolean fence = text.startsWith("```");
            if (fence || (!fenced && (text.isEmpty() || startsItem(text)))) {
                flush(language, section, line, fenced, paragraph);
            }
            fenced ^= fence;
            if (!fence && !text.isEmpty()) {
                paragraph.append(paragraph.isEmpty() ? "" : fenced ? "\n" : " ").append(text);
            }
        }
        flush(language, section, line, fenced, paragraph);
    }

    private void flush(Language language, String section, int line, boolean fenced, StringBuilder paragraph) {
        if (!paragraph.isEmpty()) {
            lines.add(new Passages.Line(language, section, line, fenced, paragraph.toString()));
            paragraph.setLength(0);
        }
    }

    private static boolean startsItem(String text) {
        char first = text.charAt(0);
        return ("-*+".indexOf(first) >= 0 && text.startsWith(" ", 1))
                || first == '|'
                || first == '#'
                || (Character.isDigit(first) && text.indexOf(". ") > 0 && text.indexOf(". ") < 4);
    }
}
