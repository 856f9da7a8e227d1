package dev.qkv.demo.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs of n neighbouring tokens with their counts. */
final class Ngrams {
    private Ngrams() {}

    static Map<List<String>, Integer> of(List<String> tokens, int n) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int i = 0; i + n <= tokens.size(); i++) {
            counts.merge(tokens.subList(i, i + n), 1, Integer::sum);
        }
        return counts;
    }

    /** Common to both, each n-gram as often as it occurs in the one that has fewer. */
    static int matches(Map<List<String>, Integer> a, Map<List<String>, Integer> b) {
        int matches = 0;
        for (Map.Entry<List<String>, Integer> entry : a.entrySet()) {
            matches += Math.min(entry.getValue(), b.getOrDefault(entry.getKey(), 0));
        }
        return matches;
    }
}
