package dev.qkv.search;

import dev.qkv.model.Card;
import dev.qkv.model.DemoReference;
import dev.qkv.model.Language;
import java.util.Map;
import java.util.TreeMap;

/** Writes a card as a record: a line a field, a letter that tells which, and the text, escaped. */
final class CardWriter {
    private CardWriter() {}

    static String encode(Card card) {
        StringBuilder text = new StringBuilder(1024);
        line('i', card.id(), text);
        line('e', card.title().en(), text);
        line('z', card.title().zh(), text);
        card.aliases().forEach(alias -> line('a', alias, text));
        line('p', card.topic(), text);
        line('l', card.level().word(), text);
        for (DemoReference demo : card.demos()) {
            line('d', demo.mechanism(), text);
            // sorted, since the order of a map's entries may change from run to run
            new TreeMap<>(demo.params()).forEach((name, value) -> parameter(name, value, text));
        }
        card.related().forEach(id -> line('r', id, text));
        card.sources().forEach(source -> line('s', source, text));
        for (Language language : Language.values()) {
            Card.Face face = card.face(language);
            if (face != null) {
                line('f', language.code(), text);
                line('h', face.path(), text);
                line('m', face.summary(), text);
                line('w', face.laid().answer(), text);
                line('o', face.laid().formula(), text);
            }
        }
        return text.toString();
    }

    private static void parameter(String name, Object value, StringBuilder text) {
        text.append('v');
        Escapes.escape(name, text);
        text.append('\t').append(typeOf(name, value));
        Escapes.escape(value.toString(), text);
        text.append('\n');
    }

    private static char typeOf(String name, Object value) {
        for (Map.Entry<Class<?>, Character> type : TYPES.entrySet()) {
            if (type.getKey().isInstance(value)) {
                return type.getValue();
            }
        }
        throw new IllegalArgumentException("parameter " + name + " is a " + value.getClass());
    }

    private static final Map<Class<?>, Character> TYPES =
            Map.of(Long.class, 'L', Double.class, 'D', Boolean.class, 'B', String.class, 'S');

    private static void line(char field, String value, StringBuilder text) {
        text.append(field);
        Escapes.escape(value, text);
        text.append('\n');
    }
}
