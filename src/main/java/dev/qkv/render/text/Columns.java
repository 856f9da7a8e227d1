package dev.qkv.render.text;

import org.jline.utils.WCWidth;

/** Widths in terminal columns, by JLine's table. */
public final class Columns {
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

    /** 0, 1 or 2; ASCII does not load the table. */
    public static int of(int codePoint) {
        if (codePoint < 0x7F) {
            return codePoint < ' ' ? 0 : 1;
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
