package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Value;
import dev.qkv.model.Nearest;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file or standard input asks of a mechanism: {@code {"params": {...}, "inputs": {...}}}. The other keys of a reference file or of a result may stand beside
 * them.
 *
 * @param mechanism the mechanism that the file names; null where it names none
 * @param seed of the exercise that it answers; null where absent
 * @param tolerance of the comparison; null where absent
 * @param params empty where absent
 * @param inputs null where absent
 * @param outputs what somebody else computed, to be graded; null where absent
 */
public record MechanismRequest(
        @Nullable String mechanism,
        @Nullable Long seed,
        @Nullable Double tolerance,
        Map<String, Value> params,
        @Nullable Map<String, Value> inputs,
        @Nullable Map<String, Value> outputs) {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_BYTES = 1 << 27;
    private static final int MAX_ELEMENTS = 1 << 23;
    private static final int MAX_STRING = 1 << 20;

    /** Keys of reference files and results that are read over. */
    private static final List<String> OTHER_KEYS = List.of("case", "checks", "reference", "error");

    public MechanismRequest {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        inputs = inputs == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outputs = outputs == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /**
     * Reads a request to its end.
     *
     * @param source the file's name, for messages: {@code case.json:3:14: …}
     * @throws DemoException (bad-input) where it is no JSON object of that form or too large; (bad-param) where params is not an object
     */
    public static MechanismRequest read(InputStream in, String source) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxDocumentLength(MAX_BYTES)
                        .maxStringLength(MAX_STRING)
                        .build())
                .build();
        try (JsonParser json = factory.createParser(in)) {
            return new Reader(json, source).request();
        } catch (JsonProcessingException e) {
            throw new DemoException(Code.BAD_INPUT, at(source, e.getLocation()) + message(e));
        } catch (CharConversionException e) {
            throw new DemoException(Code.BAD_INPUT, source + ": not UTF-8: " + e.getMessage());
        }
    }

    /** What is wrong, without the parser's advice to programmers. */
    private static String message(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        if (message == null) {
            return "no JSON";
        }
        if (message.startsWith("Non-standard token") || message.contains("'NaN'") || message.contains("'Infinity'")) {
            return "JSON has no NaN and no Infinity; every number must be finite";
        }
        return message;
    }

    private static String at(String source, @Nullable JsonLocation location) {
        return location == null
                ? source + ": "
                : source + ":" + Math.max(1, location.getLineNr()) + ":" + Math.max(1, location.getColumnNr()) + ": ";
    }

    /** One pass over the tokens. */
    private static final class Reader {
        private final JsonParser json;
        private final String source;
        private int elements;

        Reader(JsonParser json, String source) {
            this.json = json;
            this.source = source;
        }

        MechanismRequest request() throws IOException {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw fault(Code.BAD_INPUT, "expected an object, {\"params\": {…}, \"inputs\": {…}}");
            }
            String mechanism = null;
            Long seed = null;
            Double tolerance = null;
            Map<String, Value> params = Map.of();
            Map<String, Value> inputs = null;
            Map<String, Value> outputs = null;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                JsonLocation at = json.currentTokenLocation();
                json.nextToken();
                switch (name) {
                    case "mechanism" -> mechanism = word(name);
                    case "seed" -> seed = seed();
                    case "tolerance" -> tolerance = tolerance();
                    case "params" -> params = object(Code.BAD_PARAM, name);
                    case "inputs" -> inputs = object(Code.BAD_INPUT, name);
                    case "outputs" -> outputs = object(Code.BAD_INPUT, name);
                    default -> {
                        if (!OTHER_KEYS.contains(name)) {
                            String nearest = Nearest.of(name, List.of("params", "inputs", "outputs"));
                            throw new DemoException(
                                    Code.BAD_INPUT,
                                    at(source, at) + "unknown key \"" + name + "\"; "
                                            + (nearest == null
                                                    ? "a request has params and inputs"
                                                    : "did you mean " + nearest + "?"));
                        }
                        json.skipChildren();
                    }
                }
            }
            if (json.nextToken() != null) {
                throw fault(Code.BAD_INPUT, "nothing may follow the object");
            }
            return new MechanismRequest(mechanism, seed, tolerance, params, inputs, outputs);
        }

        private String word(String name) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw fault(Code.BAD_INPUT, name + " must be a string");
            }
            return json.getText();
        }

        private long seed() throws IOException {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw fault(Code.BAD_INPUT, "seed must be a whole number of at most 64 bits");
            }
            return json.getLongValue();
        }

        private double tolerance() throws IOException {
            JsonToken token = json.currentToken();
            boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
            if (!number || !(json.getDoubleValue() >= 0) || json.getDoubleValue() > 1) {
                throw fault(Code.BAD_INPUT, "tolerance must be a number from 0 to 1");
            }
            return json.getDoubleValue();
        }

        private Map<String, Value> object(Code code, String name) throws IOException {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw fault(code, name + " must be an object");
            }
            Map<String, Value> values = new LinkedHashMap<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                json.nextToken();
                values.put(key, value());
            }
            return values;
        }

        private Value value() throws IOException {
            count();
            return switch (json.currentToken()) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Value.of(json.getDoubleValue());
                case VALUE_TRUE -> Value.of(true);
                case VALUE_FALSE -> Value.of(false);
                case VALUE_STRING -> Value.of(json.getText());
                case START_ARRAY -> array();
                case START_OBJECT -> {
                    json.skipChildren();
                    yield new Value.Foreign("an object");
                }
                default -> new Value.Foreign("null");
            };
        }

        /** Arrays of numbers, which may be long, are kept without a box for each. */
        private Value array() throws IOException {
            double[] numbers = new double[8];
            int length = 0;
            JsonToken token = json.nextToken();
            for (; token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT; length++) {
                count();
                if (length == numbers.length) {
                    numbers = Arrays.copyOf(numbers, 2 * length);
                }
                numbers[length] = json.getDoubleValue();
                token = json.nextToken();
            }
            numbers = Arrays.copyOf(numbers, length);
            if (token == JsonToken.END_ARRAY) {
                return Value.of(numbers);
            }
            List<Value> values = new ArrayList<>();
            for (double number : numbers) {
                values.add(Value.of(number));
            }
            for (; token != JsonToken.END_ARRAY; token = json.nextToken()) {
                values.add(value());
            }
            return new Value.Arr(values);
        }

        private void count() {
            if (++elements > MAX_ELEMENTS) {
                throw fault(Code.BAD_INPUT, "more than " + MAX_ELEMENTS + " values, which is the limit");
            }
        }

        private DemoException fault(Code code, String message) {
            return new DemoException(code, at(source, json.currentTokenLocation()) + message);
        }
    }
}
