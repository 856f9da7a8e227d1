package dev.qkv.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The candidate that somebody who mistyped a name most likely meant. */
public final class Nearest {
    private Nearest() {}

    /** The nearest candidate, or null where none is within a third of the word's length (at least one) of edits. */
    public static @Nullable String of(String word, Iterable<String> candidates) {
        String wanted = word.toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, Math.min(wanted.length(), 60) / 3);
        String best = null;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - wanted.length()) > allowed) {
                continue;
            }
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance <= allowed) {
                allowed = distance - 1;
                best = candidate;
            }
            if (allowed < 0) {
                break;
            }
        }
        return best;
    }

    /** {@code ; did you mean NAME?}, or the names there are where none is near. */
    public static String hint(String word, Collection<String> names) {
        String nearest = of(word, names);
        if (nearest != null) {
            return "; did you mean " + nearest + "?";
        }
        return names.isEmpty() ? "; there are none" : "; there are " + String.join(", ", names);
    }

    /** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
    public static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        Arrays.setAll(last, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, beforeLast[j - 2] + 1);
                }
                row[j] = least;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
