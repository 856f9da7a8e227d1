package dev.qkv.notes.foreign;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pattern over the beginning of a text in lower case, tried only where the text's first letters or digits can begin a match: nearly no line of a page does. */
final class Wording {
    private static final int LONGEST = 300;

    private final Pattern pattern;
    private final Opening opening;

    /** @param pattern takes signs before its first letter or digit, and needs one */
    Wording(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
        this.opening = new Opening(this.pattern, true);
    }

    boolean matches(String text) {
        String lower = begun(text);
        return !lower.isEmpty() && pattern.matcher(lower).matches();
    }

    /** How many characters it takes at the beginning of a text; 0 where it does not stand there. */
    int length(String text) {
        String lower = begun(text);
        if (lower.isEmpty()) {
            return 0;
        }
        Matcher matcher = pattern.matcher(lower);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    /** The text in lower case, cut; empty where it cannot match. */
    private String begun(String text) {
        int end = Math.min(LONGEST, text.length());
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                return opening.fits(text, i)
                        ? (text.length() > LONGEST ? text.substring(0, LONGEST) : text).toLowerCase(Locale.ROOT)
                        : "";
            }
        }
        return "";
    }
}
