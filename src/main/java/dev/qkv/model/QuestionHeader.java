package dev.qkv.model;

import java.util.List;

/**
 * What selection needs of a question, without its text: a catalogue of these saves parsing notes that are not asked.
 *
 * @param topic id of the concept's topic
 * @param kind as {@link Question#kind()}
 */
public record QuestionHeader(CardId card, String topic, String kind, Level level, List<String> tags) {
    public QuestionHeader {
        tags = List.copyOf(tags);
    }

    public static QuestionHeader of(String bank, Concept concept, Question question) {
        return new QuestionHeader(
                new CardId(bank, concept.id(), question.id()),
                concept.topic(),
                question.kind(),
                question.header().level(),
                question.header().tags());
    }
}
