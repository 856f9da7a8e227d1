package dev.qkv.search;

/** The fields of the Lucene index: one document a concept, with the texts of all its languages. */
final class Fields {
    /** {@link NameKey} of every id, title and alias. */
    static final String NAME = "name";

    /** Spellings of whole Chinese names. */
    static final String PINYIN = "pinyin";

    /** Spellings of parts of Chinese names. */
    static final String PINYIN_PART = "pinyin-part";

    static final String TITLE = "title";
    static final String SUMMARY = "summary";
    static final String QUESTIONS = "questions";
    static final String BODY = "body";

    /** {@link Symbols#runs} of formulas and code. */
    static final String SYMBOLS = "symbols";

    static final String TOPIC = "topic";

    /** Offsets of the concept's card and passages, as doc values. */
    static final String CARD = "card";

    static final String PASSAGES = "passages";

    private Fields() {}
}
