package dev.qkv.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.qkv.demo.Check;
import dev.qkv.demo.Demo;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Value;
import dev.qkv.demo.catalog.Mechanisms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases, one a line: good ones with outputs computed by NumPy and plain Python, bad ones with the code and a part of the message. */
class MechanismCasesTest {
    private static List<String> lines(String name) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources", name));
    }

    static List<String> good() throws IOException {
        return lines("mechanisms.jsonl");
    }

    static List<String> bad() throws IOException {
        return lines("bad-requests.jsonl");
    }

    @ParameterizedTest
    @MethodSource("good")
    void outputsAgree(String line) throws IOException {
        MechanismRequest request = read(line);
        Demo demo = Demo.run(
                Mechanisms.get(words(line, "mechanism").getOrDefault("mechanism", "")),
                request.params(),
                request.inputs());

        for (Map.Entry<String, Value> output :
                Objects.requireNonNull(request.outputs()).entrySet()) {
            GoldenVectorsTest.assertAgree(
                    output.getKey(), output.getValue(), demo.outcome().output(output.getKey()));
        }
        assertThat(demo.checks()).isNotEmpty().allMatch(Check::ok);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void codeAndMessage(String line) throws IOException {
        Map<String, String> words = words(line, "mechanism", "code", "says");
        MechanismRequest request = read(withoutExpectation(line));
        DemoException error = catchThrowableOfType(
                DemoException.class,
                () -> Demo.run(
                        Mechanisms.get(words.getOrDefault("mechanism", "")), request.params(), request.inputs()));

        StringWriter json = new StringWriter();
        MechanismJson.write(error, json);
        assertThat(words(json.toString(), "code", "message"))
                .containsEntry("code", words.get("code"))
                .hasEntrySatisfying("message", message -> assertThat(message).contains(words.get("says")));
    }

    private static MechanismRequest read(String json) throws IOException {
        return MechanismRequest.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "line");
    }

    private static String withoutExpectation(String line) {
        return line.substring(0, line.indexOf(",\"code\":")) + "}";
    }

    /** The strings under these keys, wherever they stand. */
    private static Map<String, String> words(String json, String... keys) throws IOException {
        Map<String, String> words = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && List.of(keys).contains(Objects.toString(parser.currentName()))) {
                    words.put(parser.currentName(), parser.getText());
                }
            }
        }
        return words;
    }
}
