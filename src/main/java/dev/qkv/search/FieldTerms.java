package dev.qkv.search;

import java.util.Arrays;

/**
 * The terms of one field of a concept, each once.
 *
 * @param numbers of the terms, sorted
 * @param counts how often each stands there
 * @param length how often all stand there
 */
record FieldTerms(int[] numbers, int[] counts, int length) {
    static FieldTerms of(TermList terms) {
        int[] numbers = terms.numbers();
        int length = numbers.length;
        int[] counts = new int[length];
        int distinct = 0;
        for (int i = 0; i < length; i++) {
            if (i == 0 || numbers[i] != numbers[distinct - 1]) {
                numbers[distinct++] = numbers[i];
            }
            counts[distinct - 1]++;
        }
        return new FieldTerms(Arrays.copyOf(numbers, distinct), Arrays.copyOf(counts, distinct), length);
    }
}
