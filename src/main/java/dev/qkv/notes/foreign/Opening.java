package dev.qkv.notes.foreign;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that is looked for at the beginning of texts, and tried only where a text's first characters may begin a match. What the pattern says of these is
 * remembered, since nearly all lines of a page begin in one of a few ways and match nothing.
 */
final class Opening {
    /** How many ASCII characters are looked at, one step after the other. */
    private static final int[] STEPS = {1, 3, 8};

    private static final int SLOT_BITS = 12;
    private static final int BITS = 7;
    private static final int LENGTH = 56;

    private final Pattern pattern;
    private final boolean folds;
    /** A beginning, its length, and in the lowest bit whether it can go on to a match; 0 for none yet. Another with the same place takes it over. */
    private final AtomicLongArray known = new AtomicLongArray(1 << SLOT_BITS);

    /** @param folds whether the pattern is for texts in lower case, or has no regard to case */
    Opening(Pattern pattern, boolean folds) {
        this.pattern = pattern;
        this.folds = folds;
    }

    /** The match at the beginning of a text; null for none. */
    @Nullable
    Matcher at(String text) {
        Matcher matcher = fits(text, 0) ? pattern.matcher(text) : null;
        return matcher != null && matcher.lookingAt() ? matcher : null;
    }

    /** Whether a text begins with it. */
    boolean opens(String text) {
        return at(text) != null;
    }

    /** Whether it is the whole text. */
    boolean matches(String text) {
        return fits(text, 0) && pattern.matcher(text).matches();
    }

    /** How many characters it takes at the beginning of a text; 0 for none. */
    int length(String text) {
        Matcher matcher = at(text);
        return matcher == null ? 0 : matcher.end();
    }

    /** False where the pattern cannot match from a place of a text on, whatever comes after the characters looked at. */
    boolean fits(String text, int from) {
        long packed = 0;
        int length = 0;
        for (int step : STEPS) {
            int before = length;
            while (length < step && from + length < text.length() && text.charAt(from + length) < 0x80) {
                char c = text.charAt(from + length);
                packed |= (long) (folds && c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) << (BITS * length);
                length++;
            }
            if (length > before && !fits(text, from, packed, length)) {
                return false;
            }
            if (length < step) {
                break;
            }
        }
        return length > 0 || from >= text.length() || fitsAlone(text, from);
    }

    /** By a first character that is none of ASCII. */
    private boolean fitsAlone(String text, int from) {
        char first = text.charAt(from);
        return Character.isSurrogate(first) || fits(text, from, folds ? Character.toLowerCase(first) : first, 1);
    }

    private boolean fits(String text, int from, long packed, int length) {
        long key = packed | ((long) length << LENGTH);
        // Fibonacci hashing
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - SLOT_BITS));
        long entry = known.getOpaque(slot);
        if (entry >>> 1 == key) {
            return (entry & 1) == 1;
        }
        String start = text.substring(from, from + length);
        Matcher matcher = pattern.matcher(folds ? start.toLowerCase(Locale.ROOT) : start);
        boolean fits = matcher.lookingAt() || matcher.hitEnd();
        known.setOpaque(slot, (key << 1) | (fits ? 1 : 0));
        return fits;
    }
}
