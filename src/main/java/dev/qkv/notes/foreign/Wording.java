package dev.qkv.notes.foreign;

import java.util.BitSet;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pattern over the beginning of a text in lower case, tried only where the text's first letter or digit can begin a match: nearly no line of a page does. */
final class Wording {
    private static final int LONGEST = 300;

    private final Pattern pattern;
    private final BitSet tried = new BitSet();
    private final BitSet possible = new BitSet();

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

    private synchronized boolean canBegin(char letter) {
        if (!tried.get(letter)) {
            Matcher matcher = pattern.matcher(String.valueOf(letter));
            possible.set(letter, matcher.lookingAt() || matcher.hitEnd());
            tried.set(letter);
        }
        return possible.get(letter);
    }

    private static String lower(String text) {
        return (text.length() > LONGEST ? text.substring(0, LONGEST) : text).toLowerCase(Locale.ROOT);
    }
}
