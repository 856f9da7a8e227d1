package dev.qkv.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
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

    /** Told to be silent about vector instructions, which nothing here computes with; a field, since an unheld logger forgets its level. */
    private static final Logger NOTICES =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private final IndexWriter writer;
    private final Document document = new Document();
    private final Map<Fields, TermStream> streams = new EnumMap<>(Fields.class);

    LuceneWriter(Directory directory) throws IOException {
        NOTICES.setLevel(Level.OFF);
        IndexWriterConfig config = new IndexWriterConfig();
        // keeps documents in the order they were added, which is how they are numbered
        config.setMergePolicy(new LogDocMergePolicy());
        // in this thread, so that nothing is left behind when the folder is removed
        config.setMergeScheduler(new SerialMergeScheduler());
        config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
        writer = new IndexWriter(directory, config);
        for (Fields field : Fields.values()) {
            TermStream stream = new TermStream();
            streams.put(field, stream);
            document.add(new Field(field.name(), stream, field.words() ? WORDS : KEYS));
        }
    }

    private static FieldType type(IndexOptions options) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(options == IndexOptions.DOCS);
        type.setIndexOptions(options);
        type.freeze();
        return type;
    }

    void add(Map<Fields, FieldTerms> terms) throws IOException {
        streams.forEach((field, stream) -> stream.take(Objects.requireNonNull(terms.get(field))));
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
