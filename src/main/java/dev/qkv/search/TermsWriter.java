package dev.qkv.search;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Writes what Lucene inverted as three flat files that a lookup reads in a few steps: to open a Lucene index takes longer than all the rest of a lookup.
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
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
    private final ByteArrayOutputStream firstTerms = new ByteArrayOutputStream();
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private final ByteArrayOutputStream list = new ByteArrayOutputStream();
    private byte[] first = new byte[0];
    private int inBlock;
    private int blockCount;
    private long blockAt;
    private long blockPostings;
    private long postingsAt;

    TermsWriter(OutputStream terms, OutputStream postings) {
        this.terms = terms;
        this.postings = postings;
    }

    void write(IndexReader reader, OutputStream blockFile) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        Varint.write(head, reader.maxDoc());
        for (Fields field : Fields.WORDS) {
            Varint.write(head, Math.round(MEAN_SCALE * mean(MultiTerms.getTerms(reader, field.name()))));
        }
        for (Fields field : Fields.values()) {
            Terms inField = MultiTerms.getTerms(reader, field.name());
            if (inField != null) {
                write(reader, field, inField);
            }
        }
        endBlock();
        Varint.write(head, blockCount);
        head.writeTo(blockFile);
        rows.writeTo(blockFile);
        firstTerms.writeTo(blockFile);
    }

    private static double mean(@Nullable Terms terms) throws IOException {
        return terms == null || terms.getDocCount() == 0
                ? 1
                : (double) terms.getSumTotalTermFreq() / terms.getDocCount();
    }

    private void write(IndexReader reader, Fields field, Terms inField) throws IOException {
        TermsEnum terms = inField.iterator();
        PostingsEnum documents = null;
        byte[] lengths = lengths(reader, field);
        for (BytesRef term = terms.next(); term != null; term = terms.next()) {
            documents = terms.postings(documents, field.words() ? PostingsEnum.FREQS : PostingsEnum.NONE);
            list.reset();
            int last = 0;
            for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
                Varint.write(list, doc - last);
                last = doc;
                if (field.words()) {
                    Varint.write(list, documents.freq());
                    list.write(lengths[doc]);
                }
            }
            add(field, term, terms.docFreq());
        }
    }

    /** The length of a field of words in each document, as a byte. */
    private static byte[] lengths(IndexReader reader, Fields field) throws IOException {
        byte[] lengths = new byte[field.words() ? reader.maxDoc() : 0];
        Arrays.fill(lengths, (byte) 1);
        NumericDocValues norms = field.words() ? MultiDocValues.getNormValues(reader, field.name()) : null;
        while (norms != null && norms.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            lengths[norms.docID()] = (byte) norms.longValue();
        }
        return lengths;
    }

    private void add(Fields field, BytesRef term, int documents) throws IOException {
        byte[] bytes = new byte[term.length + 1];
        bytes[0] = (byte) field.letter;
        System.arraycopy(term.bytes, term.offset, bytes, 1, term.length);
        if (inBlock == 0) {
            first = bytes;
            blockPostings = postingsAt;
        }
        Varint.write(block, bytes.length);
        block.write(bytes);
        Varint.write(block, documents);
        byte[] body = list.toByteArray();
        Varint.write(block, CHECK + body.length);
        postingsAt += CHECK + body.length;
        postings.write(ByteBuffer.allocate(CHECK)
                .putInt((int) Blob.crc(body, 0, body.length))
                .array());
        postings.write(body);
        if (++inBlock == BLOCK) {
            endBlock();
        }
    }

    private void endBlock() throws IOException {
        if (inBlock > 0) {
            byte[] bytes = block.toByteArray();
            firstTerms.writeBytes(first);
            rows.writeBytes(ByteBuffer.allocate(TermBlocks.ROW)
                    .putLong(blockAt)
                    .putLong(blockPostings)
                    .putInt(bytes.length)
                    .putInt((int) Blob.crc(bytes, 0, bytes.length))
                    .putInt(firstTerms.size())
                    .array());
            terms.write(bytes);
            blockAt += bytes.length;
            blockCount++;
            block.reset();
            inBlock = 0;
        }
    }
}
