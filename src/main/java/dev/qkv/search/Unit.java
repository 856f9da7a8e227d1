package dev.qkv.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing a query says: a word, or a pair of Chinese characters, with every term of the index that may stand for it.
 */
final class Unit {
    /** The word as typed, in lower case. */
    final String surface;

    final String stem;

    /** Where it begins in the query's {@link PlainForm}. */
    final int start;

    final boolean han;

    /** How much the word says by itself, from 0 to 1: everyday words say little in any bank. */
    double meaning;

    final List<Alternative> alternatives = new ArrayList<>();

    /** Whether the index has the word as it was typed. */
    boolean known;

    /** Whether it is part of a formula or of code, where much is abbreviated or means the library. */
    boolean code;

    /** What it adds to a concept that has it, and takes from one that has not. Known when the index was asked. */
    double weight;

    /** @param field where to look; null for every field of words; @param quality how sure it is that the term is meant, from 0 to 1 */
    record Alternative(@Nullable Fields field, String term, double quality) {}

    Unit(Analysis.Term term, double meaning) {
        surface = term.surface();
        stem = term.stem();
        start = term.start();
        han = term.han();
        this.meaning = meaning;
    }

    int end() {
        return start + surface.length();
    }
}
