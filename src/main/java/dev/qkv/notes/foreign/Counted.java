package dev.qkv.notes.foreign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Headings and items that are numbered without any sign behind the number, {@code ## 7 Closures}: only that each counts on from the one before shows it. */
final class Counted {
    private static final int FEWEST = 5;
    private static final int FEWEST_ITEMS = 3;
    private static final int LONGEST_NUMBER = 3;
    private static final double MOST = 0.6;

    private Counted() {}

    /** Takes the numbers off, where most headings of a level or most items of a list have such. @param candidates by place, in order; those change */
    static void apply(List<Piece> pieces, Map<Integer, Candidate> candidates) {
        Map<Object, int[]> counts = new HashMap<>();
        candidates.forEach((at, candidate) -> {
            Object row = row(pieces.get(at), candidate);
            if (row != null) {
                int[] count = counts.computeIfAbsent(row, key -> new int[3]);
                int number = number(candidate.markdown());
                count[0]++;
                count[1] += number > 0 && (number == 1 || number == count[2] + 1) ? 1 : 0;
                count[2] = number > 0 ? number : count[2];
            }
        });
        counts.entrySet()
                .removeIf(row -> row.getValue()[1] < (row.getKey() instanceof Form ? FEWEST : FEWEST_ITEMS)
                        || row.getValue()[1] < MOST * row.getValue()[0]);
        if (!counts.isEmpty()) {
            candidates.replaceAll((at, candidate) -> {
                Object row = row(pieces.get(at), candidate);
                return row != null && counts.containsKey(row) && number(candidate.markdown()) > 0
                        ? candidate.counted()
                        : candidate;
            });
        }
    }

    /** What numbers go on in: a level of headings, or one list. */
    private static @Nullable Object row(Piece piece, Candidate candidate) {
        return switch (candidate.form().kind()) {
            case HEADING -> candidate.form();
            case ITEM -> piece.numbered() ? null : ForeignReader.list(piece);
            default -> null;
        };
    }

    /** The number before a blank and a word; 0 for none. */
    private static int number(String line) {
        int end = digits(line);
        boolean word = end > 0
                && end <= LONGEST_NUMBER
                && end + 1 < line.length()
                && line.charAt(end) == ' '
                && ".．)）、:：-–—|".indexOf(line.charAt(end + 1)) < 0
                && !Character.isDigit(line.charAt(end + 1));
        return word ? Integer.parseInt(line.substring(0, end)) : 0;
    }

    /** How many ASCII digits a line begins with. */
    static int digits(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
