package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Cards as text, one after the other: CSV after RFC 4180, JSON Lines. */
public final class CardsText {
    private CardsText() {}

    public static String csv(List<ExportCard> cards) {
        StringBuilder text = new StringBuilder("id,deck,kind,tags,front,back,source\r\n");
        for (ExportCard card : cards) {
            cell(text, card.id()).append(',');
            cell(text, String.join("::", card.deck())).append(',');
            cell(text, card.kind()).append(',');
            cell(text, String.join(" ", card.tags())).append(',');
            cell(text, card.front()).append(',');
            cell(text, card.back()).append(',');
            cell(text, card.source()).append("\r\n");
        }
        return text.toString();
    }

    /** Quoted always; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
    private static StringBuilder cell(StringBuilder text, String value) {
        boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        return text.append('"')
                .append(formula ? "'" : "")
                .append(value.replace("\"", "\"\""))
                .append('"');
    }

    public static String jsonLines(List<ExportCard> cards) {
        StringBuilder text = new StringBuilder();
        for (ExportCard card : cards) {
            StringWriter line = new StringWriter();
            try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
                json.writeStartObject();
                json.writeStringField("id", card.id());
                json.writeStringField("deck", String.join("::", card.deck()));
                json.writeStringField("kind", card.kind());
                json.writeArrayFieldStart("tags");
                for (String tag : card.tags()) {
                    json.writeString(tag);
                }
                json.writeEndArray();
                json.writeStringField("front", card.front());
                json.writeStringField("back", card.back());
                json.writeStringField("source", card.source());
                json.writeStringField("prompt", card.prompt());
                json.writeArrayFieldStart("choices");
                for (ExportCard.Choice choice : card.choices()) {
                    json.writeStartObject();
                    json.writeStringField("text", choice.text());
                    json.writeBooleanField("right", choice.right());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeStringField("answer", card.answer());
                json.writeStringField("why", card.why());
                json.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }
}
