package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.qkv.model.Bank;
import dev.qkv.model.CardId;
import dev.qkv.model.Nearest;
import dev.qkv.quiz.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers to a batch, as JSON Lines {@code {"id", "answer"}}. An answer is a key, an array of keys, text, a number, a truth value, or null for none. Other keys are read
 * over, so that a question's own line with an answer added will do. The bundled bank's name may be left out of an id.
 */
public final class AnswersJson {
    private static final int MOST_ITEMS = 100;

    private final JsonLines lines;
    private final Map<String, CardId> known = new LinkedHashMap<>();
    private final Map<CardId, Answer> answers = new LinkedHashMap<>();
    private final Map<CardId, Integer> seen = new HashMap<>();

    private AnswersJson(InputStream in, String path, Collection<CardId> asked) {
        lines = new JsonLines(in, path);
        for (CardId card : asked) {
            known.put(card.toString(), card);
            if (card.bank().equals(Bank.BUNDLED)) {
                known.put(card.concept() + "#" + card.question(), card);
            }
        }
    }

    /**
     * Reads all answers; a question without one is absent.
     *
     * @param path as the user typed it, for messages
     * @param asked the questions that may be answered
     * @throws dev.qkv.model.FaultException at an unknown id, a second answer to the same question, or anything else than described above
     */
    public static Map<CardId, Answer> read(InputStream in, String path, Collection<CardId> asked) throws IOException {
        AnswersJson reader = new AnswersJson(in, path, asked);
        reader.lines.forEach(reader::line);
        return reader.answers;
    }

    private void line(JsonParser json) throws IOException {
        CardId card = null;
        Answer answer = null;
        boolean answered = false;
        for (; json.currentToken() == JsonToken.FIELD_NAME; json.nextToken()) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("id")) {
                card = card(json, value);
            } else if (name.equals("answer")) {
                answer = answer(json, value);
                answered = true;
            } else {
                json.skipChildren();
            }
        }
        if (card == null || !answered) {
            throw lines.fault(
                    json, "no \"" + (card == null ? "id" : "answer") + "\"; a line is {\"id\": …, \"answer\": …}");
        }
        if (answer != null) {
            answers.put(card, answer);
        }
    }

    private CardId card(JsonParser json, JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_STRING) {
            throw lines.fault(json, "\"id\" must be a string");
        }
        String id = json.getText();
        CardId card = known.get(id);
        if (card == null) {
            String nearest = Nearest.of(id, known.keySet());
            String shown = id.length() > 100 ? id.substring(0, 100) + "…" : id;
            throw lines.fault(
                    json,
                    "\"" + shown + "\" is none of the questions asked"
                            + (nearest == null ? "" : "; did you mean " + nearest + "?"));
        }
        Integer first = seen.putIfAbsent(card, lines.line());
        if (first != null) {
            throw lines.fault(json, "\"" + id + "\" is answered twice (first in line " + first + ")");
        }
        return card;
    }

    private @Nullable Answer answer(JsonParser json, JsonToken value) throws IOException {
        return switch (value) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> Answer.of(json.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Answer.Flag(value == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Answer.Num(json.getText());
            case START_ARRAY -> items(json);
            default -> throw lines.fault(json, "an answer is a key, an array of keys, text or a number, not an object");
        };
    }

    private Answer items(JsonParser json) throws IOException {
        List<String> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            JsonToken item = json.currentToken();
            if (item == JsonToken.START_ARRAY || item == JsonToken.START_OBJECT) {
                throw lines.fault(json, "an array of answers holds keys, texts or numbers only");
            }
            if (items.size() == MOST_ITEMS) {
                throw lines.fault(json, "more than " + MOST_ITEMS + " answers to one question");
            }
            items.add(item == JsonToken.VALUE_NULL ? "" : json.getText());
        }
        return Answer.of(items);
    }
}
