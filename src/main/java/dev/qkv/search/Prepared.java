package dev.qkv.search;

import dev.qkv.model.Card;
import dev.qkv.model.Concept;
import dev.qkv.model.Language;
import dev.qkv.model.Note;
import dev.qkv.model.Question;
import dev.qkv.model.QuestionHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A concept made ready to be written.
 *
 * @param card, passages, forward records
 * @param names with their keys
 * @param numbers of the terms
 */
record Prepared(
        byte[] card,
        byte[] passages,
        byte[] forward,
        List<NameTableWriter.Named> names,
        List<QuestionHeader> questions,
        TermNumbers numbers,
        Map<Fields, FieldTerms> terms) {
    static Prepared of(String bank, Concept concept, BankIndexer.Making making, NoteTerms noteTerms) {
        Card card = card(bank, concept, making);
        Passages texts = PassageMaker.of(concept);
        ConceptTerms terms = ConceptTerms.of(card, texts, noteTerms);
        return new Prepared(
                CardWriter.encode(card).getBytes(StandardCharsets.UTF_8),
                PassageCodec.encode(texts.map(making.plain())).getBytes(StandardCharsets.UTF_8),
                Forward.encode(texts.lines().size(), terms.passages()),
                NameTableWriter.named(card),
                questions(bank, concept),
                noteTerms.numbers(),
                terms.counted());
    }

    private static Card card(String bank, Concept concept, BankIndexer.Making making) {
        Map<Language, Card.Face> faces = new EnumMap<>(Language.class);
        concept.notes()
                .forEach((language, note) -> faces.put(
                        language,
                        new Card.Face(
                                note.path(), note.summary(), making.laying().apply(concept, note))));
        return new Card(
                bank,
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
    private static List<QuestionHeader> questions(String bank, Concept concept) {
        List<QuestionHeader> questions = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Language language : Language.values()) {
            Note note = concept.notes().get(language);
            for (Question question : note == null ? List.<Question>of() : note.questions()) {
                if (seen.add(question.id())) {
                    questions.add(QuestionHeader.of(bank, concept, question));
                }
            }
        }
        return questions;
    }
}
