package dev.qkv.search;

import dev.qkv.model.Card;
import dev.qkv.model.DemoReference;
import dev.qkv.model.Language;
import dev.qkv.model.Level;
import dev.qkv.model.Titles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a card's fields from its record's body, as {@link CardWriter} wrote them. */
final class CardReader {
    private final String text;
    private String id = "";
    private String en = "";
    private String zh = "";
    private String topic = "";
    private Level level = Level.CORE;
    private final List<String> aliases = new ArrayList<>();
    private final List<DemoReference> demos = new ArrayList<>();
    private final List<String> related = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final Map<Language, Card.Face> faces = new HashMap<>();
    private int at;

    private CardReader(String record) {
        text = record;
    }

    static Card read(String bank, String record) throws DamagedIndex {
        CardReader reader = new CardReader(record);
        try {
            return reader.card(bank);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new DamagedIndex("a card cannot be read", e);
        }
    }

    private Card card(String bank) throws DamagedIndex {
        while (at < text.length()) {
            char field = text.charAt(at);
            switch (field) {
                case 'i' -> id = value();
                case 'e' -> en = value();
                case 'z' -> zh = value();
                case 'a' -> aliases.add(value());
                case 'p' -> topic = value();
                case 'l' -> level = value().equals(Level.CORE.word()) ? Level.CORE : Level.ADVANCED;
                case 'd' -> demos.add(new DemoReference(value(), parameters()));
                case 'r' -> related.add(value());
                case 's' -> sources.add(value());
                case 'f' -> face();
                default -> throw new DamagedIndex("a card has an unknown field " + field);
            }
        }
        return new Card(bank, id, new Titles(en, zh), aliases, topic, level, demos, related, sources, faces);
    }

    private void face() throws DamagedIndex {
        Language language = value().equals(Language.ZH.code()) ? Language.ZH : Language.EN;
        faces.put(language, new Card.Face(value(), value(), new Card.Laid(value(), value())));
    }

    private Map<String, Object> parameters() throws DamagedIndex {
        if (at == text.length() || text.charAt(at) != 'v') {
            return Map.of();
        }
        Map<String, Object> params = new HashMap<>();
        while (at < text.length() && text.charAt(at) == 'v') {
            String line = line();
            int tab = line.indexOf('\t');
            String value = Escapes.unescape(line.substring(tab + 2));
            Object typed = switch (line.charAt(tab + 1)) {
                case 'L' -> Long.valueOf(value);
                case 'D' -> Double.valueOf(value);
                case 'B' -> Boolean.valueOf(value);
                default -> value;
            };
            params.put(Escapes.unescape(line.substring(0, tab)), typed);
        }
        return params;
    }

    private String value() throws DamagedIndex {
        return Escapes.unescape(line());
    }

    /** The rest of the line after its letter. */
    private String line() {
        int end = text.indexOf('\n', at);
        String line = text.substring(at + 1, end);
        at = end + 1;
        return line;
    }
}
