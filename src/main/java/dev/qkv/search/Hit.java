package dev.qkv.search;

import dev.qkv.model.Card;
import dev.qkv.model.QuestionHeader;
import org.jspecify.annotations.Nullable;

/**
 * A concept that a query found.
 *
 * @param score higher is better; a concept found by its name has {@link #NAMED}, all others less; comparable between banks
 * @param question a question of the concept that is like the query, or null
 */
public record Hit(Card card, double score, @Nullable QuestionHeader question) {
    /** The score of a concept whose id, title or alias the query is. */
    public static final double NAMED = 1000;
}
