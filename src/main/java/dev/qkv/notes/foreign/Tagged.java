package dev.qkv.notes.foreign;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Questions with the name of their field in brackets before them, {@code - [css] [What is a float?](…)}: where most of a form have one, it is no part of them. */
final class Tagged {
    private static final int FEWEST = 4;
    private static final double MOST = 0.5;
    private static final Opening TAG =
            new Opening(Pattern.compile("^(?:\\\\\\[[^\\[\\]?？]{1,16}\\]|【[^【】?？]{1,16}】)\\s*(?=\\S)"), false);

    private Tagged() {}

    /** Takes the tags off. @param candidates by place; those change */
    static void apply(Map<Integer, Candidate> candidates) {
        Map<Form, int[]> counts = new HashMap<>();
        for (Candidate candidate : candidates.values()) {
            int[] count = counts.computeIfAbsent(candidate.form(), form -> new int[2]);
            count[0]++;
            count[1] += TAG.opens(candidate.text().text()) ? 1 : 0;
        }
        counts.values().removeIf(count -> count[1] < FEWEST || count[1] < MOST * count[0]);
        if (!counts.isEmpty()) {
            candidates.replaceAll((at, candidate) -> {
                int tag = counts.containsKey(candidate.form())
                        ? TAG.length(candidate.text().text())
                        : 0;
                return tag > 0 ? candidate.without(tag) : candidate;
            });
        }
    }
}
