package dev.qkv.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads what a {@link Run} wrote, term after term; those of several runs are in the order in which they are to be merged. */
final class RunReader implements Closeable, Comparable<RunReader> {
    private final InputStream in;
    private final int number;
    private final byte[] head = new byte[Integer.BYTES];
    private byte[] record = new byte[0];
    private byte[] term = new byte[0];
    private int documents;
    private int first;
    private int last;
    private int list;

    /** @param number of the run, in the order of the documents */
    RunReader(InputStream in, int number) {
        this.in = in;
        this.number = number;
    }

    /** Goes on to the next term, if there is one. */
    boolean next() throws IOException {
        if (in.readNBytes(head, 0, head.length) < head.length) {
            return false;
        }
        record = in.readNBytes(ByteBuffer.wrap(head).getInt());
        Varint.Reader reader = new Varint.Reader(record);
        int length = reader.nextInt();
        int start = reader.position();
        reader.skip(length);
        term = Arrays.copyOfRange(record, start, start + length);
        documents = reader.nextInt();
        first = reader.nextInt();
        last = first + reader.nextInt();
        list = reader.position();
        return true;
    }

    /** With the field's letter before it. */
    byte[] term() {
        return term;
    }

    /** How many have the term. */
    int documents() {
        return documents;
    }

    /** The last that has the term. */
    int last() {
        return last;
    }

    /** Adds the term's postings to those of runs before, whose last document is given. */
    void addTo(Bytes postings, int before) {
        Varint.write(postings, first - before);
        postings.add(record, list, record.length);
    }

    @Override
    public int compareTo(RunReader other) {
        int order = Arrays.compareUnsigned(term, other.term);
        return order == 0 ? Integer.compare(number, other.number) : order;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
