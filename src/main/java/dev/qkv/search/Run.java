package dev.qkv.search;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.util.SmallFloat;

/**
 * The terms of as many concepts as fit in memory, written in their order: for each the size of what follows, the length of the term with the field's letter
 * before it, the term, how many documents have it, the first of them, how far the last is from it, and {@linkplain TermsWriter the postings} without the
 * first document.
 */
final class Run {
    private static final Fields[] FIELDS = Fields.values();
    private static final int MOST_POSTINGS = 2_000_000;
    private static final int MOST_TERMS = 200_000;

    private final TermNumbers numbers;

    /** The term and the field of each posting, in the order of the documents. */
    private int[] keys = new int[1 << 12];

    /** The document, how often it has the term, and how long the field is, in 32, 24 and 8 bits: no text is so long that it has a term more often. */
    private long[] postings = new long[1 << 12];

    private int size;

    Run(TermNumbers numbers) {
        this.numbers = numbers;
    }

    TermNumbers numbers() {
        return numbers;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size >= MOST_POSTINGS || numbers.size() >= MOST_TERMS;
    }

    void add(int document, Map<Fields, FieldTerms> terms) {
        for (int field = 0; field < FIELDS.length; field++) {
            add(document, field, Objects.requireNonNull(terms.get(FIELDS[field])));
        }
    }

    private void add(int document, int field, FieldTerms terms) {
        int more = terms.numbers().length;
        if (size + more > keys.length) {
            int room = Math.max(2 * keys.length, size + more);
            keys = Arrays.copyOf(keys, room);
            postings = Arrays.copyOf(postings, room);
        }
        long frame = (long) document << 32 | (SmallFloat.intToByte4(terms.length()) & 0xff);
        for (int i = 0; i < more; i++) {
            keys[size] = terms.numbers()[i] * FIELDS.length + field;
            postings[size++] = frame | (long) terms.counts()[i] << 8;
        }
    }

    private static int document(long posting) {
        return (int) (posting >>> 32);
    }

    /** A term as it is compared: most differ in their first eight bytes. */
    private record Sorted(byte[] utf8, long start, int number) implements Comparable<Sorted> {
        static Sorted of(String text, int number) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return new Sorted(
                    utf8, ByteBuffer.wrap(Arrays.copyOf(utf8, Long.BYTES)).getLong(), number);
        }

        @Override
        public int compareTo(Sorted other) {
            int order = Long.compareUnsigned(start, other.start);
            return order == 0 ? Arrays.compareUnsigned(utf8, other.utf8) : order;
        }
    }

    void write(OutputStream out) throws IOException {
        Sorted[] terms = numbers.all().entrySet().stream()
                .map(term -> Sorted.of(term.getKey(), term.getValue()))
                .toArray(Sorted[]::new);
        Arrays.sort(terms);
        int[] starts = new int[terms.length * FIELDS.length + 1];
        long[] sortedPostings = byKey(starts);
        Bytes list = new Bytes();
        Bytes record = new Bytes();
        Bytes size = new Bytes();
        for (int field = 0; field < FIELDS.length; field++) {
            for (Sorted term : terms) {
                int key = term.number() * FIELDS.length + field;
                int from = starts[key];
                int to = starts[key + 1];
                if (from == to) {
                    continue;
                }
                list.clear();
                list(FIELDS[field].words(), sortedPostings, from, to, list);
                record.clear();
                Varint.write(record, 1 + term.utf8().length);
                record.add(FIELDS[field].letter);
                record.add(term.utf8());
                Varint.write(record, to - from);
                int first = document(sortedPostings[from]);
                Varint.write(record, first);
                Varint.write(record, document(sortedPostings[to - 1]) - first);
                record.add(list);
                size.clear();
                size.addInt(record.size());
                size.writeTo(out);
                record.writeTo(out);
            }
        }
    }

    /** The postings by their keys, those with the same in the order of the documents. @param starts where each key's begin, and the last end */
    private long[] byKey(int[] starts) {
        for (int i = 0; i < size; i++) {
            starts[keys[i]]++;
        }
        for (int key = 1; key < starts.length; key++) {
            starts[key] += starts[key - 1];
        }
        long[] sorted = new long[size];
        // from the last on: where a key's end goes down to where they begin
        for (int i = size - 1; i >= 0; i--) {
            sorted[--starts[keys[i]]] = postings[i];
        }
        return sorted;
    }

    private static void list(boolean words, long[] sorted, int from, int to, Bytes list) {
        for (int i = from; i < to; i++) {
            if (i > from) {
                Varint.write(list, document(sorted[i]) - document(sorted[i - 1]));
            }
            if (words) {
                Varint.write(list, (sorted[i] >>> 8) & 0xffffff);
                list.add((int) sorted[i]);
            }
        }
    }
}
