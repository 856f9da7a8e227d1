package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.qkv.quiz.Answer;
import dev.qkv.quiz.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A graded batch as one JSON object, {@code schema/report.json}. */
final class ReportJson {
    private ReportJson() {}

    static String of(BatchReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("seed", report.seed());
            json.writeNumberField("total", report.total());
            json.writeNumberField("answered", report.answered());
            json.writeNumberField("correct", report.correct());
            json.writeArrayFieldStart("results");
            for (BatchReport.Result result : report.results()) {
                write(json, result);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, BatchReport.Result result) throws IOException {
        Verdict verdict = result.verdict();
        json.writeStartObject();
        json.writeStringField("id", result.card().toString());
        json.writeFieldName("correct");
        if (verdict.mark() == Verdict.Mark.OPEN) {
            json.writeNull();
        } else {
            json.writeBoolean(verdict.right());
        }
        json.writeFieldName("given");
        write(json, verdict.given());
        json.writeFieldName("expected");
        write(json, verdict.expected());
        json.writeStringField("why", verdict.why());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, @Nullable Answer answer) throws IOException {
        if (answer == null) {
            json.writeNull();
        } else if (answer instanceof Answer.Items list) {
            json.writeStartArray();
            for (String item : list.items()) {
                json.writeString(item);
            }
            json.writeEndArray();
        } else if (answer instanceof Answer.Num number) {
            json.writeNumber(number.literal());
        } else if (answer instanceof Answer.Flag flag) {
            json.writeBoolean(flag.value());
        } else {
            json.writeString(answer.shown());
        }
    }
}
