package dev.qkv.exchange;

import java.util.List;

/**
 * A card as other programs take it.
 *
 * @param id {@code bank/concept#question}
 * @param deck levels from the outside in
 * @param front Markdown
 * @param back Markdown
 * @param cloze Markdown with blanks as {@code {{c1::answer}}}; empty for a card of two sides
 * @param source where it comes from, plain text
 * @param reviews oldest first; empty where the history stays behind
 */
public record ExportCard(
        String id,
        List<String> deck,
        String kind,
        List<String> tags,
        String front,
        String back,
        String cloze,
        String source,
        List<Review> reviews) {
    public ExportCard {
        deck = List.copyOf(deck);
        tags = List.copyOf(tags);
        reviews = List.copyOf(reviews);
    }

    /**
     * An answer that was graded.
     *
     * @param at milliseconds since 1970
     * @param ease 1 again to 4 easy
     * @param days until the card was due after it; below 1 while it was being learnt
     */
    public record Review(long at, int ease, double days, long durationMs) {}
}
