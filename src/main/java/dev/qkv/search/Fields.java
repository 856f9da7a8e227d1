package dev.qkv.search;

import java.util.List;

/** The fields that concepts are found by; each concept is one document with the texts of all its languages. */
enum Fields {
    /** {@link NameKey} of every id, title and alias. */
    NAME('n'),

    /** Spellings of whole Chinese names. */
    PINYIN('o'),

    TOPIC('t'),

    /** Spellings of parts of Chinese names, as often as they are tenths of a name. */
    PINYIN_PART('u'),

    /** {@link Symbols#runs} of formulas and code; twice those of the concept's own formula, which is the first of its note or in the short answer. */
    SYMBOLS('v'),

    /** Words of ids, titles and aliases. */
    TITLE('w'),

    SUMMARY('x'),

    /** Words of the prompts of questions. */
    QUESTIONS('y'),

    BODY('z');

    /** The fields that hold words, in the order of what a word in them says. */
    static final List<Fields> WORDS = List.of(TITLE, SUMMARY, QUESTIONS, BODY);

    /** Starts every term of the field in the file of terms, so that a field's terms are together. */
    final char letter;

    Fields(char letter) {
        this.letter = letter;
    }

    /** Whether frequencies and lengths are kept: words and parts of names have them, keys have not. */
    boolean words() {
        return letter >= PINYIN_PART.letter;
    }
}
