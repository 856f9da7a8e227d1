package dev.qkv.notes.foreign;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that is looked for at the beginning of texts, and tried only where a text's first characters may begin a match. What the pattern says of these is
 * remembered, since nearly all lines of a page begin in one of a few ways and match nothing.
 */
final class Opening {
    /** How many ASCII characters are looked at behind the first, one step after the other. */
    private static final int[] STEPS = {2, 3, 8};

    private static final int SLOT_BITS = 12;
    private static final int BITS = 7;
    private static final int LENGTH = 56;

    private static final byte FITS = 1;
    private static final byte FAILS = 2;

    private final Pattern pattern;
    private final boolean folds;
    /** By the first character, of ASCII; 0 for not yet known. Several threads may find out the same. */
    private final byte[] firsts = new byte[0x80];
    /** By more characters, {@code null} for none yet. Another with the same place takes it over. */
    private final @Nullable Beginning[] known = new @Nullable Beginning[1 << SLOT_BITS];

    /** @param key characters and their number @param fits whether they can go on to a match */
    private record Beginning(long key, boolean fits) {}

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
        if (from >= text.length()) {
            return true;
        }
        char first = text.charAt(from);
        if (first >= firsts.length) {
            char folded = folds ? Character.toLowerCase(first) : first;
            // a few signs, such as the Kelvin, are ASCII letters in lower case
            return Character.isSurrogate(first) || folded < firsts.length || fits(text, from, folded, 1);
        }
        byte fits = firsts[first];
        if (fits == 0) {
            fits = tries(text.substring(from, from + 1)) ? FITS : FAILS;
            firsts[first] = fits;
        }
        return fits == FITS && fitsFurther(text, from);
    }

    private boolean fitsFurther(String text, int from) {
        long packed = 0;
        int length = 0;
        int end = text.length() - from;
        for (int step : STEPS) {
            int before = length;
            while (length < step && length < end) {
                char c = text.charAt(from + length);
                if (c >= 0x80) {
                    break;
                }
                packed |= (long) (folds && c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) << (BITS * length);
                length++;
            }
            if (length > before && !fits(text, from, packed, length)) {
                return false;
            }
            if (length < step) {
                return true;
            }
        }
        return true;
    }

    private boolean fits(String text, int from, long packed, int length) {
        long key = packed | ((long) length << LENGTH);
        // Fibonacci hashing
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - SLOT_BITS));
        Beginning beginning = known[slot];
        if (beginning == null || beginning.key() != key) {
            beginning = new Beginning(key, tries(text.substring(from, from + length)));
            known[slot] = beginning;
        }
        return beginning.fits();
    }

    private boolean tries(String start) {
        Matcher matcher = pattern.matcher(folds ? start.toLowerCase(Locale.ROOT) : start);
        return matcher.lookingAt() || matcher.hitEnd();
    }
}
