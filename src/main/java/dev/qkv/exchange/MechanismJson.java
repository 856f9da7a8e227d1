package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.qkv.demo.Check;
import dev.qkv.demo.Demo;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Value;
import dev.qkv.demo.grading.Grade;
import dev.qkv.demo.grading.Graded;
import dev.qkv.figure.Caption;
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

    /** Writes {@code {"mechanism", "params", "inputs", "seed"}}: an exercise. */
    public static void writeExercise(Demo demo, long seed, Writer out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            writeArguments(demo, json);
            json.writeNumberField("seed", seed);
            json.writeEndObject();
        }
    }

    /**
     * Writes {@code {"mechanism", "ok", "tolerance", "outputs": [{"name", "ok", "total", "differing", "first": {"path", "index", "expected", "actual"}}], "missing",
     * "cause": {"en", "zh"}}}; {@code first} and {@code cause} are null where there is none.
     */
    public static void write(Grade grade, Writer out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeStringField("mechanism", grade.demo().mechanism().id());
            json.writeBooleanField("ok", grade.ok());
            json.writeNumberField("tolerance", grade.tolerance());
            json.writeArrayFieldStart("outputs");
            for (Graded graded : grade.outputs()) {
                write(graded, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("missing");
            for (String name : grade.missing()) {
                json.writeString(name);
            }
            json.writeEndArray();
            Caption cause = grade.cause();
            if (cause == null) {
                json.writeNullField("cause");
            } else {
                json.writeObjectFieldStart("cause");
                json.writeStringField("en", cause.en());
                json.writeStringField("zh", cause.zh());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
    }

    private static void write(Graded graded, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", graded.name());
        json.writeBooleanField("ok", graded.ok());
        json.writeNumberField("total", graded.total());
        json.writeNumberField("differing", graded.differing());
        Graded.Difference first = graded.first();
        if (first == null) {
            json.writeNullField("first");
        } else {
            json.writeObjectFieldStart("first");
            json.writeStringField("path", first.path());
            json.writeArrayFieldStart("index");
            for (int index : first.index()) {
                json.writeNumber(index);
            }
            json.writeEndArray();
            json.writeFieldName("expected");
            writeValue(first.expected(), json);
            json.writeFieldName("actual");
            writeValue(first.actual(), json);
            json.writeEndObject();
        }
        json.writeEndObject();
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
