package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.qkv.model.Fault;
import dev.qkv.model.FaultException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON Lines: one object a line, UTF-8, blank lines skipped. Every error is a {@link FaultException} with line and column.
 */
final class JsonLines {
    private static final int LONGEST_LINE = 1 << 20;
    private static final int DEEPEST = 32;

    private final InputStream in;
    private final String path;
    private final JsonFactory factory;
    private String text = "";
    private int line;

    /** Reads the fields of one object. */
    interface ObjectReader {
        /**
         * @param json at the object's first field name, or its end
         */
        void read(JsonParser json) throws IOException;
    }

    /** @param path as the user typed it, for messages */
    JsonLines(InputStream in, String path) {
        this.in = new BufferedInputStream(in);
        this.path = path;
        this.factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .build();
    }

    /** Hands every object to the reader. */
    void forEach(ObjectReader reader) throws IOException {
        while (nextLine()) {
            if (text.isBlank()) {
                continue;
            }
            try (JsonParser json = factory.createParser(text)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw fault(json, "expected an object, one on each line");
                }
                json.nextToken();
                reader.read(json);
                if (json.nextToken() != null) {
                    throw fault(json, "nothing may follow the object in its line");
                }
            } catch (JsonProcessingException e) {
                int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
                throw fault(column, e.getOriginalMessage());
            }
        }
    }

    /** The line being read, from 1. */
    int line() {
        return line;
    }

    /** A fault at the parser's current token. */
    FaultException fault(JsonParser json, String message) {
        return fault(json.currentTokenLocation().getColumnNr(), message);
    }

    private FaultException fault(int column, String message) {
        String shown = text.length() > 200 ? text.substring(0, 200) : text;
        return new FaultException(new Fault(path, line, Math.max(1, column), Fault.Severity.ERROR, message, shown));
    }

    private boolean nextLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        int next = in.read();
        if (next < 0) {
            return false;
        }
        line++;
        while (next >= 0 && next != '\n') {
            bytes.write(next);
            if (bytes.size() > LONGEST_LINE) {
                text = "";
                throw fault(LONGEST_LINE, "the line is longer than " + LONGEST_LINE + " bytes");
            }
            next = in.read();
        }
        text = decode(bytes.toByteArray());
        if (line == 1 && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        return true;
    }

    private String decode(byte[] bytes) {
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), chars, true);
        String decoded = chars.flip().toString();
        text = decoded;
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            throw fault(decoded.length() + 1, "not UTF-8");
        }
        return decoded;
    }
}
