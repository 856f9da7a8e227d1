package dev.qkv.demo;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The name that was probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The name the fewest edits away, null where none is near: more than a third of the letters would change. */
    public static @Nullable String to(String typed, Collection<String> names) {
        String nearest = null;
        int fewest = Math.max(1, typed.length() / 3) + 1;
        if (typed.length() > 80) {
            return null;
        }
        for (String name : names) {
            int edits = distance(typed, name);
            if (edits < fewest) {
                fewest = edits;
                nearest = name;
            }
        }
        return nearest;
    }

    /** {@code ; did you mean NAME?}, or the names there are where none is near. */
    static String hint(String typed, Collection<String> names) {
        String nearest = to(typed, names);
        if (nearest != null) {
            return "; did you mean " + nearest + "?";
        }
        return names.isEmpty() ? "; there are none" : "; there are " + String.join(", ", names);
    }

    /** Damerau–Levenshtein distance with adjacent swaps: insertions, deletions, replacements and swaps. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
