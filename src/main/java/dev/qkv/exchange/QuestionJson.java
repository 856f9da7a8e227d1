package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.qkv.model.Bank;
import dev.qkv.model.CardId;
import dev.qkv.model.Question;
import dev.qkv.quiz.Asked;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** The questions of a batch as JSON Lines, without anything that tells an answer. Its form is {@code schema/question.json}. */
public final class QuestionJson {
    private QuestionJson() {}

    /** One line a question, each ended. */
    public static String lines(List<Asked> questions, long seed) {
        StringWriter text = new StringWriter(512 * questions.size());
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setRootValueSeparator(null);
            for (Asked asked : questions) {
                write(json, asked, seed);
                json.writeRaw('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Asked asked, long seed) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", asked.card().toString());
        json.writeNumberField("seed", seed);
        json.writeStringField("concept", concept(asked.card()));
        json.writeStringField("kind", asked.header().kind());
        json.writeStringField("level", asked.header().level().word());
        json.writeArrayFieldStart("tags");
        for (String tag : asked.header().tags()) {
            json.writeString(tag);
        }
        json.writeEndArray();
        json.writeStringField("language", asked.language().code());
        json.writeStringField("prompt", asked.prompt());
        json.writeArrayFieldStart("choices");
        for (Asked.Choice choice : asked.choices()) {
            json.writeStartObject();
            json.writeStringField("key", choice.key());
            json.writeStringField("text", choice.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (asked.question() instanceof Question.Choice) {
            json.writeBooleanField("several", asked.several());
        }
        if (asked.question() instanceof Question.Cloze) {
            json.writeNumberField("blanks", asked.blanks());
        }
        if (asked.unit().isEmpty()) {
            json.writeNullField("unit");
        } else {
            json.writeStringField("unit", asked.unit());
        }
        json.writeEndObject();
    }

    /** The concept as the other commands take it. */
    private static String concept(CardId card) {
        return card.bank().equals(Bank.BUNDLED) ? card.concept() : card.bank() + "/" + card.concept();
    }
}
