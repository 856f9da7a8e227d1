package dev.qkv.search;

import dev.qkv.model.Nearest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.SmallFloat;
import org.jspecify.annotations.Nullable;

/** Which concepts have a term. What one query asks for is remembered. */
final class Postings {
    /** Told of each document that has a term. */
    interface Visitor {
        /** @param frequency and @param length (of the field in that document, in terms, rounded) are 1 in fields of keys */
        void visit(int document, int frequency, int length);
    }

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

    void visit(Fields field, String term, Visitor visitor) throws IOException {
        TermFile.@Nullable Entry entry = terms.find(field, term);
        if (entry == null) {
            return;
        }
        Varint.Reader reader = terms.postings(entry);
        int document = 0;
        while (reader.more()) {
            document += reader.nextInt();
            if (document < 0 || document >= documents()) {
                throw new DamagedIndex("no document " + document);
            }
            int frequency = field.words() ? reader.nextInt() : 1;
            visitor.visit(document, frequency, field.words() ? SmallFloat.byte4ToInt(reader.next()) : 1);
        }
    }

    /** The terms of a field within so many edits of a word; a swap of neighbours is one edit. */
    List<String> near(Fields field, String word, int edits) throws IOException {
        List<String> near = new ArrayList<>();
        int characters = word.length();
        int size = word.getBytes(StandardCharsets.UTF_8).length;
        terms.visit(field, (bytes, from, length) -> {
            // a character is one to three bytes
            if (Math.abs(length - size) <= 3 * edits && length >= characters - edits) {
                String term = new String(bytes, from, length, StandardCharsets.UTF_8);
                if (Math.abs(term.length() - characters) <= edits && Nearest.distance(word, term) <= edits) {
                    near.add(term);
                }
            }
        });
        return near;
    }
}
