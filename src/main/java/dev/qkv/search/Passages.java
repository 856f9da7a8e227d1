package dev.qkv.search;

import dev.qkv.model.Language;
import dev.qkv.model.Level;
import java.util.List;

/**
 * A concept's text as lines that can be shown: what a query is compared with closely, after the index has found the concept.
 *
 * @param names id, titles and aliases
 */
record Passages(List<String> names, List<Line> lines, List<Asked> questions) {
    /**
     * A paragraph or an item of a list.
     *
     * @param section the section's heading; empty for the short answer
     * @param line 1-based line in the note's file of the section it is in; 0 where it is not known
     */
    record Line(Language language, String section, int line, String text) {}

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
}
