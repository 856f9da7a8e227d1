package dev.qkv.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SmallFloat;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.jspecify.annotations.Nullable;

/** Which documents have a term, read from the Lucene index field by field. */
final class Postings {
    /** Told of each document that has a term. */
    interface Visitor {
        /** @param length of the field in that document, in terms, as Lucene rounds it; 1 where it is not kept */
        void visit(int document, int frequency, int length);
    }

    private final IndexReader reader;
    private final Map<String, Double> averages = new HashMap<>();

    Postings(IndexReader reader) {
        this.reader = reader;
    }

    int documents() {
        return reader.maxDoc();
    }

    int frequency(String field, String term) throws IOException {
        int documents = 0;
        BytesRef bytes = new BytesRef(term);
        for (LeafReaderContext leaf : reader.leaves()) {
            TermsEnum terms = terms(leaf, field);
            if (terms != null && terms.seekExact(bytes)) {
                documents += terms.docFreq();
            }
        }
        return documents;
    }

    void visit(String field, String term, Visitor visitor) throws IOException {
        BytesRef bytes = new BytesRef(term);
        for (LeafReaderContext leaf : reader.leaves()) {
            TermsEnum terms = terms(leaf, field);
            if (terms == null || !terms.seekExact(bytes)) {
                continue;
            }
            NumericDocValues lengths = leaf.reader().getNormValues(field);
            PostingsEnum postings = terms.postings(null, PostingsEnum.FREQS);
            for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                int length = lengths != null && lengths.advanceExact(doc)
                        ? SmallFloat.byte4ToInt((byte) lengths.longValue())
                        : 1;
                visitor.visit(leaf.docBase + doc, postings.freq(), length);
            }
        }
    }

    /** The mean length of a field, in terms. */
    double averageLength(String field) throws IOException {
        Double known = averages.get(field);
        if (known != null) {
            return known;
        }
        long terms = 0;
        long documents = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms inLeaf = leaf.reader().terms(field);
            if (inLeaf != null) {
                terms += inLeaf.getSumTotalTermFreq();
                documents += inLeaf.getDocCount();
            }
        }
        double average = documents == 0 ? 1 : (double) terms / documents;
        averages.put(field, average);
        return average;
    }

    /** The terms of a field within so many edits of a word; a swap of neighbours is one edit. */
    List<String> near(String field, String word, int edits) throws IOException {
        List<String> near = new ArrayList<>();
        CompiledAutomaton automaton =
                new CompiledAutomaton(new LevenshteinAutomata(word, true).toAutomaton(edits), true, false);
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(field);
            if (terms != null) {
                TermsEnum matching = automaton.getTermsEnum(terms);
                for (BytesRef term = matching.next(); term != null; term = matching.next()) {
                    near.add(term.utf8ToString());
                }
            }
        }
        return near;
    }

    /** A number kept with a document. */
    long number(int document, String field) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            int inLeaf = document - leaf.docBase;
            if (inLeaf >= 0 && inLeaf < leaf.reader().maxDoc()) {
                NumericDocValues values = leaf.reader().getNumericDocValues(field);
                if (values != null && values.advanceExact(inLeaf)) {
                    return values.longValue();
                }
            }
        }
        throw new DamagedIndex("document " + document + " has no " + field);
    }

    private static @Nullable TermsEnum terms(LeafReaderContext leaf, String field) throws IOException {
        Terms terms = leaf.reader().terms(field);
        return terms == null ? null : terms.iterator();
    }
}
