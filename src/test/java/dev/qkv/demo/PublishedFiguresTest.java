package dev.qkv.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qkv.demo.catalog.Mechanisms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures that papers and model cards print, or that follow from their configurations: one case a line in {@code published.jsonl}. */
class PublishedFiguresTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<String> cases() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/published.jsonl"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isComputed(String line) throws IOException {
        JsonNode given = JSON.readTree(line);
        Mechanism mechanism = Mechanisms.get(given.path("mechanism").asText());
        Map<String, Value> params = values(given.path("params"));
        Map<String, Value> inputs = values(given.path("inputs"));
        Demo demo = Demo.run(mechanism, params, inputs.isEmpty() ? null : inputs);
        double expected = given.path("value").asDouble();
        double tolerance = given.path("tolerance").asDouble();
        double actual = OutputPath.parse(given.path("output").asText()).number(demo.outcome());
        assertThat(actual).isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
        assertThat(demo.checks()).allMatch(Check::ok);
    }

    private static Map<String, Value> values(JsonNode object) {
        Map<String, Value> values = new LinkedHashMap<>();
        if (object.isObject()) {
            Map<String, Object> given = JSON.convertValue(object, new TypeReference<>() {});
            given.forEach((name, value) -> values.put(name, Value.from(value)));
        }
        return values;
    }
}
