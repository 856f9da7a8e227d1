package dev.qkv.render.text;

import org.jline.utils.WCWidth;

/** Widths in terminal columns, by JLine's table. */
public final class Columns {
    /** Ranges of one width: first, last, width. */
    private static final int[] USUAL = {
        0xA0, 0x2FF, 1, // Latin
        0x370, 0x482, 1, // Greek and Cyrillic
        0x1D00, 0x1DBF, 1, // raised and lowered letters
        0x2010, 0x2027, 1, // dashes and quotation marks
        0x2070, 0x20CF, 1, // raised and lowered digits
        0x2100, 0x2319, 1, // letterlike signs, arrows, operators, brackets
        0x239B, 0x23B3, 1, // pieces of brackets
        0x2400, 0x25FC, 1, // box drawing, blocks, shapes
        0x27C0, 0x2B1A, 1, // more operators and arrows
        0x2C60, 0x2C7F, 1, // more lowered letters
        0x2E80, 0x3029, 2, // radicals, punctuation
        0x3250, 0xA4CF, 2, // Chinese
        0xAC00, 0xD7A3, 2, // Korean
        0xFF01, 0xFF60, 2 // full width
    };

    private Columns() {}

    public static int of(CharSequence text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = Character.codePointAt(text, i);
            width += of(codePoint);
            i += Character.charCount(codePoint);
        }
        return width;
    }

    /** 0, 1 or 2. What notes are mostly written in does not load the table, whose making takes a tenth of a short run. */
    public static int of(int codePoint) {
        if (codePoint < 0x7F) {
            return codePoint < ' ' ? 0 : 1;
        }
        for (int i = 0; i < USUAL.length; i += 3) {
            if (codePoint <= USUAL[i + 1]) {
                if (codePoint >= USUAL[i]) {
                    return USUAL[i + 2];
                }
                break;
            }
        }
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }

    /** The text with spaces after it, at least as wide as asked for. */
    public static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    public static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }

    /** The text, cut to a width with the mark at its end where it is wider. */
    public static String fit(String text, int width, String mark) {
        if (of(text) <= width) {
            return text;
        }
        int room = Math.max(0, width - of(mark));
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            if (used + of(codePoint) > room) {
                break;
            }
            used += of(codePoint);
            end += Character.charCount(codePoint);
        }
        return of(mark) > width ? text.substring(0, end) : text.substring(0, end) + mark;
    }
}
