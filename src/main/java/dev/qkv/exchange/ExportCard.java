package dev.qkv.exchange;

import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Rating;
import java.time.Instant;
import java.util.List;

/**
 * A card as other programs take it.
 *
 * @param id {@code bank/concept#question}
 * @param deck levels from the outside in
 * @param prompt Markdown
 * @param choices in the order shown; empty where there is nothing to choose
 * @param answer Markdown; empty where the choices say it
 * @param why Markdown; empty for none
 * @param cloze Markdown with blanks as {@code {{c1::answer}}}; empty for a card of two sides
 * @param source where it comes from, plain text
 * @param schedule what the history made of it
 */
public record ExportCard(
        String id,
        List<String> deck,
        String kind,
        List<String> tags,
        String prompt,
        List<Choice> choices,
        String answer,
        String why,
        String cloze,
        String source,
        Schedule schedule) {
    public ExportCard {
        deck = List.copyOf(deck);
        tags = List.copyOf(tags);
        choices = List.copyOf(choices);
    }

    /** @param text Markdown */
    public record Choice(String text, boolean right) {}

    /** @param state as the last review left it @param reviews oldest first; empty where the history stays behind */
    public record Schedule(CardState state, boolean suspended, List<Review> reviews) {
        public static final Schedule NEW = new Schedule(CardState.NEW, false, List.of());

        public Schedule {
            reviews = List.copyOf(reviews);
        }
    }

    /** An answer that was graded. @param before the card's state when it was asked */
    public record Review(Instant at, Rating rating, long durationMs, CardState before, CardState after) {}

    /** The question's side: the prompt and what there is to choose. */
    public String front() {
        StringBuilder front = new StringBuilder(prompt);
        front.append(choices.isEmpty() ? "" : "\n\n");
        choices.forEach(choice -> item(front, choice));
        return front.toString();
    }

    /** The answer's side: what is right, and why. */
    public String back() {
        StringBuilder back = new StringBuilder(answer);
        for (Choice choice : choices) {
            if (choice.right()) {
                item(back, choice);
            }
        }
        if (!why.isEmpty()) {
            back.append(back.isEmpty() ? "" : "\n\n").append(why);
        }
        return back.toString();
    }

    private static void item(StringBuilder text, Choice choice) {
        text.append("- ").append(choice.text().replace("\n", "\n  ")).append('\n');
    }
}
