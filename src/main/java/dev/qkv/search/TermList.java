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
        terms = Arrays.copyOf(terms, size + more.size);
        System.arraycopy(more.terms, 0, terms, size, more.size);
        size += more.size;
    }

    int size() {
        return size;
    }

    /** Sorted. */
    int[] numbers() {
        return sorted(0, Integer.SIZE);
    }

    /** Of the terms from one on, sorted. */
    int[] hashes(int from) {
        return sorted(from, 0);
    }

    private int[] sorted(int from, int shift) {
        int[] half = new int[size - from];
        for (int i = 0; i < half.length; i++) {
            half[i] = (int) (terms[from + i] >>> shift);
        }
        Arrays.sort(half);
        return half;
    }
}
