package dev.qkv.search;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.util.BytesRef;

/** Terms that are analyzed and counted already; one stream serves a field of all concepts, since to make one takes long. */
final class TermStream extends TokenStream {
    private static final FieldTerms NONE = new FieldTerms(new byte[0][], new int[0]);

    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private FieldTerms terms = NONE;
    private int next;

    void take(FieldTerms taken) {
        terms = taken;
        next = 0;
    }

    @Override
    public boolean incrementToken() {
        if (next == terms.counts().length) {
            return false;
        }
        clearAttributes();
        term.setBytesRef(new BytesRef(terms.terms()[next]));
        frequency.setTermFrequency(terms.counts()[next++]);
        return true;
    }
}
