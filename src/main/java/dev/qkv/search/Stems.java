package dev.qkv.search;

import java.util.HashMap;
import java.util.Map;
import org.tartarus.snowball.ext.EnglishStemmer;

/** Stems of English words, by Lucene's stemmer; those met lately are remembered, since most words of a text were met before. Not for several threads. */
final class Stems {
    private static final int MOST = 1 << 15;

    private final EnglishStemmer stemmer = new EnglishStemmer();
    private final Map<String, String> known = new HashMap<>();

    /** @param word in lower case */
    String of(String word) {
        String stem = known.get(word);
        if (stem == null) {
            stemmer.setCurrent(word);
            stemmer.stem();
            stem = stemmer.getCurrent();
            if (known.size() == MOST) {
                known.clear();
            }
            known.put(word, stem);
        }
        return stem;
    }
}
