package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.qkv.model.Card;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** What {@code lookup --json} prints. */
public final class LookupJson {
    private LookupJson() {}

    /**
     * A hit.
     *
     * @param reference the id, with the bank's name unless it is the bundled one
     * @param summary the short answer in Markdown, in the user's language
     * @param path the note's file
     */
    public record Hit(Card card, String reference, double score, String summary, String path) {}

    public static String of(String query, List<Hit> hits) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("query", query);
            json.writeArrayFieldStart("hits");
            for (Hit hit : hits) {
                json.writeStartObject();
                json.writeStringField("id", hit.reference());
                json.writeObjectFieldStart("title");
                json.writeStringField("en", hit.card().title().en());
                json.writeStringField("zh", hit.card().title().zh());
                json.writeEndObject();
                json.writeStringField("topic", hit.card().topic());
                json.writeNumberField("score", hit.score());
                json.writeStringField("summary", hit.summary());
                json.writeStringField("path", hit.path());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
