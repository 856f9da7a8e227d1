package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.qkv.model.Fault;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** What {@code bank list --json} and {@code bank check --json} print. */
public final class BankJson {
    private BankJson() {}

    public static String list(String name, int concepts, int questions, String path) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartArray();
            json.writeStartObject();
            json.writeStringField("bank", name);
            json.writeNumberField("concepts", concepts);
            json.writeNumberField("questions", questions);
            json.writeStringField("path", path);
            json.writeEndObject();
            json.writeEndArray();
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
