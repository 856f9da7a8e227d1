package dev.qkv.search;

import dev.qkv.model.Card;
import dev.qkv.model.Concept;
import dev.qkv.model.Note;
import dev.qkv.model.Question;
import dev.qkv.model.Section;
import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.Directory;

/** Writes the Lucene index: a document a concept. */
final class LuceneWriter implements Closeable {
    private static final FieldType WORDS = type(true);
    private static final FieldType KEYS = type(false);

    private final Directory directory;
    private final IndexWriter writer;

    LuceneWriter(Directory directory) throws IOException {
        this.directory = directory;
        IndexWriterConfig config = new IndexWriterConfig(new Analysis());
        config.setUseCompoundFile(true);
        LogDocMergePolicy merging = new LogDocMergePolicy();
        // one file a segment: a lookup opens few files
        merging.setNoCFSRatio(1);
        config.setMergePolicy(merging);
        // in this thread, so that nothing is left behind when the folder is renamed or removed
        config.setMergeScheduler(new SerialMergeScheduler());
        config.setRAMBufferSizeMB(48);
        writer = new IndexWriter(directory, config);
    }

    private static FieldType type(boolean words) {
        FieldType type = new FieldType();
        type.setTokenized(words);
        type.setOmitNorms(!words);
        type.setIndexOptions(words ? IndexOptions.DOCS_AND_FREQS : IndexOptions.DOCS);
        type.freeze();
        return type;
    }

    /** @param card offset of its card; @param passages offset of its passages */
    void add(Concept concept, Card card, long cardOffset, long passages) throws IOException {
        Document document = new Document();
        document.add(new NumericDocValuesField(Fields.CARD, cardOffset));
        document.add(new NumericDocValuesField(Fields.PASSAGES, passages));
        key(document, Fields.TOPIC, concept.topic());
        addNames(document, card);
        Set<String> runs = new LinkedHashSet<>();
        for (Note note : concept.notes().values()) {
            words(document, Fields.SUMMARY, note.summary());
            addRuns(note.summary(), runs);
            for (Section section : note.sections()) {
                words(document, Fields.BODY, section.heading() + "\n" + section.markdown());
                addRuns(section.markdown(), runs);
            }
            for (Question question : note.questions()) {
                addQuestion(document, question, note, runs);
            }
        }
        for (String source : concept.sources()) {
            words(document, Fields.BODY, source);
        }
        for (String run : runs) {
            key(document, Fields.SYMBOLS, run);
        }
        writer.addDocument(document);
    }

    private static void addNames(Document document, Card card) {
        Set<String> keys = new LinkedHashSet<>();
        Set<String> spellings = new LinkedHashSet<>();
        Set<String> parts = new LinkedHashSet<>();
        for (String name : namesOf(card)) {
            String key = NameKey.of(name);
            if (!key.isEmpty() && key.length() <= NameTable.LONGEST_KEY) {
                keys.add(key);
            }
            words(document, Fields.TITLE, name);
            spellings.addAll(Pinyin.ofName(name));
            parts.addAll(Pinyin.ofParts(name));
        }
        keys.forEach(key -> key(document, Fields.NAME, key));
        spellings.forEach(spelling -> key(document, Fields.PINYIN, spelling));
        parts.forEach(part -> key(document, Fields.PINYIN_PART, part));
    }

    private static Set<String> namesOf(Card card) {
        Set<String> names = new LinkedHashSet<>(
                List.of(card.id(), card.title().en(), card.title().zh()));
        names.addAll(card.aliases());
        return names;
    }

    private static void addQuestion(Document document, Question question, Note note, Set<String> runs) {
        Question.Header header = question.header();
        String prompt = Blanks.filled(header.prompt());
        words(document, Fields.QUESTIONS, prompt);
        words(document, Fields.BODY, AnswerText.of(question, note.language()) + "\n" + header.why());
        addRuns(prompt, runs);
        addRuns(header.why(), runs);
    }

    private static void addRuns(String markdown, Set<String> runs) {
        for (String span : Symbols.spans(markdown)) {
            runs.addAll(Symbols.runs(span));
        }
    }

    private static void words(Document document, String field, String text) {
        if (!text.isEmpty()) {
            document.add(new Field(field, PlainForm.of(text), WORDS));
        }
    }

    private static void key(Document document, String field, String key) {
        document.add(new Field(field, key, KEYS));
    }

    @Override
    public void close() throws IOException {
        writer.close();
        directory.close();
    }
}
