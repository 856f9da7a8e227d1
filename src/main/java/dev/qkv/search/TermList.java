package dev.qkv.search;

import java.util.Arrays;

/** Terms in the order of a text, each by its {@linkplain TermNumbers number} and by the hash of its letters, which are the halves of a long. */
final class TermList {
    private long[] terms = new long[16];
    private int size;

    static long term(int number, String text) {
        return (long) number << Integer.SIZE | (text.hashCode() & 0xffffffffL);
    }

    void add(long term) {
        if (size == terms.length) {
            terms = Arrays.copyOf(terms, 2 * size);
        }
        terms[size++] = term;
    }

    void addAll(TermList more) {
        if (more.size > terms.length - size) {
            terms = Arrays.copyOf(terms, Math.max(2 * terms.length, size + more.size));
        }
        System.arraycopy(more.terms, 0, terms, size, more.size);
        size += more.size;
    }

    /** Sorted. */
    int[] numbers() {
        return sorted(Integer.SIZE);
    }

    /** Sorted. */
    int[] hashes() {
        return sorted(0);
    }

    private int[] sorted(int shift) {
        int[] half = new int[size];
        for (int i = 0; i < size; i++) {
            half[i] = (int) (terms[i] >>> shift);
        }
        Arrays.sort(half);
        return half;
    }
}
