package dev.qkv.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
    private final TermBlocks blocks;
    private final Map<Integer, byte[]> read = new HashMap<>();

    /** A term with what there is of it. @param at offset of its postings */
    record Entry(int documents, long at, int length) {}

    TermFile(byte[] blocks, Blob terms, Blob postings) throws IOException {
        this.blocks = new TermBlocks(blocks);
        this.terms = terms;
        this.postings = postings;
    }

    int documents() {
        return blocks.documents();
    }

    /** The mean length of a field of words. */
    double meanLength(Fields field) {
        return blocks.meanLength(field);
    }

    @Nullable
    Entry find(Fields field, String term) throws IOException {
        byte[] wanted = key(field, term);
        int block = blocks.find(wanted);
        return block < 0 ? null : findIn(block, wanted);
    }

    private @Nullable Entry findIn(int number, byte[] wanted) throws IOException {
        byte[] bytes = bytes(number);
        Varint.Reader reader = new Varint.Reader(bytes);
        long at = blocks.postings(number);
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

    /** The terms of a field within so many edits of a word; a swap of neighbours is one edit. */
    List<String> near(Fields field, String word, int edits) throws IOException {
        NearTerms near = new NearTerms(word, edits);
        // the last block that begins before the field may hold its first terms
        int block = Math.max(0, blocks.find(new byte[] {(byte) field.letter}));
        for (; block < blocks.count() && blocks.letter(block) <= field.letter; block++) {
            if (near.mayBegin(blocks.beginning(block))) {
                addNear(field, block, near);
            }
        }
        return near.found();
    }

    private void addNear(Fields field, int number, NearTerms near) throws IOException {
        byte[] bytes = bytes(number);
        Varint.Reader reader = new Varint.Reader(bytes);
        while (reader.more()) {
            int length = reader.nextInt();
            int start = reader.position();
            reader.skip(length);
            reader.nextInt();
            reader.nextInt();
            if (length > 0 && bytes[start] == field.letter) {
                near.add(new String(bytes, start + 1, length - 1, StandardCharsets.UTF_8));
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
            bytes = terms.range(blocks.at(number), blocks.length(number));
            if ((int) Blob.crc(bytes, 0, bytes.length) != blocks.crc(number)) {
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
