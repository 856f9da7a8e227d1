package dev.qkv.search;

import org.tartarus.snowball.ext.EnglishStemmer;

/** Stems of English words, by Lucene's stemmer. Not for several threads. */
final class Stems {
    private static final int SHORTEST = 3;

    private final EnglishStemmer stemmer = new EnglishStemmer();

    /** @param word in lower case */
    String of(String word) {
        if (word.length() < SHORTEST || Analysis.isHan(word.charAt(0))) {
            return word;
        }
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }
}
