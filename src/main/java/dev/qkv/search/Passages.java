package dev.qkv.search;

import dev.qkv.model.Heading;
import dev.qkv.model.Language;
import dev.qkv.model.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A concept's text cut into what a query may be about: a line, or a question with its answer. */
record Passages(List<Line> lines, List<Asked> questions) {
    /**
     * A paragraph or an item of a list.
     *
     * @param section the section's heading; empty for the short answer
     * @param line 1-based line in the note's file of the section it is in; 0 where it is not known
     * @param fenced whether all of it is a formula or code, which is searched and not shown
     */
    record Line(Language language, String section, int line, boolean fenced, String text) {
        /** Whether it asks and does not answer, so that it is searched like the questions, and not shown. */
        boolean asks() {
            return Heading.of(section, language) == Heading.ASKED_AS;
        }
    }

    /** A question with its answer, in one language. */
    record Asked(
            Language language,
            String id,
            String kind,
            Level level,
            String prompt,
            String answer,
            String why,
            List<String> tags) {}

    /** The same with every text changed. */
    Passages map(UnaryOperator<String> change) {
        List<Line> changedLines = new ArrayList<>(lines.size());
        for (Line line : lines) {
            String text = line.fenced() ? "" : change.apply(line.text());
            changedLines.add(new Line(line.language(), line.section(), line.line(), line.fenced(), text));
        }
        List<Asked> changedQuestions = new ArrayList<>(questions.size());
        for (Asked asked : questions) {
            changedQuestions.add(new Asked(
                    asked.language(),
                    asked.id(),
                    asked.kind(),
                    asked.level(),
                    change.apply(asked.prompt()),
                    change.apply(asked.answer()),
                    change.apply(asked.why()),
                    asked.tags()));
        }
        return new Passages(changedLines, changedQuestions);
    }
}
