package dev.qkv.notes.foreign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Headings that say "Question" and no more, with questions of their own below: titles of those, as {@code # Questions} is. And numbers with nothing behind them. */
final class Named {
    private static final int FEWEST = 2;
    /** As many of a level are no titles: what is asked stands below each. */
    private static final int ROW = 3;

    private Named() {}

    /** Takes the titles out. @param candidates by place, in order */
    static void apply(List<Piece> pieces, Map<Integer, Candidate> candidates) {
        Map<Form, int[]> numbers = new HashMap<>();
        for (Candidate candidate : candidates.values()) {
            int[] count = numbers.computeIfAbsent(candidate.form(), form -> new int[2]);
            count[0]++;
            count[1] += candidate.text().bare() ? 1 : 0;
        }
        // one among questions is a slip: nobody wrote what it asks
        candidates.values().removeIf(candidate -> {
            int[] count = numbers.getOrDefault(candidate.form(), new int[2]);
            return isNumber(candidate) && count[1] * 2 < count[0];
        });
        Map<Form, Integer> rows = new HashMap<>();
        candidates.values().forEach(candidate -> rows.merge(candidate.form(), isWord(candidate) ? 1 : 0, Integer::sum));
        candidates
                .entrySet()
                .removeIf(entry -> isWord(entry.getValue())
                        && rows.getOrDefault(entry.getValue().form(), 0) < ROW
                        && hasQuestions(pieces, candidates, entry.getKey()));
    }

    private static boolean isNumber(Candidate candidate) {
        return candidate.form().kind() == Form.Kind.HEADING
                && candidate.text().bare()
                && candidate.text().text().codePoints().noneMatch(Character::isLetter);
    }

    private static boolean isWord(Candidate candidate) {
        return candidate.form().kind() == Form.Kind.HEADING
                && candidate.text().bare()
                && QuestionText.isWord(candidate.text().text());
    }

    /** Whether several questions of one form stand below a heading, the first of them before any answer. */
    private static boolean hasQuestions(List<Piece> pieces, Map<Integer, Candidate> candidates, int at) {
        Map<Form, Integer> below = new HashMap<>();
        for (int i = at + 1; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.is(Piece.Kind.HEADING) && piece.level() <= pieces.get(at).level()) {
                return false;
            }
            Candidate candidate = candidates.get(i);
            if (candidate != null && candidate.likely() && below.merge(candidate.form(), 1, Integer::sum) >= FEWEST) {
                return true;
            }
            if (below.isEmpty() && piece.saysAnswer()) {
                return false;
            }
        }
        return false;
    }
}
