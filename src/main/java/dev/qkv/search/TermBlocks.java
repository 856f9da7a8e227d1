package dev.qkv.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What is known of each block of the file of terms without reading it, as {@link TermsWriter} wrote it; it stays as it lies, so that opening it takes no time. */
final class TermBlocks {
    /** Bytes of a block's row: the offsets of its terms and of its first term's postings, the length of its terms, their CRC-32, where its first term ends. */
    static final int ROW = 28;

    private final byte[] bytes;
    private final ByteBuffer rows;
    private final int documents;
    private final double[] means = new double[Fields.WORDS.size()];
    private final int count;
    private final int firstTerms;

    TermBlocks(byte[] bytes) throws DamagedIndex {
        this.bytes = bytes;
        Varint.Reader reader = new Varint.Reader(bytes);
        documents = reader.nextInt();
        for (int i = 0; i < means.length; i++) {
            means[i] = reader.nextLong() / TermsWriter.MEAN_SCALE;
        }
        count = reader.nextInt();
        rows = ByteBuffer.wrap(bytes, reader.position(), bytes.length - reader.position())
                .slice();
        if (count < 0 || (long) count * ROW > rows.remaining()) {
            throw new DamagedIndex("blocks of terms are cut off");
        }
        firstTerms = reader.position() + count * ROW;
    }

    int documents() {
        return documents;
    }

    /** The mean length of a field of words. */
    double meanLength(Fields field) {
        return means[Fields.WORDS.indexOf(field)];
    }

    int count() {
        return count;
    }

    /** Where the terms of a block are. */
    long at(int block) {
        return rows.getLong(block * ROW);
    }

    /** Where the postings of its first term are. */
    long postings(int block) {
        return rows.getLong(block * ROW + 8);
    }

    int length(int block) {
        return rows.getInt(block * ROW + 16);
    }

    int crc(int block) {
        return rows.getInt(block * ROW + 20);
    }

    /** The last block whose first term is not greater than a term; -1 where there is none. */
    int find(byte[] term) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (Arrays.compareUnsigned(bytes, start(middle), end(middle), term, 0, term.length) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /** The letter of the field that a block begins in. */
    char letter(int block) {
        return (char) bytes[start(block)];
    }

    /** What all terms of a block begin with, without the letter of the field; empty where it has those of several fields. */
    String beginning(int block) {
        if (block + 1 == count) {
            return "";
        }
        int start = start(block);
        int shared = Arrays.mismatch(bytes, start, end(block), bytes, start(block + 1), end(block + 1));
        int length = shared < 0 ? end(block) - start : shared;
        // no half of a character
        while (start + length < end(block) && length > 0 && (bytes[start + length] & 0xc0) == 0x80) {
            length--;
        }
        return length <= 1 ? "" : new String(bytes, start + 1, length - 1, StandardCharsets.UTF_8);
    }

    private int start(int block) {
        return block == 0 ? firstTerms : end(block - 1);
    }

    private int end(int block) {
        return firstTerms + rows.getInt(block * ROW + 24);
    }
}
