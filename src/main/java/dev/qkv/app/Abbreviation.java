package dev.qkv.app;

import dev.qkv.render.text.Columns;
import java.util.function.Predicate;

/** The beginning of a card's id that stands for it, as Git abbreviates commits: ids of one's own cards are whole sentences, which fill a screen. */
final class Abbreviation {
    /** An id that takes no more than this is given whole. */
    private static final int WHOLE = 32;

    private static final int SHORT = 24;

    private Abbreviation() {}

    /** @param alone whether only this card's id has that beginning */
    static String of(String id, Predicate<String> alone) {
        if (Columns.of(id) <= WHOLE) {
            return id;
        }
        int columns = 0;
        for (int end = 0; end < id.length(); ) {
            int c = id.codePointAt(end);
            boolean atWord = c == '-' || Columns.of(c) > 1;
            if (columns >= SHORT && atWord && alone.test(id.substring(0, end))) {
                return id.substring(0, end);
            }
            columns += Columns.of(c);
            end += Character.charCount(c);
        }
        return id;
    }
}
