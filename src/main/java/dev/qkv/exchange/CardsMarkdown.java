package dev.qkv.exchange;

import dev.qkv.markdown.Headings;
import java.util.List;

/** Cards as Markdown that {@code bank add} reads back as the same cards. */
public final class CardsMarkdown {
    /** The level of headings within a card, which itself stands under the second. */
    private static final int BELOW = 3;

    private CardsMarkdown() {}

    public static String of(List<ExportCard> cards) {
        StringBuilder text = new StringBuilder();
        String deck = "";
        for (ExportCard card : cards) {
            String name = String.join(" - ", card.deck());
            if (!name.equals(deck)) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append("# ")
                        .append(name)
                        .append("\n");
                deck = name;
            }
            card(text, card);
        }
        return text.toString();
    }

    private static void card(StringBuilder text, ExportCard card) {
        int end = card.prompt().indexOf('\n');
        String title = end < 0 ? card.prompt() : card.prompt().substring(0, end);
        String more =
                end < 0 ? "" : Headings.from(BELOW, card.prompt().substring(end).strip());
        text.append("\n## Q: ").append(title).append("\n\n");
        text.append(more.isEmpty() ? "" : more + "\n\n");
        for (ExportCard.Choice choice : card.choices()) {
            text.append(choice.right() ? "- [x] " : "- [ ] ")
                    .append(choice.text().replace("\n", "\n  "))
                    .append('\n');
        }
        text.append(card.choices().isEmpty() ? "" : "\n");
        String answer = card.answer() + (card.answer().isEmpty() || card.why().isEmpty() ? "" : "\n\n") + card.why();
        if (!answer.isEmpty() || (!more.isEmpty() && card.choices().isEmpty())) {
            // also where there is none, so that nobody takes the end of the question for one
            text.append("**Answer:**\n\n").append(Headings.from(BELOW, answer)).append("\n\n");
        }
        text.append("---\n");
    }
}
