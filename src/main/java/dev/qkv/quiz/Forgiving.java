package dev.qkv.quiz;

import dev.qkv.model.Quantity;
import java.text.Normalizer;
import java.util.Locale;

/** Compares typed words without regard to what does not matter: case, width, spaces, Markdown's marks, quotes, final punctuation, the sign for a product or a power. */
final class Forgiving {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Forgiving() {}

    static boolean same(String given, String accepted) {
        String plain = plain(given);
        return (!plain.isEmpty() && plain.equals(plain(accepted))) || sameQuantity(given, accepted);
    }

    /** {@code 5%} and {@code 0.05}, {@code 1,024} and {@code 1024}. */
    private static boolean sameQuantity(String given, String accepted) {
        Quantity right = Quantity.parse(accepted);
        Quantity said = Quantity.parse(given);
        return right != null
                && said != null
                && said.unit().comparable(right.unit())
                && Math.abs(said.base() - right.base()) <= 1e-12 * Math.abs(right.base());
    }

    /** The form in which texts are compared. */
    static String plain(String text) {
        String wide = isAscii(text) ? text : Normalizer.normalize(powers(text), Normalizer.Form.NFKC);
        String lower = wide.toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                continue;
            }
            switch (c) {
                case '`', '$', '"', '“', '”', '‘', '’', '「', '」' -> {}
                case '×', '·', '⋅', '∙' -> plain.append('*');
                case '−', '–', '—', '‐', '‑' -> plain.append('-');
                default -> plain.append(c);
            }
        }
        return ends(hyphens(plain.toString().replace("**", "^")));
    }

    private static String powers(String text) {
        StringBuilder powers = new StringBuilder(text.length() + 4);
        boolean raised = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = SUPERSCRIPTS.indexOf(c);
            if (digit >= 0 || c == '⁻') {
                powers.append(raised ? "" : "^").append(c == '⁻' ? "-" : String.valueOf(digit));
                raised = true;
            } else {
                powers.append(c);
                raised = false;
            }
        }
        return powers.toString();
    }

    /** {@code mean-pooled} is {@code mean pooled}; {@code n-1} and {@code a-b} keep their sign. */
    private static String hyphens(String text) {
        if (text.indexOf('-') < 0) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '-' || !joins(text, i)) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    /** One letter on both sides is a difference, more is a compound. */
    private static boolean joins(String text, int hyphen) {
        return isWord(text, hyphen - 1, hyphen)
                && isWord(text, hyphen + 1, hyphen + 2)
                && (isWord(text, hyphen - 2, hyphen) || isWord(text, hyphen + 1, hyphen + 3));
    }

    private static boolean isWord(String text, int from, int to) {
        if (from < 0 || to > text.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!Character.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Without sentence punctuation at the end. */
    private static String ends(String text) {
        int end = text.length();
        while (end > 0 && ".,;:!?。、，；：！？".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
