package dev.qkv.search;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;

/**
 * How text in {@link PlainForm} is cut into terms: words of English stemmed, identifiers whole and in their parts, Chinese in pairs of characters.
 * Notes also have each Chinese character alone, so that a query of one character finds something.
 */
final class Analysis extends Analyzer {
    private static final int PARTS = WordDelimiterGraphFilter.GENERATE_WORD_PARTS
            | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
            | WordDelimiterGraphFilter.CATENATE_ALL
            | WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;

    /** Analyzes notes. */
    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        return new TokenStreamComponents(words, new PorterStemFilter(new Surface(terms(words, true))));
    }

    private static TokenStream terms(Tokenizer words, boolean singles) {
        TokenStream parts = new WordDelimiterGraphFilter(words, PARTS, null);
        return new CJKBigramFilter(new LowerCaseFilter(parts), CJKBigramFilter.HAN, singles);
    }

    /**
     * A term of a query.
     *
     * @param surface in lower case, as typed
     * @param stem as the index has it
     * @param position of its first part, from 0
     * @param parts how many positions it covers: more than one for an identifier that follows in its parts
     * @param start where it begins in the text
     */
    record Term(String surface, String stem, int position, int parts, int start) {
        boolean han() {
            return surface.charAt(0) >= 0x2e80;
        }
    }

    /** The terms of a query, at most so many. */
    static List<Term> query(String plain, int most) throws IOException {
        List<Term> terms = new ArrayList<>();
        Tokenizer words = new StandardTokenizer();
        words.setReader(new StringReader(plain));
        Surface surface = new Surface(terms(words, false));
        try (TokenStream stems = new PorterStemFilter(surface)) {
            CharTermAttribute stem = stems.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute increment = stems.addAttribute(PositionIncrementAttribute.class);
            PositionLengthAttribute length = stems.addAttribute(PositionLengthAttribute.class);
            OffsetAttribute offset = stems.addAttribute(OffsetAttribute.class);
            stems.reset();
            int position = -1;
            while (terms.size() < most && stems.incrementToken()) {
                position += increment.getPositionIncrement();
                terms.add(new Term(
                        surface.text(), stem.toString(), position, length.getPositionLength(), offset.startOffset()));
            }
        }
        return terms;
    }

    /** Remembers each word before it is stemmed, and keeps those from being stemmed whose s is no plural: bias, loss, basis, corpus. */
    private static final class Surface extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);
        private String text = "";

        Surface(TokenStream input) {
            super(input);
        }

        String text() {
            return text;
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            text = term.toString();
            if (text.endsWith("ss") || text.endsWith("us") || text.endsWith("is") || text.endsWith("ias")) {
                keyword.setKeyword(true);
            }
            return true;
        }
    }
}
