package dev.qkv.search;

/** Texts with blanks, {@code {{answer|alias}}}. */
final class Blanks {
    private Blanks() {}

    /** The text with the first answer in the place of each blank. */
    static String filled(String text) {
        int open = text.indexOf("{{");
        if (open < 0) {
            return text;
        }
        StringBuilder filled = new StringBuilder();
        int from = 0;
        while (open >= 0) {
            int close = text.indexOf("}}", open);
            if (close < 0) {
                break;
            }
            int bar = text.indexOf('|', open);
            filled.append(text, from, open).append(text, open + 2, bar >= 0 && bar < close ? bar : close);
            from = close + 2;
            open = text.indexOf("{{", from);
        }
        return filled.append(text, from, text.length()).toString();
    }
}
