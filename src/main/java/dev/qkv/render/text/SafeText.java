package dev.qkv.render.text;

/**
 * Keeps what could steer a terminal out of the output: C0 and C1 controls, DEL, bidirectional overrides and isolates, tag characters, lone surrogates. Line
 * breaks and tabs become spaces.
 */
public final class SafeText {
    private SafeText() {}

    public static String clean(String text, Glyphs glyphs) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F) {
                int codePoint = text.codePointAt(i);
                if (!isSafe(codePoint)) {
                    return replace(text, i, glyphs);
                }
                i += Character.charCount(codePoint) - 1;
            }
        }
        return text;
    }

    private static String replace(String text, int from, Glyphs glyphs) {
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (codePoint == '\n' || codePoint == '\t' || codePoint == 0x2028 || codePoint == 0x2029) {
                clean.append(' ');
            } else if (isSafe(codePoint)) {
                clean.appendCodePoint(codePoint);
            } else {
                clean.append(glyphs.replacement());
            }
            i += Character.charCount(codePoint);
        }
        return clean.toString();
    }

    private static boolean isSafe(int c) {
        if (c < 0x7F) {
            return c >= ' ';
        }
        return c > 0x9F
                && c != 0x061C // Arabic letter mark
                && (c < 0x200E || c > 0x200F) // marks
                && (c < 0x2028 || c > 0x202E) // separators, embeddings, overrides
                && (c < 0x2066 || c > 0x206F) // isolates, deprecated format characters
                && (c < 0xD800 || c > 0xDFFF)
                && c != 0xFEFF
                && (c < 0xFFF9 || c > 0xFFFB) // interlinear annotation
                && (c < 0xE0000 || c > 0xE007F); // tags
    }
}
