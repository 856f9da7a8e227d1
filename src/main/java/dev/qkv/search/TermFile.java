package dev.qkv.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The terms and their postings, as {@link TermsWriter} wrote them. */
final class TermFile implements Closeable {
    static final String BLOCKS = "blocks";
    static final String TERMS = "terms";
    static final String POSTINGS = "postings";

    private final Blob terms;
    private final Blob postings;
    private final int documents;
    private final double[] means = new double[Fields.WORDS.size()];
    private final List<Block> blocks = new ArrayList<>();
    private final Map<Integer, byte[]> read = new HashMap<>();

    /** @param at offset in the terms; @param postings offset of its first term's postings */
    private record Block(byte[] first, long at, int length, long crc, long postings) {}

    /** A term with what there is of it. @param at offset of its postings */
    record Entry(int documents, long at, int length) {}

    TermFile(byte[] blockFile, Blob terms, Blob postings) throws IOException {
        this.terms = terms;
        this.postings = postings;
        Varint.Reader reader = new Varint.Reader(blockFile);
        documents = reader.nextInt();
        for (int i = 0; i < means.length; i++) {
            means[i] = reader.nextLong() / TermsWriter.MEAN_SCALE;
        }
        long at = 0;
        long list = 0;
        while (reader.more()) {
            int start = reader.nextInt();
            reader.skip(start);
            byte[] first = Arrays.copyOfRange(blockFile, reader.position() - start, reader.position());
            Block block = new Block(first, at, reader.nextInt(), reader.nextLong(), list);
            blocks.add(block);
            at += block.length();
            list += reader.nextLong();
        }
    }

    int documents() {
        return documents;
    }

    /** The mean length of a field of words. */
    double meanLength(Fields field) {
        return means[Fields.WORDS.indexOf(field)];
    }

    @Nullable
    Entry find(Fields field, String term) throws IOException {
        byte[] wanted = key(field, term);
        int low = 0;
        int high = blocks.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (Arrays.compareUnsigned(blocks.get(middle).first(), wanted) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high < 0 ? null : findIn(high, wanted);
    }

    private @Nullable Entry findIn(int number, byte[] wanted) throws IOException {
        byte[] bytes = bytes(number);
        Varint.Reader reader = new Varint.Reader(bytes);
        long at = blocks.get(number).postings();
        while (reader.more()) {
            int length = reader.nextInt();
            int start = reader.position();
            reader.skip(length);
            int found = reader.nextInt();
            int size = reader.nextInt();
            if (length == wanted.length && Arrays.equals(bytes, start, start + length, wanted, 0, length)) {
                return new Entry(found, at, size);
            }
            at += size;
        }
        return null;
    }

    /** Told of every term of a field. */
    interface TermVisitor {
        /** @param from where the term begins in {@code bytes}, in UTF-8 */
        void visit(byte[] bytes, int from, int length);
    }

    void visit(Fields field, TermVisitor visitor) throws IOException {
        for (int i = 0; i < blocks.size(); i++) {
            boolean before = i + 1 < blocks.size() && blocks.get(i + 1).first()[0] < field.letter;
            if (before || blocks.get(i).first()[0] > field.letter) {
                continue;
            }
            byte[] bytes = bytes(i);
            Varint.Reader reader = new Varint.Reader(bytes);
            while (reader.more()) {
                int length = reader.nextInt();
                int start = reader.position();
                reader.skip(length);
                reader.nextInt();
                reader.nextInt();
                if (bytes[start] == field.letter) {
                    visitor.visit(bytes, start + 1, length - 1);
                }
            }
        }
    }

    Varint.Reader postings(Entry entry) throws IOException {
        byte[] list = postings.range(entry.at(), entry.length());
        if (list.length < TermsWriter.CHECK
                || (int) Blob.crc(list, TermsWriter.CHECK, list.length)
                        != ByteBuffer.wrap(list).getInt()) {
            throw new DamagedIndex("the checksum of a term's postings differs");
        }
        return new Varint.Reader(list, TermsWriter.CHECK);
    }

    private byte[] bytes(int number) throws IOException {
        byte[] bytes = read.get(number);
        if (bytes == null) {
            Block block = blocks.get(number);
            bytes = terms.range(block.at(), block.length());
            if (Blob.crc(bytes, 0, bytes.length) != block.crc()) {
                throw new DamagedIndex("the checksum of a block of terms differs");
            }
            read.put(number, bytes);
        }
        return bytes;
    }

    private static byte[] key(Fields field, String term) {
        return (field.letter + term).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        terms.close();
        postings.close();
    }
}
