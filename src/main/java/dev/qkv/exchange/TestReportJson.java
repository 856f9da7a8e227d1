package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.qkv.exchange.TestReport.State;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Test results as one JSON object, {@code schema/verify.json}. */
final class TestReportJson {
    private TestReportJson() {}

    static String of(TestReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("name", report.name());
            json.writeNumberField("total", report.cases().size());
            json.writeNumberField("passed", report.count(State.PASSED));
            json.writeNumberField("failed", report.count(State.FAILED));
            json.writeArrayFieldStart("results");
            for (TestReport.Case test : report.cases()) {
                json.writeStartObject();
                json.writeStringField("group", test.group());
                json.writeStringField("name", test.name());
                json.writeBooleanField("ok", test.state() != State.FAILED);
                json.writeStringField("message", test.outcome().message());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }
}
