package dev.qkv.notes.foreign;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pattern over the beginning of a text in lower case, tried only where the text's first letter or digit can begin a match: nearly no line of a page does. */
final class Wording {
    private static final int LONGEST = 300;

    private final Pattern pattern;
    /** By the first letter: 0 not tried yet, 1 possible, 2 not; threads that try the same find the same. */
    private final byte[] begins = new byte[1 << 16];

    /** @param pattern takes signs before its first letter or digit, and needs one */
    Wording(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
    }

    boolean matches(String text) {
        return canBegin(text) && pattern.matcher(lower(text)).matches();
    }

    /** How many characters it takes at the beginning of a text; 0 where it does not stand there. */
    int length(String text) {
        if (!canBegin(text)) {
            return 0;
        }
        Matcher matcher = pattern.matcher(lower(text));
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    private boolean canBegin(String text) {
        int end = Math.min(LONGEST, text.length());
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                return true;
            }
            if (Character.isLetterOrDigit(c)) {
                return canBegin(Character.toLowerCase(c));
            }
        }
        return false;
    }

    private boolean canBegin(char letter) {
        byte known = begins[letter];
        if (known == 0) {
            Matcher matcher = pattern.matcher(String.valueOf(letter));
            known = (byte) (matcher.lookingAt() || matcher.hitEnd() ? 1 : 2);
            begins[letter] = known;
        }
        return known == 1;
    }

    private static String lower(String text) {
        return (text.length() > LONGEST ? text.substring(0, LONGEST) : text).toLowerCase(Locale.ROOT);
    }
}
