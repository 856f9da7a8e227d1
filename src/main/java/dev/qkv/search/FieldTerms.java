package dev.qkv.search;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The terms of one field of a concept, each once.
 *
 * @param terms in UTF-8
 * @param counts how often each stands there
 */
record FieldTerms(byte[][] terms, int[] counts) {
    static FieldTerms of(Collection<String> terms) {
        Map<String, Integer> counted = new LinkedHashMap<>();
        for (String term : terms) {
            counted.merge(term, 1, Integer::sum);
        }
        FieldTerms of = new FieldTerms(new byte[counted.size()][], new int[counted.size()]);
        int at = 0;
        for (Map.Entry<String, Integer> term : counted.entrySet()) {
            of.terms[at] = term.getKey().getBytes(StandardCharsets.UTF_8);
            of.counts[at++] = term.getValue();
        }
        return of;
    }
}
