package dev.qkv.search;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Writes terms in their order, and who has them, as three flat files that a lookup reads in a few steps: to open a Lucene index takes longer than all the rest
 * of a lookup.
 *
 * <p>{@code terms}: for each term in order, its length, its bytes (the field's letter first), how many documents have it, and the length of its postings,
 * in blocks of {@value #BLOCK} terms. {@code blocks}: the number of documents, the mean length of each field of words, the number of blocks, for each a row
 * as {@link TermBlocks} reads it, and the first term of each. {@code postings}: for each term a CRC-32, then for each document the distance to the one before
 * it, and in fields of words the frequency and the field's length as {@code SmallFloat} rounds it to a byte.
 */
final class TermsWriter {
    static final int BLOCK = 48;

    /** Bytes of the checksum before a term's postings. */
    static final int CHECK = 4;

    static final double MEAN_SCALE = 1000;

    private final OutputStream terms;
    private final OutputStream postings;
    private final Bytes rows = new Bytes();
    private final Bytes firstTerms = new Bytes();
    private final Bytes block = new Bytes();
    private final Bytes lists = new Bytes();
    private byte[] first = new byte[0];
    private int inBlock;
    private int blockCount;
    private long blockAt;
    private long blockPostings;

    TermsWriter(OutputStream terms, OutputStream postings) {
        this.terms = terms;
        this.postings = postings;
    }

    /** @param term with the field's letter before it */
    void add(byte[] term, int documents, Bytes list) throws IOException {
        if (inBlock == 0) {
            first = term;
        }
        Varint.write(block, term.length);
        block.add(term);
        Varint.write(block, documents);
        Varint.write(block, CHECK + list.size());
        lists.addInt((int) list.crc());
        lists.add(list);
        if (++inBlock == BLOCK) {
            endBlock();
        }
    }

    private void endBlock() throws IOException {
        if (inBlock > 0) {
            firstTerms.add(first);
            rows.add(ByteBuffer.allocate(TermBlocks.ROW)
                    .putLong(blockAt)
                    .putLong(blockPostings)
                    .putInt(block.size())
                    .putInt((int) block.crc())
                    .putInt(firstTerms.size())
                    .array());
            block.writeTo(terms);
            lists.writeTo(postings);
            blockAt += block.size();
            blockPostings += lists.size();
            blockCount++;
            block.clear();
            lists.clear();
            inBlock = 0;
        }
    }

    /** @param documents of the bank @param means of the lengths of the fields of words */
    void finish(int documents, double[] means, OutputStream blockFile) throws IOException {
        endBlock();
        Bytes head = new Bytes();
        Varint.write(head, documents);
        for (double mean : means) {
            Varint.write(head, Math.round(MEAN_SCALE * mean));
        }
        Varint.write(head, blockCount);
        head.writeTo(blockFile);
        rows.writeTo(blockFile);
        firstTerms.writeTo(blockFile);
    }
}
