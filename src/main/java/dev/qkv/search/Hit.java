package dev.qkv.search;

import dev.qkv.model.Card;
import dev.qkv.model.Language;
import dev.qkv.model.QuestionHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A concept that a query found.
 *
 * @param score higher is better; a concept found by its name has {@link #NAMED}, all others less; comparable between banks
 * @param answer a question of the concept that is like the query, with its answer, or null
 * @param passages the lines of the note that hold the most of the query, at most three, the fullest first; empty where it was found by its name
 */
public record Hit(Card card, double score, @Nullable Answer answer, List<Passage> passages) {
    /** The score of a concept whose id, title or alias the query is. */
    public static final double NAMED = 1000;

    public Hit {
        passages = List.copyOf(passages);
    }

    /**
     * A question of the bank with its answer, to be read as it is.
     *
     * @param answer empty where the answer is a number that depends on drawn parameters
     * @param why empty where the note gives no reason
     */
    public record Answer(QuestionHeader question, Language language, String prompt, String answer, String why) {}

    /**
     * A line of a note.
     *
     * @param section the heading it stands under; empty for the short answer
     * @param sectionLine 1-based line of that heading in the note's file; 0 for the short answer
     * @param marks what of the query stands in it, in order, without overlaps
     */
    public record Passage(Language language, String section, int sectionLine, String text, List<Mark> marks) {
        public Passage {
            marks = List.copyOf(marks);
        }
    }

    /** @param start index in the text; @param end index after the last character */
    public record Mark(int start, int end) {}
}
