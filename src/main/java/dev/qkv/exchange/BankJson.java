package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.qkv.model.Fault;
import dev.qkv.model.ImportedBank;
import dev.qkv.model.ImportedCard;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code bank list --json}, {@code bank add --json} and {@code bank check --json} print. */
public final class BankJson {
    private BankJson() {}

    /** @param path of the notes @param commit empty for none @param licence empty for none */
    public record Listed(String name, int concepts, int questions, String path, String commit, String licence) {}

    public static String list(List<Listed> banks) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartArray();
            for (Listed bank : banks) {
                json.writeStartObject();
                json.writeStringField("bank", bank.name());
                json.writeNumberField("concepts", bank.concepts());
                json.writeNumberField("questions", bank.questions());
                json.writeStringField("path", bank.path());
                if (!bank.commit().isEmpty()) {
                    json.writeStringField("commit", bank.commit());
                }
                if (!bank.licence().isEmpty()) {
                    json.writeStringField("licence", bank.licence());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** What {@code bank add --json} prints. */
    public static String imported(ImportedBank bank) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("bank", bank.name());
            json.writeNumberField("files", bank.head().files());
            json.writeNumberField("questions", bank.head().questions());
            json.writeObjectFieldStart("kinds");
            for (Map.Entry<String, Integer> kind : bank.head().kinds().entrySet()) {
                json.writeNumberField(kind.getKey(), kind.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("skipped");
            for (ImportedBank.Skipped block : bank.skipped()) {
                json.writeStartObject();
                json.writeStringField("path", block.path());
                json.writeNumberField("line", block.line());
                json.writeStringField("reason", block.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("warnings");
            for (ImportedCard card : bank.cards()) {
                if (card.current() && !card.problem().isEmpty()) {
                    json.writeStartObject();
                    json.writeStringField("path", card.file());
                    json.writeNumberField("line", card.firstLine());
                    json.writeStringField("title", card.title());
                    json.writeStringField("reason", card.problem());
                    json.writeBooleanField("asked", card.asked());
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    public static String faults(List<Fault> faults) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartArray();
            for (Fault fault : faults) {
                json.writeStartObject();
                json.writeStringField("path", fault.path());
                json.writeNumberField("line", fault.line());
                json.writeNumberField("column", fault.column());
                json.writeStringField("severity", fault.severity().name().toLowerCase(Locale.ROOT));
                json.writeStringField("message", fault.message());
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
