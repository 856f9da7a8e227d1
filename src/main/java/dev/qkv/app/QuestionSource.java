package dev.qkv.app;

import dev.qkv.config.UserError;
import dev.qkv.model.Card;
import dev.qkv.model.CardId;
import dev.qkv.model.Language;
import dev.qkv.model.Note;
import dev.qkv.model.Question;
import dev.qkv.model.QuestionHeader;
import java.util.HashMap;
import java.util.Map;

/** Reads the questions that are asked, and no other note. */
final class QuestionSource {
    private final Context context;
    private final Banks banks;
    private final Map<String, Note> notes = new HashMap<>();

    QuestionSource(Context context, Banks banks) {
        this.context = context;
        this.banks = banks;
    }

    /** A question, and the language that its note had. */
    record Found(Question question, Language language) {}

    Found find(QuestionHeader header) {
        String concept = header.card().bank() + "/" + header.card().concept();
        Note note = notes.get(concept);
        if (note == null) {
            note = read(header.card());
            notes.put(concept, note);
        }
        for (Question question : note.questions()) {
            if (question.id().equals(header.card().question())) {
                return new Found(question, note.language());
            }
        }
        throw UserError.data(note.path() + ": no question " + header.card() + "; the index is older than the note");
    }

    private Note read(CardId id) {
        Card card = banks.card(id.bank(), id.concept());
        if (card == null) {
            throw UserError.data("no concept " + id.bank() + "/" + id.concept() + " in the index");
        }
        Language language =
                card.face(context.language()) == null ? Display.other(context.language()) : context.language();
        if (language != context.language()) {
            banks.tellFallback(card);
        }
        return banks.note(card, language);
    }
}
