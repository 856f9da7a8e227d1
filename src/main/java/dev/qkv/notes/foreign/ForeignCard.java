package dev.qkv.notes.foreign;

import dev.qkv.model.Level;
import dev.qkv.model.Question;
import java.util.List;

/**
 * A question found in a foreign document.
 *
 * @param title the question in one line of plain text, without its number
 * @param prompt what is asked, Markdown: the question and the code or text that belongs to it
 * @param options empty for an open question
 * @param answer Markdown; the reason where there are options; may be empty
 * @param sources addresses given after the answer, one a line
 * @param language as ISO 639, such as {@code en}, {@code zh}, {@code ja}
 * @param section headings above, outermost first
 * @param key what the question is known by: its text and code without numbers, case and punctuation
 * @param firstLine 1-based
 * @param lastLine 1-based, inclusive
 * @param problem why the card cannot be asked; empty where it can
 */
public record ForeignCard(
        String title,
        String prompt,
        List<Question.Option> options,
        String answer,
        List<String> sources,
        String language,
        List<String> section,
        Level level,
        String key,
        int firstLine,
        int lastLine,
        String problem) {
    public ForeignCard {
        options = List.copyOf(options);
        sources = List.copyOf(sources);
        section = List.copyOf(section);
    }

    private static final String FENCE = "```";

    /** The same card with another question. @param question plain text */
    ForeignCard asked(String question) {
        String asked = Inline.escaped(question);
        return new ForeignCard(
                question,
                asked,
                options,
                answer,
                sources,
                language,
                section,
                level,
                CardText.key(asked, asked),
                firstLine,
                lastLine,
                problem);
    }

    /** A question without an answer can still be asked: it is a prompt. */
    public static final String NO_ANSWER = "no answer";

    /** Addresses where the answer should be. */
    public static final String ONLY_REFERENCES = "the answer is only references";

    /** A title with nothing but addresses below asks nothing; a question does. */
    public boolean usable() {
        return problem.isEmpty()
                || problem.equals(NO_ANSWER)
                || (problem.equals(ONLY_REFERENCES) && (Asking.ends(title) || Asking.soundsSurely(title)));
    }

    /** The same with what is told moved to what is asked, where that is a single block of code. */
    ForeignCard posed() {
        boolean code = options.isEmpty()
                && answer.startsWith(FENCE)
                && answer.endsWith(FENCE)
                && answer.indexOf("\n" + FENCE) == answer.length() - FENCE.length() - 1;
        if (!code) {
            return this;
        }
        String all = prompt + "\n\n" + answer;
        String same = key + answer.replaceAll("\\s", "");
        return new ForeignCard(
                title, all, options, "", sources, language, section, level, same, firstLine, lastLine, problem);
    }

    /** As {@link Question#kind()}. */
    public String kind() {
        return options.isEmpty() ? "open" : "choice";
    }
}
