package dev.qkv.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The terms of notes, stemmed and numbered. Words met lately are remembered and found by where they stand in a text, without taking them out, since most words
 * of a text were met before. Not for several threads.
 */
final class NoteTerms {
    private static final int SLOTS = 1 << 16;
    private static final int MOST = SLOTS / 2;
    private static final long UNNUMBERED = -1;

    /** A word that is too long for a key is remembered up to this length; what is longer is hardly a word. */
    private static final int LONGEST = 40;

    /** Words of so many letters and digits, of ASCII, are told apart by a long. */
    private static final int LONGEST_KEY = 12;

    private static final int RADIX = 37;

    /** Words of so many characters of any kind. */
    private static final int SHORTEST_KEY = 3;

    private final Stems stemmer = new Stems();

    /**
     * The key of a word, 0 where none is, and its stem as a {@link TermList} has it, side by side, since to reach for them takes longer than all else; each in
     * the first free place from that of its hash on.
     */
    private final long[] terms = new long[2 * SLOTS];

    private final String[] stems = new String[SLOTS];
    private int size;
    private final Map<String, String> longer = new HashMap<>();
    private TermNumbers numbers = new TermNumbers();

    /** From now on, terms have these numbers. */
    void number(TermNumbers with) {
        if (numbers != with) {
            numbers = with;
            for (int i = 1; i < terms.length; i += 2) {
                terms[i] = UNNUMBERED;
            }
        }
    }

    TermNumbers numbers() {
        return numbers;
    }

    Stems stemmer() {
        return stemmer;
    }

    /** A term that is not stemmed. */
    long term(String term) {
        return TermList.term(numbers.of(term), term);
    }

    /** The stem of a word of a text in lower case. */
    long word(char[] text, int from, int to) {
        long key = key(text, from, to);
        if (key == 0) {
            return longer(new String(text, from, to - from));
        }
        int slot = (int) ((key * 0x9e3779b97f4a7c15L) >>> 48);
        while (terms[2 * slot] != key) {
            if (terms[2 * slot] == 0) {
                return remember(key, slot, stemmer.of(new String(text, from, to - from)));
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        if (terms[2 * slot + 1] == UNNUMBERED) {
            terms[2 * slot + 1] = term(stems[slot]);
        }
        return terms[2 * slot + 1];
    }

    private long remember(long key, int slot, String stem) {
        long term = term(stem);
        if (size == MOST) {
            Arrays.fill(terms, 0);
            size = 0;
        } else {
            terms[2 * slot] = key;
            terms[2 * slot + 1] = term;
            stems[slot] = stem;
            size++;
        }
        return term;
    }

    /** A number that no other word has, or 0. */
    private static long key(char[] text, int from, int to) {
        int length = to - from;
        if (length > LONGEST_KEY) {
            return 0;
        }
        long key = length <= SHORTEST_KEY ? Long.MIN_VALUE : 0;
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (length <= SHORTEST_KEY) {
                key = key << Character.SIZE | c | Long.MIN_VALUE;
            } else if (c >= 'a' && c <= 'z') {
                key = RADIX * key + (c - 'a' + 1);
            } else if (c >= '0' && c <= '9') {
                key = RADIX * key + (c - '0' + 27);
            } else {
                return 0;
            }
        }
        return key;
    }

    private long longer(String word) {
        String stem = longer.get(word);
        if (stem == null) {
            stem = stemmer.of(word);
            if (longer.size() == MOST) {
                longer.clear();
            }
            if (word.length() <= LONGEST) {
                longer.put(word, stem);
            }
        }
        return term(stem);
    }
}
