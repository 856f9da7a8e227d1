package dev.qkv.search;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The form in which names are compared: without case, width, spaces, hyphens and other punctuation, so that
 * {@code Grouped-Query Attention}, {@code grouped_query_attention} and {@code ＧＱＡ} find what they name.
 * Signs that tell names apart ({@code C++}, {@code pass@k}) stay.
 */
public final class NameKey {
    private static final String DROPPED = "-_.,:;!?'\"()[]{}/`";

    private NameKey() {}

    /** The key of a name; empty where nothing but spaces and punctuation is left. */
    public static String of(String name) {
        int length = name.length();
        StringBuilder key = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            if (c >= 0x80) {
                // most names are ASCII, and the tables of the normaliser cost more than the rest of a lookup
                return ofUnicode(name);
            }
            if (c >= 'A' && c <= 'Z') {
                key.append((char) (c + ('a' - 'A')));
            } else if (c > ' ' && c != 0x7f && DROPPED.indexOf(c) < 0) {
                key.append(c);
            }
        }
        return key.toString();
    }

    private static String ofUnicode(String name) {
        boolean plain = onlyPlainHan(name);
        String text = plain ? name : Normalizer.normalize(name, Normalizer.Form.NFKD);
        text = text.toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                if (c > ' ' && c != 0x7f && DROPPED.indexOf(c) < 0) {
                    key.append((char) c);
                }
            } else if (c == '√') {
                key.append("sqrt");
            } else if (c == '根' && i < text.length() && text.charAt(i) == '号') {
                key.append("sqrt");
                i++;
            } else if (Greek.isLetter(c)) {
                key.append(Greek.name(c));
            } else if (isText(c)) {
                key.appendCodePoint(c);
            }
        }
        return plain ? key.toString() : Normalizer.normalize(key, Normalizer.Form.NFC);
    }

    /** Whether the normaliser would change nothing: ASCII and the main block of Chinese characters. */
    private static boolean onlyPlainHan(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 0x80 && (c < 0x4e00 || c > 0x9fff)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(int c) {
        return switch (Character.getType(c)) {
            case Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.NON_SPACING_MARK ->
                // a kana's voicing marks make another letter; a Latin accent is often left out
                c == 0x3099 || c == 0x309a;
            default -> true;
        };
    }
}
