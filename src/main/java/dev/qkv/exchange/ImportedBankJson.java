package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.qkv.model.ImportedBank;
import dev.qkv.model.ImportedCard;
import dev.qkv.model.Level;
import dev.qkv.model.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A bank made from foreign Markdown as it is kept: JSON Lines, the bank first, then a card a line, then what became none. */
public final class ImportedBankJson {
    private static final int FORMAT = 1;
    private static final String ID = "id";

    private ImportedBankJson() {}

    public static void write(ImportedBank bank, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setRootValueSeparator(null);
            head(json, bank.head());
            json.writeRaw('\n');
            for (ImportedCard card : bank.cards()) {
                card(json, card);
                json.writeRaw('\n');
            }
            for (ImportedBank.Skipped skipped : bank.skipped()) {
                json.writeStartObject();
                json.writeStringField("skipped", skipped.reason());
                json.writeStringField("file", skipped.path());
                json.writeNumberField("first_line", skipped.line());
                json.writeEndObject();
                json.writeRaw('\n');
            }
        }
    }

    private static void head(JsonGenerator json, ImportedBank.Head bank) throws IOException {
        json.writeStartObject();
        json.writeNumberField("format", FORMAT);
        json.writeStringField("bank", bank.name());
        json.writeStringField("source", bank.source());
        json.writeStringField("commit", bank.commit());
        json.writeStringField("licence", bank.licence());
        json.writeStringField("licence_file", bank.licenceFile());
        strings(json, "forms", bank.forms());
        json.writeStringField("language", bank.language());
        json.writeStringField("stamp", bank.stamp());
        json.writeNumberField("files", bank.files());
        json.writeArrayFieldStart("kinds");
        for (Map.Entry<String, Integer> kind : bank.kinds().entrySet()) {
            json.writeString(kind.getKey() + " " + kind.getValue());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void card(JsonGenerator json, ImportedCard card) throws IOException {
        json.writeStartObject();
        json.writeStringField(ID, card.id());
        json.writeStringField("key", card.key());
        json.writeBooleanField("current", card.current());
        json.writeStringField("file", card.file());
        json.writeNumberField("first_line", card.firstLine());
        json.writeNumberField("last_line", card.lastLine());
        json.writeStringField("title", card.title());
        json.writeStringField("prompt", card.prompt());
        json.writeArrayFieldStart("options");
        for (Question.Option option : card.options()) {
            json.writeStartObject();
            json.writeStringField("text", option.text());
            json.writeBooleanField("right", option.right());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("answer", card.answer());
        strings(json, "sources", card.sources());
        json.writeStringField("language", card.language());
        strings(json, "section", card.section());
        json.writeStringField("level", card.level().word());
        json.writeStringField("problem", card.problem());
        json.writeBooleanField("asked", card.asked());
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** @throws IOException also where the file is damaged or of a later format */
    public static ImportedBank read(InputStream in) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(in)) {
            ImportedBank.Head head = head(json);
            List<ImportedCard> cards = new ArrayList<>();
            List<ImportedBank.Skipped> skipped = new ArrayList<>();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Fields fields = new Fields(json);
                if (fields.text(ID).isEmpty()) {
                    require(!fields.text("skipped").isEmpty());
                    skipped.add(new ImportedBank.Skipped(
                            fields.text("file"), fields.number("first_line"), fields.text("skipped")));
                } else {
                    cards.add(card(fields));
                }
            }
            return new ImportedBank(head, cards, skipped);
        }
    }

    /** The bank without its cards. @throws IOException as {@link #read} */
    public static ImportedBank.Head readHead(InputStream in) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(in)) {
            return head(json);
        }
    }

    /** The card of that id alone, found by how its line begins; null for none. */
    public static @Nullable ImportedCard readCard(InputStream in, String id) throws IOException {
        byte[] line = new LineFinder(in, start(id)).find();
        if (line.length == 0) {
            return null;
        }
        try (JsonParser json = new JsonFactory().createParser(line)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            return card(new Fields(json));
        }
    }

    /** How a card's line begins, as the generator writes it: what it escapes, and how, is its own affair. */
    private static byte[] start(String id) throws IOException {
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        JsonGenerator json = new JsonFactory().createGenerator(start);
        json.writeStartObject();
        json.writeStringField(ID, id);
        json.flush();
        return start.toByteArray();
    }

    private static ImportedBank.Head head(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT);
        Fields head = new Fields(json);
        require(head.number("format") == FORMAT && !head.text("bank").isEmpty());
        Map<String, Integer> kinds = new TreeMap<>();
        for (String kind : head.list("kinds")) {
            int blank = kind.indexOf(' ');
            require(blank > 0 && kind.substring(blank + 1).matches("\\d{1,9}"));
            kinds.put(kind.substring(0, blank), Integer.valueOf(kind.substring(blank + 1)));
        }
        return new ImportedBank.Head(
                head.text("bank"),
                head.text("source"),
                head.text("commit"),
                head.text("licence"),
                head.text("licence_file"),
                head.list("forms"),
                head.text("language"),
                head.text("stamp"),
                head.number("files"),
                kinds);
    }

    private static ImportedCard card(Fields fields) {
        return new ImportedCard(
                fields.text(ID),
                fields.text("key"),
                fields.flag("current"),
                fields.text("file"),
                fields.number("first_line"),
                fields.number("last_line"),
                fields.text("title"),
                fields.text("prompt"),
                fields.options,
                fields.text("answer"),
                fields.list("sources"),
                fields.text("language"),
                fields.list("section"),
                fields.text("level").equals(Level.ADVANCED.word()) ? Level.ADVANCED : Level.CORE,
                fields.text("problem"),
                fields.flag("asked"));
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("not a bank's file, or of another version of qkv");
        }
    }

    /** The fields of one object. */
    private static final class Fields {
        private final java.util.Map<String, Object> values = new java.util.HashMap<>();
        private final List<Question.Option> options = new ArrayList<>();

        Fields(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                switch (json.nextToken()) {
                    case VALUE_STRING -> values.put(name, json.getText());
                    case VALUE_NUMBER_INT -> values.put(name, json.getIntValue());
                    case VALUE_TRUE -> values.put(name, true);
                    case VALUE_FALSE -> values.put(name, false);
                    case START_ARRAY -> array(json, name);
                    default -> throw new IOException("unexpected " + json.currentToken());
                }
            }
        }

        private void array(JsonParser json, String name) throws IOException {
            List<String> texts = new ArrayList<>();
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    Fields option = new Fields(json);
                    options.add(new Question.Option(option.text("text"), option.flag("right"), ""));
                } else if (token == JsonToken.VALUE_STRING) {
                    texts.add(json.getText());
                } else {
                    throw new IOException("unexpected " + token);
                }
            }
            values.put(name, texts);
        }

        String text(String name) {
            return values.get(name) instanceof String text ? text : "";
        }

        int number(String name) {
            return values.get(name) instanceof Integer number ? number : 0;
        }

        boolean flag(String name) {
            return Boolean.TRUE.equals(values.get(name));
        }

        List<String> list(String name) {
            List<String> texts = new ArrayList<>();
            if (values.get(name) instanceof List<?> list) {
                list.forEach(text -> texts.add(String.valueOf(text)));
            }
            return texts;
        }
    }
}
