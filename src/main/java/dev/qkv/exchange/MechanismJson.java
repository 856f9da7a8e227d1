package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.qkv.demo.Check;
import dev.qkv.demo.Demo;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Value;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** The JSON that mechanisms give: results and errors. {@link MechanismRequest} is what they take. */
public final class MechanismJson {
    private MechanismJson() {}

    /** A demo with its checks, as the JSON interface shows them. */
    public record Result(Demo demo, List<Check> checks) {
        public Result {
            checks = List.copyOf(checks);
        }
    }

    /** Writes {@code {"mechanism", "params", "inputs", "outputs", "checks": [{"name", "expected", "actual", "tolerance", "ok"}]}}, without a line end. */
    public static void write(Result result, Writer out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            write(result, json);
        }
    }

    /** Writes an array of results, as of a concept with several demos. */
    public static void write(List<Result> results, Writer out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartArray();
            for (Result result : results) {
                write(result, json);
            }
            json.writeEndArray();
        }
    }

    /** Writes {@code {"mechanism", "params", "inputs"}}: an exercise, or a case to start from. */
    public static void writeCase(Demo demo, Writer out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            writeArguments(demo, json);
            json.writeEndObject();
        }
    }

    /** Writes {@code {"error": {"code", "message"}}}. */
    public static void write(DemoException error, Writer out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("error");
            json.writeStringField("code", error.code().word());
            json.writeStringField("message", error.getMessage());
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static JsonGenerator generator(Writer out) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER) // the shortest digits, also on JDK 17
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        return factory.createGenerator(out);
    }

    private static void write(Result result, JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeArguments(result.demo, json);
        writeAll("outputs", result.demo.outcome().outputs(), json);
        json.writeArrayFieldStart("checks");
        for (Check check : result.checks) {
            json.writeStartObject();
            json.writeStringField("name", check.name().en());
            json.writeFieldName("expected");
            writeNumber(check.expected(), json);
            json.writeFieldName("actual");
            writeNumber(check.actual(), json);
            json.writeFieldName("tolerance");
            writeNumber(check.tolerance(), json);
            json.writeBooleanField("ok", check.ok());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeArguments(Demo demo, JsonGenerator json) throws IOException {
        json.writeStringField("mechanism", demo.mechanism().id());
        writeAll("params", demo.arguments().params(), json);
        writeAll("inputs", demo.arguments().inputs(), json);
    }

    private static void writeAll(String name, Map<String, Value> values, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Value> entry : values.entrySet()) {
            json.writeFieldName(entry.getKey());
            writeValue(entry.getValue(), json);
        }
        json.writeEndObject();
    }

    private static void writeValue(Value value, JsonGenerator json) throws IOException {
        if (value instanceof Value.Num num) {
            writeNumber(num.value(), json);
        } else if (value instanceof Value.Bool bool) {
            json.writeBoolean(bool.value());
        } else if (value instanceof Value.Str str) {
            json.writeString(str.value());
        } else if (value instanceof Value.Arr array) {
            json.writeStartArray();
            for (Value element : array.values()) {
                writeValue(element, json);
            }
            json.writeEndArray();
        } else {
            json.writeNull();
        }
    }

    /** Whole numbers up to 2^53 without a fraction; null for what JSON cannot hold. */
    private static void writeNumber(double number, JsonGenerator json) throws IOException {
        if (NumberText.isWhole(number)) {
            json.writeNumber((long) number);
        } else if (Double.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeNull();
        }
    }
}
