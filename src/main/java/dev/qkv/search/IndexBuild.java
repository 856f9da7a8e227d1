package dev.qkv.search;

import dev.qkv.model.QuestionHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** Writes every file of an index but its manifest. */
final class IndexBuild {
    private static final int TELL_EVERY = 500;

    private final BankSource source;
    private final BankIndexer.Making making;
    private final Storage storage;
    private final Storage.Recorder files;
    private int concepts;
    private int questions;

    IndexBuild(BankSource source, BankIndexer.Making making, Storage storage) {
        this.source = source;
        this.making = making;
        this.storage = storage;
        files = new Storage.Recorder(storage);
    }

    Manifest write(String freshness, String generation) throws IOException {
        writeConcepts();
        try (OutputStream out = files.create(Catalogue.TOPICS)) {
            Catalogue.writeTopics(source.topics(), out);
        }
        return new Manifest(
                source.name(), source.version().get(), freshness, concepts, questions, generation, files.files());
    }

    private void writeConcepts() throws IOException {
        try (Inversion inversion = new Inversion(storage);
                Preparation preparation = new Preparation(source, making);
                OutputStream cardFile = files.create(BankIndex.CARDS);
                OutputStream passageFile = files.create(FreeSearch.PASSAGES);
                OutputStream forwardFile = files.create(FreeSearch.FORWARD);
                OutputStream documents = files.create(FreeSearch.DOCUMENTS);
                OutputStream questionFile = files.create(Catalogue.QUESTIONS);
                OutputStream terms = files.create(TermFile.TERMS);
                OutputStream blocks = files.create(TermFile.BLOCKS);
                OutputStream postings = files.create(TermFile.POSTINGS)) {
            NameTableWriter names = new NameTableWriter();
            RecordWriter cards = new RecordWriter(cardFile);
            RecordWriter passages = new RecordWriter(passageFile);
            RecordWriter forward = new RecordWriter(forwardFile);
            for (List<Prepared> batch = preparation.next(); !batch.isEmpty(); batch = preparation.next()) {
                for (Prepared concept : batch) {
                    long offset = cards.write(concept.card());
                    names.add(concept.names(), offset);
                    if (inversion.add(concept.numbers(), concept.terms())) {
                        preparation.renumber(concept.numbers());
                    }
                    documents.write(ByteBuffer.allocate(FreeSearch.ROW)
                            .putLong(offset)
                            .putLong(passages.write(concept.passages()))
                            .putLong(forward.write(concept.forward()))
                            .array());
                    writeQuestions(concept.questions(), questionFile);
                    if (++concepts % TELL_EVERY == 0) {
                        making.progress().accept(concepts);
                    }
                }
            }
            Beside beside = new Beside();
            beside.begin(() -> writeNames(names));
            try {
                inversion.write(terms, blocks, postings);
            } finally {
                beside.settle();
            }
            beside.await();
        }
    }

    private void writeNames(NameTableWriter names) throws IOException {
        try (OutputStream out = files.create(NameTable.NAME)) {
            names.write(out);
        }
    }

    private void writeQuestions(List<QuestionHeader> headers, OutputStream out) throws IOException {
        for (QuestionHeader header : headers) {
            Catalogue.writeQuestion(header, out);
            questions++;
        }
    }
}
