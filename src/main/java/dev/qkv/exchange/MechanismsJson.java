package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.figure.Caption;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * What {@code explain -l --json} prints: {@code [{"mechanism", "summary": {"en", "zh"}, "formula", "source", "params": [{"name", "type", "range", "default",
 * "required", "meaning"}], "inputs": [{"name", "type", "shape", "range", "default", "required", "meaning"}], "outputs": [{"name", "type", "shape", "meaning"}]}]}.
 */
public final class MechanismsJson {
    private MechanismsJson() {}

    public static String of(List<Signature> signatures) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartArray();
            for (Signature signature : signatures) {
                write(signature, json);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** What {@code explain --source --json} prints: {@code {"mechanisms", "files": [{"name", "source"}]}}. */
    public static String sources(List<String> mechanisms, Map<String, String> sources) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("mechanisms");
            for (String mechanism : mechanisms) {
                json.writeString(mechanism);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("files");
            for (Map.Entry<String, String> source : sources.entrySet()) {
                json.writeStartObject();
                json.writeStringField("name", source.getKey());
                json.writeStringField("source", source.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Signature signature, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("mechanism", signature.id());
        caption("summary", signature.summary(), json);
        json.writeStringField("formula", signature.formula());
        json.writeStringField("source", signature.source());
        json.writeArrayFieldStart("params");
        for (Signature.Param param : signature.params()) {
            head(param.name(), param.type(), json);
            taken(param.range(), param.defaultText(), param.required(), json);
            tail(param.meaning(), json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("inputs");
        for (Signature.Input input : signature.inputs()) {
            head(input.name(), input.type(), json);
            json.writeStringField("shape", input.shape());
            taken(input.range(), input.defaultText(), input.required(), json);
            tail(input.meaning(), json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("outputs");
        for (Signature.Output output : signature.outputs()) {
            head(output.name(), output.type(), json);
            json.writeStringField("shape", output.shape());
            tail(output.meaning(), json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void head(String name, Signature.Type type, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("type", type.word());
    }

    private static void taken(Range range, String otherwise, boolean required, JsonGenerator json) throws IOException {
        json.writeStringField("range", range.toString());
        if (required) {
            json.writeNullField("default");
        } else {
            json.writeStringField("default", otherwise);
        }
        json.writeBooleanField("required", required);
    }

    private static void tail(Caption meaning, JsonGenerator json) throws IOException {
        caption("meaning", meaning, json);
        json.writeEndObject();
    }

    private static void caption(String name, Caption caption, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("en", caption.en());
        json.writeStringField("zh", caption.zh());
        json.writeEndObject();
    }
}
