package dev.qkv.notes.foreign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the attributes of a tag as MDX has them, {@code <Question choices={[{ text: "a", correct: true }]} />}, as data: strings, words, lists and maps. Nothing is run. */
final class JsxData {
    private static final int DEEPEST = 6;
    private static final int MOST = 2_000;

    private final String text;
    private int at;
    private int values;

    private JsxData(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** The attributes of the first tag; empty where it cannot be read so. */
    static Map<String, Object> of(String source) {
        JsxData reader = new JsxData(source, Math.max(0, source.indexOf('<') + 1));
        reader.word();
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (String name = reader.name(); !name.isEmpty(); name = reader.name()) {
            Object value = reader.take('=') ? reader.attribute() : "";
            if (value == null) {
                return Map.of();
            }
            attributes.put(name, value);
        }
        return attributes;
    }

    private String name() {
        blanks();
        return word();
    }

    private @Nullable Object attribute() {
        blanks();
        if (!take('{')) {
            return value(0);
        }
        Object value = value(0);
        return value != null && take('}') ? value : null;
    }

    /** Null where none stands here. */
    private @Nullable Object value(int depth) {
        blanks();
        if (depth > DEEPEST || ++values > MOST || at >= text.length()) {
            return null;
        }
        char c = text.charAt(at);
        return switch (c) {
            case '"', '\'', '`' -> string(c);
            case '[' -> list(depth);
            case '{' -> map(depth);
            default -> said();
        };
    }

    /** A word without quotes, as {@code true} is. */
    private @Nullable String said() {
        String word = word();
        if (word.isEmpty()) {
            return null;
        }
        return word;
    }

    private @Nullable Object list(int depth) {
        at++;
        List<Object> list = new ArrayList<>();
        while (!take(']')) {
            Object value = value(depth + 1);
            if (value == null) {
                return null;
            }
            list.add(value);
            take(',');
        }
        return list;
    }

    private @Nullable Object map(int depth) {
        at++;
        Map<String, Object> map = new LinkedHashMap<>();
        while (!take('}')) {
            Object key = value(depth + 1);
            Object value = key instanceof String && take(':') ? value(depth + 1) : null;
            if (key == null || value == null) {
                return null;
            }
            map.put(String.valueOf(key), value);
            take(',');
        }
        return map;
    }

    /** A string, and those joined to it by a plus; null where one has no end. */
    private @Nullable String string(char quote) {
        StringBuilder said = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                c = text.charAt(at) == 'n' || text.charAt(at) == 't' ? ' ' : text.charAt(at);
            }
            said.append(c == '\n' ? ' ' : c);
        }
        if (at >= text.length()) {
            return null;
        }
        at++;
        while (take('+')) {
            blanks();
            char next = at < text.length() ? text.charAt(at) : ' ';
            if (next != '"' && next != '\'' && next != '`') {
                return null;
            }
            for (at++; at < text.length() && text.charAt(at) != next; at++) {
                said.append(text.charAt(at));
            }
            at++;
        }
        return said.toString();
    }

    private String word() {
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_-.$".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean take(char sign) {
        blanks();
        boolean stands = at < text.length() && text.charAt(at) == sign;
        at += stands ? 1 : 0;
        return stands;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
