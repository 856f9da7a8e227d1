package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;

/** What {@code history stats --json} prints. */
public final class StatisticsJson {
    private StatisticsJson() {}

    /** @param days reviews by UTC day */
    public static String of(Map<String, Long> totals, Map<LocalDate, Integer> days) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, Long> total : totals.entrySet()) {
                json.writeNumberField(total.getKey(), total.getValue());
            }
            json.writeObjectFieldStart("days");
            for (Map.Entry<LocalDate, Integer> day : days.entrySet()) {
                json.writeNumberField(day.getKey().toString(), day.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
