package dev.qkv.app;

import dev.qkv.config.UserError;
import dev.qkv.model.Bank;
import dev.qkv.model.CardId;
import dev.qkv.model.Nearest;
import dev.qkv.model.QuestionHeader;
import java.util.ArrayList;
import java.util.List;

/** A card as it is typed: {@code bank/concept#question}; without a bank it is of the bundled one. */
final class CardName {
    private CardName() {}

    /** @throws UserError (usage) where there is no such card, naming the nearest */
    static QuestionHeader of(Banks banks, String text) {
        CardId id;
        try {
            id = CardId.parse(text.contains("/") ? text : Bank.BUNDLED + "/" + text);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("a card is bank/concept#question, not \"" + Shown.of(text) + "\"");
        }
        List<String> names = new ArrayList<>();
        for (QuestionHeader header : banks.questions()) {
            if (header.card().equals(id)) {
                return header;
            }
            names.add(header.card().concept() + "#" + header.card().question());
        }
        String nearest = Nearest.of(id.concept() + "#" + id.question(), names);
        throw UserError.usage(
                "no card \"" + Shown.of(text) + "\"" + (nearest == null ? "" : "; did you mean " + nearest + "?"));
    }
}
