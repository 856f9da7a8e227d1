package dev.qkv.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** The JSON columns of an Anki collection: two note types, the decks, one set of options. */
final class AnkiModels {
    static final long BASIC = 1_700_000_000_001L;
    static final long CLOZE = 1_700_000_000_002L;

    private static final String CSS = """
        .card { font-family: sans-serif; font-size: 18px; text-align: left; max-width: 40em; margin: auto; }
        pre, code { font-family: monospace; font-size: 15px; }
        .cloze { font-weight: bold; }
        .source { font-size: 12px; opacity: .6; margin-top: 2em; }
        """;
    private static final String FOOT = "<div class=source>{{Source}}</div>";

    private AnkiModels() {}

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static String object(Content content) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    static String configuration() throws IOException {
        return object(json -> {
            json.writeNumberField("nextPos", 1);
            json.writeNumberField("curDeck", 1);
            json.writeArrayFieldStart("activeDecks");
            json.writeNumber(1);
            json.writeEndArray();
            json.writeStringField("sortType", "noteFld");
            json.writeBooleanField("sortBackwards", false);
            json.writeNumberField("schedVer", 2);
        });
    }

    static String models(long modified) throws IOException {
        return object(json -> {
            model(
                    json,
                    BASIC,
                    "qkv",
                    0,
                    List.of("Front", "Back"),
                    "{{Front}}",
                    "{{FrontSide}}<hr id=answer>{{Back}}" + FOOT,
                    modified);
            model(
                    json,
                    CLOZE,
                    "qkv cloze",
                    1,
                    List.of("Text", "Extra"),
                    "{{cloze:Text}}",
                    "{{cloze:Text}}<hr id=answer>{{Extra}}" + FOOT,
                    modified);
        });
    }

    private static void model(
            JsonGenerator json,
            long id,
            String name,
            int type,
            List<String> fields,
            String question,
            String answer,
            long modified)
            throws IOException {
        json.writeObjectFieldStart(Long.toString(id));
        json.writeNumberField("id", id);
        json.writeStringField("name", name);
        json.writeNumberField("type", type);
        json.writeNumberField("mod", modified);
        json.writeNumberField("usn", -1);
        json.writeNumberField("sortf", 0);
        json.writeNumberField("did", 1);
        json.writeStringField("css", CSS);
        json.writeStringField("latexPre", "");
        json.writeStringField("latexPost", "");
        json.writeArrayFieldStart("tags");
        json.writeEndArray();
        json.writeArrayFieldStart("vers");
        json.writeEndArray();
        json.writeArrayFieldStart("flds");
        int place = 0;
        for (String field : List.of(fields.get(0), fields.get(1), "Source", "Card")) {
            json.writeStartObject();
            json.writeStringField("name", field);
            json.writeNumberField("ord", place++);
            json.writeBooleanField("sticky", false);
            json.writeBooleanField("rtl", false);
            json.writeStringField("font", "Arial");
            json.writeNumberField("size", 20);
            json.writeArrayFieldStart("media");
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("tmpls");
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeNumberField("ord", 0);
        json.writeStringField("qfmt", question);
        json.writeStringField("afmt", answer);
        json.writeStringField("bqfmt", "");
        json.writeStringField("bafmt", "");
        json.writeNullField("did");
        json.writeEndObject();
        json.writeEndArray();
        json.writeFieldName("req");
        json.writeRawValue("[[0,\"any\",[0]]]");
        json.writeEndObject();
    }

    static String decks(Map<String, Long> decks, long modified) throws IOException {
        return object(json -> {
            deck(json, "Default", 1, modified);
            for (Map.Entry<String, Long> deck : decks.entrySet()) {
                deck(json, deck.getKey(), deck.getValue(), modified);
            }
        });
    }

    private static void deck(JsonGenerator json, String name, long id, long modified) throws IOException {
        json.writeObjectFieldStart(Long.toString(id));
        json.writeNumberField("id", id);
        json.writeStringField("name", name);
        json.writeNumberField("mod", modified);
        json.writeNumberField("usn", -1);
        json.writeStringField("desc", "");
        json.writeNumberField("dyn", 0);
        json.writeNumberField("conf", 1);
        json.writeBooleanField("collapsed", false);
        json.writeBooleanField("browserCollapsed", false);
        json.writeNumberField("extendNew", 10);
        json.writeNumberField("extendRev", 50);
        for (String today : List.of("newToday", "revToday", "lrnToday", "timeToday")) {
            json.writeFieldName(today);
            json.writeRawValue("[0,0]");
        }
        json.writeEndObject();
    }

    static String options() {
        return "{\"1\":{\"id\":1,\"name\":\"Default\",\"mod\":0,\"usn\":0,\"maxTaken\":60,\"timer\":0,\"autoplay\":true,\"replayq\":true,\"dyn\":false,"
                + "\"new\":{\"delays\":[1,10],\"ints\":[1,4,7],\"initialFactor\":2500,\"order\":1,\"perDay\":20,\"bury\":true,\"separate\":true},"
                + "\"rev\":{\"perDay\":200,\"ease4\":1.3,\"fuzz\":0.05,\"minSpace\":1,\"ivlFct\":1,\"maxIvl\":36500,\"bury\":true},"
                + "\"lapse\":{\"delays\":[10],\"mult\":0,\"minInt\":1,\"leechFails\":8,\"leechAction\":0}}}";
    }
}
