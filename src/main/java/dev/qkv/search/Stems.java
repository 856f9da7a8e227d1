package dev.qkv.search;

import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Stems of English words, by Lucene's stemmer. Those met lately are remembered and found by where the word stands in a text, without taking it out, since most
 * words of a text were met before. Not for several threads.
 */
final class Stems {
    private static final int SLOTS = 1 << 16;
    private static final int MOST = SLOTS / 2;
    private static final int SHORTEST = 3;

    /** What is longer is hardly a word, and not remembered. */
    private static final int LONGEST = 40;

    private final EnglishStemmer stemmer = new EnglishStemmer();

    /** Words in lower case and their stems, each in the first free place from that of its hash on; made when a note is analyzed. */
    private @Nullable String[] words = new String[0];

    private String[] stems = new String[0];
    private int size;

    /** @param word in lower case */
    String of(String word) {
        if (word.length() < SHORTEST || Analysis.isHan(word.charAt(0))) {
            return word;
        }
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    /** Of a word of a text, in whatever case. */
    String of(String text, int from, int to) {
        if (to - from > LONGEST) {
            return of(lower(text.substring(from, to)));
        }
        if (words.length == 0 || size == MOST) {
            words = new String[SLOTS];
            stems = new String[SLOTS];
            size = 0;
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + lower(text.charAt(i));
        }
        int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        for (String word = words[slot]; word != null; word = words[slot]) {
            if (isAt(word, text, from, to)) {
                return stems[slot];
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        String word = lower(text.substring(from, to));
        String stem = of(word);
        words[slot] = word;
        stems[slot] = stem;
        size++;
        return stem;
    }

    private static boolean isAt(String word, String text, int from, int to) {
        if (word.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (word.charAt(i - from) != lower(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Letter by letter, so that the length stays. */
    static String lower(String written) {
        char[] letters = written.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = lower(letters[i]);
        }
        return new String(letters);
    }

    private static char lower(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
        }
        return Character.toLowerCase(c);
    }
}
