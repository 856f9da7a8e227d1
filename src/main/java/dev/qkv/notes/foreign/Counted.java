package dev.qkv.notes.foreign;

import java.util.HashMap;
import java.util.Map;

/** Headings that are numbered without any sign behind the number, {@code ## 7 Closures}: only that each counts on from the one before shows it. */
final class Counted {
    private static final int FEWEST = 5;
    private static final int LONGEST_NUMBER = 3;
    private static final double MOST = 0.6;

    private Counted() {}

    /** Takes the numbers off, where most headings of a level have such. @param candidates by place, in order; those change */
    static void apply(Map<Integer, Candidate> candidates) {
        Map<Form, int[]> counts = new HashMap<>();
        for (Candidate candidate : candidates.values()) {
            if (candidate.form().kind() == Form.Kind.HEADING) {
                int[] count = counts.computeIfAbsent(candidate.form(), form -> new int[3]);
                int number = number(candidate.markdown());
                count[0]++;
                count[1] += number > 0 && (number == 1 || number == count[2] + 1) ? 1 : 0;
                count[2] = number > 0 ? number : count[2];
            }
        }
        counts.values().removeIf(count -> count[1] < FEWEST || count[1] < MOST * count[0]);
        if (!counts.isEmpty()) {
            candidates.replaceAll(
                    (at, candidate) -> counts.containsKey(candidate.form()) && number(candidate.markdown()) > 0
                            ? candidate.counted()
                            : candidate);
        }
    }

    /** The number before a blank and a word; 0 for none. */
    private static int number(String line) {
        int end = digits(line);
        boolean word = end > 0
                && end <= LONGEST_NUMBER
                && end + 1 < line.length()
                && line.charAt(end) == ' '
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
