package dev.qkv.notes.foreign;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Levels on which nearly every heading has a number and most ask: one that has nothing below is a question that nobody answered yet. */
final class Gaps {
    private static final int FEWEST = 5;
    private static final double NEARLY_ALL = 0.9;
    private static final double MOST = 0.5;

    private Gaps() {}

    static Set<Form> levels(Collection<Candidate> candidates) {
        Map<Form, int[]> counts = new HashMap<>();
        for (Candidate candidate : candidates) {
            if (candidate.form().kind() == Form.Kind.HEADING) {
                int[] count = counts.computeIfAbsent(candidate.form(), form -> new int[3]);
                count[0]++;
                // a number beside marked questions is that of a section
                boolean numbered =
                        candidate.text().numbered() && !candidate.text().labelled();
                count[1] += numbered && !candidate.isSection() ? 1 : 0;
                count[2] += candidate.likely() ? 1 : 0;
            }
        }
        Set<Form> levels = new HashSet<>();
        counts.forEach((form, count) -> {
            if (count[0] >= FEWEST && count[1] >= NEARLY_ALL * count[0] && count[2] >= MOST * count[0]) {
                levels.add(form);
            }
        });
        return levels;
    }
}
