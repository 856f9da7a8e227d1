package dev.qkv.schedule;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads review sequences with the state the reference gives after each. */
final class ReferenceSequences {
    record Expected(
            String state, double stability, double difficulty, Instant due, int scheduledDays, int reps, int lapses) {}

    record Step(Instant at, Rating rating, Expected expected) {}

    record Sequence(String card, Parameters parameters, List<Step> steps) {
        @Override
        public String toString() {
            return card + " at " + parameters.desiredRetention();
        }
    }

    private ReferenceSequences() {}

    static List<Sequence> read(InputStream json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            List<Sequence> sequences = new ArrayList<>();
            for (Object card : list(map(value(parser)).get("cards"))) {
                sequences.add(sequence(map(card)));
            }
            return sequences;
        }
    }

    private static Sequence sequence(Map<String, Object> card) {
        Parameters base = Parameters.DEFAULT;
        List<Double> weights = new ArrayList<>();
        for (Object weight : list(card.getOrDefault("weights", List.of()))) {
            weights.add((Double) weight);
        }
        Parameters parameters = new Parameters(
                number(card, "desired_retention"),
                weights.isEmpty() ? base.weights() : new Weights(weights),
                card.containsKey("learning_steps") ? steps(card.get("learning_steps")) : base.learningSteps(),
                card.containsKey("relearning_steps") ? steps(card.get("relearning_steps")) : base.relearningSteps(),
                card.containsKey("maximum_interval_days")
                        ? (int) number(card, "maximum_interval_days")
                        : base.maximumIntervalDays(),
                base.fuzzSeed());
        List<Step> reviews = new ArrayList<>();
        for (Object entry : list(card.get("reviews"))) {
            Map<String, Object> review = map(entry);
            Map<String, Object> expect = map(review.get("expect"));
            Expected expected = new Expected(
                    text(expect, "state"),
                    number(expect, "stability"),
                    number(expect, "difficulty"),
                    Instant.parse(text(expect, "due")),
                    (int) number(expect, "scheduled_days"),
                    (int) number(expect, "reps"),
                    (int) number(expect, "lapses"));
            reviews.add(new Step(
                    Instant.parse(text(review, "reviewed_at")), Rating.parse(text(review, "rating")), expected));
        }
        return new Sequence(text(card, "card"), parameters, reviews);
    }

    private static List<Duration> steps(@Nullable Object words) {
        List<Duration> steps = new ArrayList<>();
        for (Object word : list(words)) {
            String step = (String) word;
            long amount = Long.parseLong(step.substring(0, step.length() - 1));
            steps.add(
                    switch (step.charAt(step.length() - 1)) {
                        case 'm' -> Duration.ofMinutes(amount);
                        case 'h' -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    });
        }
        return steps;
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> members = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, value(parser));
            }
            return members;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(parser));
            }
            return elements;
        }
        return token == JsonToken.VALUE_STRING ? parser.getText() : (Object) parser.getDoubleValue();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(@Nullable Object value) {
        return (List<Object>) Objects.requireNonNull(value);
    }

    private static String text(Map<String, Object> members, String name) {
        return (String) Objects.requireNonNull(members.get(name), name);
    }

    private static double number(Map<String, Object> members, String name) {
        return (Double) Objects.requireNonNull(members.get(name), name);
    }
}
