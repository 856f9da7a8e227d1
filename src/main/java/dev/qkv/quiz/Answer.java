package dev.qkv.quiz;

import java.util.List;

/** What somebody answered, as it came: by a key, in words, as a list. */
public sealed interface Answer {
    /** Longest text that is read as an answer, in characters. */
    int LONGEST = 10_000;

    /** A key, several keys, or words. */
    record Text(String text) implements Answer {}

    /** One entry a blank, a key or an item. */
    record Items(List<String> items) implements Answer {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A truth value. */
    record Flag(boolean value) implements Answer {}

    /** @param literal as written, so that no digit is lost */
    record Num(String literal) implements Answer {}

    static Answer of(String text) {
        return new Text(text);
    }

    static Answer of(List<String> items) {
        return new Items(items);
    }

    /** Whether there is nothing in it. */
    default boolean blank() {
        if (this instanceof Text text) {
            return text.text().isBlank();
        }
        if (this instanceof Items list) {
            for (String item : list.items()) {
                if (!item.isBlank()) {
                    return false;
                }
            }
            return true;
        }
        return false;
    }

    /** In one line, as it is shown: items joined by {@code ; }. */
    default String shown() {
        if (this instanceof Text text) {
            return text.text();
        }
        if (this instanceof Items list) {
            return String.join("; ", list.items());
        }
        if (this instanceof Num number) {
            return number.literal();
        }
        return String.valueOf(((Flag) this).value());
    }
}
