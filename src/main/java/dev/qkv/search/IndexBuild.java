package dev.qkv.search;

import dev.qkv.model.Bank;
import dev.qkv.model.Card;
import dev.qkv.model.Concept;
import dev.qkv.model.Language;
import dev.qkv.model.Note;
import dev.qkv.model.Question;
import dev.qkv.model.QuestionHeader;
import dev.qkv.model.Topic;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes every file of an index but its manifest. */
final class IndexBuild {
    private static final int TELL_EVERY = 1000;

    private final Bank bank;
    private final BankIndexer.Making making;
    private final Storage storage;
    private final Storage.Recorder files;
    private int questions;

    IndexBuild(Bank bank, BankIndexer.Making making, Storage storage) {
        this.bank = bank;
        this.making = making;
        this.storage = storage;
        files = new Storage.Recorder(storage);
    }

    Manifest write(String freshness, String generation) throws IOException {
        List<Topic> topics = new ArrayList<>(bank.topics());
        topics.sort(Comparator.comparingInt(Topic::order));
        List<Concept> concepts = byTopic(topics);
        NameTableWriter names = new NameTableWriter();
        writeConcepts(concepts, names);
        try (OutputStream out = files.create(NameTable.NAME)) {
            names.write(out);
        }
        try (OutputStream out = files.create(Catalogue.TOPICS)) {
            Catalogue.writeTopics(topics, out);
        }
        try (OutputStream out = files.create(Catalogue.QUESTIONS)) {
            for (Concept concept : concepts) {
                writeQuestions(concept, out);
            }
        }
        return new Manifest(
                bank.name(), bank.version(), freshness, concepts.size(), questions, generation, files.files());
    }

    private void writeConcepts(List<Concept> concepts, NameTableWriter names) throws IOException {
        try (Storage.Scratch scratch = storage.scratch();
                LuceneWriter lucene = new LuceneWriter(scratch.directory());
                OutputStream cardFile = files.create(BankIndex.CARDS);
                OutputStream passageFile = files.create(FreeSearch.PASSAGES);
                OutputStream forwardFile = files.create(FreeSearch.FORWARD);
                OutputStream documents = files.create(FreeSearch.DOCUMENTS);
                OutputStream terms = files.create(TermFile.TERMS);
                OutputStream blocks = files.create(TermFile.BLOCKS);
                OutputStream postings = files.create(TermFile.POSTINGS)) {
            RecordWriter cards = new RecordWriter(cardFile);
            RecordWriter passages = new RecordWriter(passageFile);
            RecordWriter forward = new RecordWriter(forwardFile);
            int written = 0;
            for (Concept concept : concepts) {
                Card card = card(concept);
                Passages texts = PassageMaker.of(concept);
                ConceptTerms found = ConceptTerms.of(card, texts);
                long offset = cards.write(CardWriter.encode(card));
                names.add(card, offset);
                lucene.add(found);
                if (++written % TELL_EVERY == 0) {
                    making.progress().accept(written);
                }
                documents.write(ByteBuffer.allocate(FreeSearch.ROW)
                        .putLong(offset)
                        .putLong(passages.write(PassageCodec.encode(texts.map(making.plain()))))
                        .putLong(forward.write(Forward.encode(texts.lines().size(), found.passages())))
                        .array());
            }
            lucene.write(terms, blocks, postings);
        }
    }

    /** The concepts in the order of their topics, and as they stand in the bank within a topic. */
    private List<Concept> byTopic(List<Topic> topics) {
        Map<String, Integer> places = new HashMap<>();
        for (Topic topic : topics) {
            places.putIfAbsent(topic.id(), places.size());
        }
        List<Concept> concepts = new ArrayList<>(bank.concepts());
        concepts.sort(Comparator.comparingInt(concept -> places.getOrDefault(concept.topic(), Integer.MAX_VALUE)));
        return concepts;
    }

    private Card card(Concept concept) {
        Map<Language, Card.Face> faces = new EnumMap<>(Language.class);
        concept.notes()
                .forEach((language, note) -> faces.put(
                        language,
                        new Card.Face(
                                note.path(), note.summary(), making.laying().apply(concept, note))));
        return new Card(
                bank.name(),
                concept.id(),
                concept.title(),
                concept.aliases(),
                concept.topic(),
                concept.level(),
                concept.demos(),
                concept.related(),
                concept.sources(),
                faces);
    }

    /** A question that stands in several languages is one question; it is described as in the first language that has it. */
    private void writeQuestions(Concept concept, OutputStream out) throws IOException {
        Set<String> seen = new LinkedHashSet<>();
        for (Language language : Language.values()) {
            Note note = concept.notes().get(language);
            if (note != null) {
                for (Question question : note.questions()) {
                    if (seen.add(question.id())) {
                        Catalogue.writeQuestion(QuestionHeader.of(bank.name(), concept, question), out);
                        questions++;
                    }
                }
            }
        }
    }
}
