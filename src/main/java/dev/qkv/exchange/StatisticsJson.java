package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.qkv.schedule.ReviewStatistics;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** What {@code history stats --json} prints, {@code schema/stats.json}. */
public final class StatisticsJson {
    /** Days that are told of whether they have a review or not, up to today. */
    private static final int LATEST = 14;

    private StatisticsJson() {}

    /**
     * What the log does not tell of the cards.
     *
     * @param due now
     * @param dueTomorrow by this time tomorrow
     */
    public record Cards(int known, int suspended, int due, int dueTomorrow) {}

    /** A topic, and the bank it is in; empty for all of the bank. */
    public record Topic(String bank, String topic) {}

    /** @param topics by the names that the statistics tell them apart by */
    public static String of(
            ReviewStatistics statistics, Cards cards, double desiredRetention, Map<String, Topic> topics) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("today", date(statistics.today()));
            json.writeNumberField("reviews", statistics.all().reviews());
            json.writeNumberField("passed", statistics.all().passed());
            json.writeNumberField("time_ms", statistics.timeMs());
            json.writeNumberField("median_ms", statistics.medianMs());
            json.writeNumberField("due", cards.due());
            json.writeNumberField("due_tomorrow", cards.dueTomorrow());
            json.writeNumberField("cards", cards.known());
            json.writeNumberField("suspended", cards.suspended());
            json.writeNumberField("streak", statistics.streak());
            json.writeNumberField("longest_streak", statistics.longestStreak());
            days(statistics, json);
            json.writeNumberField("desired_retention", desiredRetention);
            json.writeObjectFieldStart("true_retention");
            share(statistics.trueRetention(), json);
            json.writeArrayFieldStart("topics");
            for (Map.Entry<String, ReviewStatistics.Share> topic :
                    statistics.trueRetentionByTopic().entrySet()) {
                Topic place = topics.getOrDefault(topic.getKey(), new Topic(topic.getKey(), ""));
                json.writeStartObject();
                json.writeStringField("bank", place.bank());
                json.writeStringField("topic", place.topic());
                share(topic.getValue(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            forecast(statistics, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void days(ReviewStatistics statistics, JsonGenerator json) throws IOException {
        Map<Long, ReviewStatistics.Day> days = new TreeMap<>(statistics.days());
        for (int back = 0; back < LATEST; back++) {
            days.putIfAbsent(statistics.today() - back, ReviewStatistics.Day.NONE);
        }
        json.writeObjectFieldStart("days");
        for (Map.Entry<Long, ReviewStatistics.Day> day : days.entrySet()) {
            json.writeNumberField(date(day.getKey()), day.getValue().share().reviews());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("time_by_day_ms");
        for (Map.Entry<Long, ReviewStatistics.Day> day : days.entrySet()) {
            json.writeNumberField(date(day.getKey()), day.getValue().timeMs());
        }
        json.writeEndObject();
    }

    private static void share(ReviewStatistics.Share share, JsonGenerator json) throws IOException {
        json.writeNumberField("reviews", share.reviews());
        json.writeNumberField("passed", share.passed());
        if (share.reviews() == 0) {
            json.writeNullField("share");
        } else {
            json.writeNumberField("share", share.value());
        }
    }

    private static void forecast(ReviewStatistics statistics, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("forecast");
        json.writeNumberField("overdue", statistics.overdue());
        json.writeArrayFieldStart("days");
        int[] due = statistics.forecast();
        for (int i = 0; i < due.length; i++) {
            json.writeStartObject();
            json.writeStringField("date", date(statistics.today() + i));
            json.writeNumberField("due", due[i]);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String date(long day) {
        return LocalDate.ofEpochDay(day).toString();
    }
}
