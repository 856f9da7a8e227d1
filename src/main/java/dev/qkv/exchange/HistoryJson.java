package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.qkv.model.CardId;
import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Rating;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The log of reviews as JSON Lines, and the states that a replay ends in. */
public final class HistoryJson {
    private static final List<String> KINDS = List.of("review", "undo", "suspend", "unsuspend");
    private static final JsonFactory FACTORY = new JsonFactory();

    private HistoryJson() {}

    /**
     * One event.
     *
     * @param event its id; empty where absent, which only a replay allows
     * @param kind review, undo, suspend or unsuspend
     * @param target the event that an undo takes back; empty otherwise
     * @param rating null unless a review
     */
    public record Line(
            String event,
            String kind,
            String card,
            String target,
            Instant reviewedAt,
            @Nullable Rating rating,
            long durationMs,
            String algorithm) {}

    /** The event as one line, ended. */
    public static String line(Line event) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("event", event.event());
            json.writeStringField("kind", event.kind());
            json.writeStringField("card", event.card());
            if (!event.target().isEmpty()) {
                json.writeStringField("target", event.target());
            }
            json.writeStringField("reviewed_at", event.reviewedAt().toString());
            Rating rating = event.rating();
            if (rating != null) {
                json.writeStringField("rating", rating.word());
                json.writeNumberField("duration_ms", event.durationMs());
            }
            json.writeStringField("algorithm", event.algorithm());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    /**
     * Reads a log.
     *
     * @param needsIds whether a line without an event id is refused
     * @throws dev.qkv.model.FaultException where a line is no event
     */
    public static List<Line> read(InputStream in, String path, boolean needsIds) throws IOException {
        List<Line> events = new ArrayList<>();
        JsonLines lines = new JsonLines(in, path);
        lines.forEach(json -> events.add(event(lines, json, needsIds)));
        return events;
    }

    private static Line event(JsonLines lines, JsonParser json, boolean needsIds) throws IOException {
        String event = "";
        String kind = "review";
        String card = "";
        String target = "";
        Instant at = null;
        Rating rating = null;
        long duration = 0;
        String algorithm = "";
        for (; json.currentToken() == JsonToken.FIELD_NAME; json.nextToken()) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "event" -> event = text(lines, json, value, name);
                case "kind" -> {
                    kind = text(lines, json, value, name);
                    if (!KINDS.contains(kind)) {
                        throw lines.fault(
                                json, "kind must be one of " + String.join(", ", KINDS) + ", not \"" + kind + "\"");
                    }
                }
                case "card" -> card = card(lines, json, value);
                case "target" -> target = text(lines, json, value, name);
                case "reviewed_at" -> at = instant(lines, json, value);
                case "rating" -> rating = rating(lines, json, value);
                case "duration_ms" -> duration = duration(lines, json, value);
                case "algorithm" -> algorithm = text(lines, json, value, name);
                default -> json.skipChildren();
            }
        }
        if (card.isEmpty() || at == null) {
            throw lines.fault(json, "no \"" + (card.isEmpty() ? "card" : "reviewed_at") + "\"");
        }
        if (needsIds && event.isEmpty()) {
            throw lines.fault(json, "no \"event\": without its id an event cannot be merged");
        }
        boolean review = kind.equals("review");
        if (review && rating == null) {
            throw lines.fault(json, "a review needs a rating: again, hard, good or easy");
        }
        if (kind.equals("undo") == target.isEmpty()) {
            throw lines.fault(json, kind.equals("undo") ? "an undo needs a target" : "only an undo has a target");
        }
        return new Line(event, kind, card, target, at, review ? rating : null, duration, algorithm);
    }

    private static String text(JsonLines lines, JsonParser json, JsonToken value, String name) throws IOException {
        if (value != JsonToken.VALUE_STRING || json.getTextLength() > 500 || hasControl(json.getText())) {
            throw lines.fault(json, name + " must be a text of at most 500 characters");
        }
        return json.getText();
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> Character.isISOControl(c));
    }

    private static String card(JsonLines lines, JsonParser json, JsonToken value) throws IOException {
        String text = text(lines, json, value, "card");
        try {
            // an id without a bank is kept as it is: other programs have cards too
            return text.indexOf('#') >= 0 ? CardId.parse(text).toString() : text;
        } catch (IllegalArgumentException e) {
            throw lines.fault(json, String.valueOf(e.getMessage()));
        }
    }

    private static Instant instant(JsonLines lines, JsonParser json, JsonToken value) throws IOException {
        String text = text(lines, json, value, "reviewed_at");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw lines.fault(json, "reviewed_at must be a time such as 2026-06-01T09:00:00Z, not \"" + text + "\"");
        }
    }

    private static Rating rating(JsonLines lines, JsonParser json, JsonToken value) throws IOException {
        String text = text(lines, json, value, "rating");
        try {
            return Rating.parse(text);
        } catch (IllegalArgumentException e) {
            throw lines.fault(json, "rating must be again, hard, good or easy, not \"" + text + "\"");
        }
    }

    private static long duration(JsonLines lines, JsonParser json, JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_NUMBER_INT || json.getLongValue() < 0) {
            throw lines.fault(json, "duration_ms must be a whole number from 0 up");
        }
        return json.getLongValue();
    }

    /** States by card, as {@code history replay --json} prints them. */
    public static String states(Map<String, CardState> states) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartArray();
            for (Map.Entry<String, CardState> entry : states.entrySet()) {
                CardState state = entry.getValue();
                Instant due = state.due();
                json.writeStartObject();
                json.writeStringField("card", entry.getKey());
                json.writeStringField("state", state.state().word());
                json.writeNumberField("stability", state.stability());
                json.writeNumberField("difficulty", state.difficulty());
                if (due == null) {
                    json.writeNullField("due");
                } else {
                    json.writeStringField("due", due.toString());
                }
                json.writeNumberField("reps", state.reps());
                json.writeNumberField("lapses", state.lapses());
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
