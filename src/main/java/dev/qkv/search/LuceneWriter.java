package dev.qkv.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.Directory;

/** Has Lucene turn concepts with their terms into terms with their concepts, in bounded memory, and writes that for {@link TermFile}. */
final class LuceneWriter implements Closeable {
    private static final FieldType WORDS = type(IndexOptions.DOCS_AND_FREQS);
    private static final FieldType KEYS = type(IndexOptions.DOCS);
    private static final double BUFFER_MEGABYTES = 48;

    private final IndexWriter writer;

    LuceneWriter(Directory directory) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig();
        // keeps documents in the order they were added, which is how they are numbered
        config.setMergePolicy(new LogDocMergePolicy());
        // in this thread, so that nothing is left behind when the folder is removed
        config.setMergeScheduler(new SerialMergeScheduler());
        config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
        writer = new IndexWriter(directory, config);
    }

    private static FieldType type(IndexOptions options) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(options == IndexOptions.DOCS);
        type.setIndexOptions(options);
        type.freeze();
        return type;
    }

    void add(ConceptTerms terms) throws IOException {
        Document document = new Document();
        for (Fields field : Fields.values()) {
            document.add(new Field(field.name(), new TermStream(terms.field(field)), field.words() ? WORDS : KEYS));
        }
        writer.addDocument(document);
    }

    void write(OutputStream terms, OutputStream blocks, OutputStream postings) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            new TermsWriter(terms, postings).write(reader, blocks);
        }
    }

    @Override
    public void close() throws IOException {
        writer.rollback();
    }
}
