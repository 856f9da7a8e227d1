package dev.qkv.notes.foreign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Titles with nothing but a question below each, {@code #### Globals are evil}, {@code Why are they?}: where most headings of a level are such, they ask. */
final class Titled {
    private static final int FEWEST = 4;
    private static final int MOST_PARAGRAPHS = 3;

    private Titled() {}

    /** @param candidates by place; those of such levels are marked as questions */
    static void apply(List<Piece> pieces, Map<Integer, Candidate> candidates) {
        Map<Form, int[]> counts = new HashMap<>();
        candidates.forEach((at, candidate) -> {
            if (candidate.form().kind() == Form.Kind.HEADING) {
                int[] count = counts.computeIfAbsent(candidate.form(), form -> new int[2]);
                count[0]++;
                count[1] += names(pieces, at, candidate) ? 1 : 0;
            }
        });
        counts.values().removeIf(count -> count[1] < FEWEST || count[1] * 2 < count[0]);
        if (!counts.isEmpty()) {
            candidates.replaceAll(
                    (at, candidate) -> counts.containsKey(candidate.form()) && names(pieces, at, candidate)
                            ? candidate.asking()
                            : candidate);
        }
    }

    /** Whether all that stands below a title, up to the next of its level, is a few paragraphs that end with a question. */
    private static boolean names(List<Piece> pieces, int at, Candidate title) {
        if (title.text().likely()) {
            return false;
        }
        int i = at + 1;
        while (i < pieces.size()
                && i <= at + MOST_PARAGRAPHS
                && pieces.get(i).is(Piece.Kind.PARAGRAPH)
                && pieces.get(i).items() == 0) {
            i++;
        }
        boolean ends = i == pieces.size()
                || (pieces.get(i).is(Piece.Kind.HEADING)
                        && pieces.get(i).level() <= pieces.get(at).level());
        return ends
                && i > at + 1
                && !isContents(pieces.get(i - 1).plain())
                && Asking.ends(pieces.get(i - 1).plain());
    }

    /** Lines that end with the number of a page. */
    private static boolean isContents(String plain) {
        return plain.lines().count() > 1
                && plain.lines().map(String::strip).allMatch(line -> Character.isDigit(line.charAt(line.length() - 1)));
    }
}
