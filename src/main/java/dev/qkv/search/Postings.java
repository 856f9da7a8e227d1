package dev.qkv.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.SmallFloat;
import org.jspecify.annotations.Nullable;

/** Which concepts have a term. What one query asks for is remembered. */
final class Postings {
    private final TermFile terms;
    private final Map<String, Integer> frequencies = new HashMap<>();

    Postings(TermFile terms) {
        this.terms = terms;
    }

    int documents() {
        return terms.documents();
    }

    double meanLength(Fields field) {
        return terms.meanLength(field);
    }

    /** How many documents have a term in a field. */
    int frequency(Fields field, String term) throws IOException {
        String key = field.letter + term;
        Integer known = frequencies.get(key);
        if (known == null) {
            TermFile.Entry entry = terms.find(field, term);
            known = entry == null ? 0 : entry.documents();
            frequencies.put(key, known);
        }
        return known;
    }

    /** Who has a term. */
    Cursor of(Fields field, String term) throws IOException {
        TermFile.@Nullable Entry entry = terms.find(field, term);
        return new Cursor(entry == null ? null : terms.postings(entry), field.words(), documents());
    }

    /** The documents that have a term, one after the other. */
    static final class Cursor {
        private final Varint.@Nullable Reader reader;
        private final boolean words;
        private final int documents;
        private int document;
        private int frequency = 1;
        private int length = 1;

        private Cursor(Varint.@Nullable Reader reader, boolean words, int documents) {
            this.reader = reader;
            this.words = words;
            this.documents = documents;
        }

        /** Goes on to the next one, if there is one. */
        boolean next() throws IOException {
            if (reader == null || !reader.more()) {
                return false;
            }
            document += reader.nextInt();
            if (document < 0 || document >= documents) {
                throw new DamagedIndex("no document " + document);
            }
            if (words) {
                frequency = reader.nextInt();
                length = SmallFloat.byte4ToInt(reader.next());
            }
            return true;
        }

        int document() {
            return document;
        }

        /** 1 in fields of keys. */
        int frequency() {
            return frequency;
        }

        /** Of the field in that document, in terms, rounded; 1 in fields of keys. */
        int length() {
            return length;
        }
    }

    /** The terms of a field within so many edits of a word; a swap of neighbours is one edit. */
    List<String> near(Fields field, String word, int edits) throws IOException {
        return terms.near(field, word, edits);
    }
}
