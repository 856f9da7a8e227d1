package dev.qkv.quiz;

import dev.qkv.model.QuestionHeader;

/**
 * A part of the banks: a whole bank, a topic or a concept.
 *
 * @param topic empty for any
 * @param concept empty for any
 */
public record Scope(String bank, String topic, String concept) {
    public static Scope bank(String bank) {
        return new Scope(bank, "", "");
    }

    public static Scope topic(String bank, String topic) {
        return new Scope(bank, topic, "");
    }

    public static Scope concept(String bank, String concept) {
        return new Scope(bank, "", concept);
    }

    public boolean contains(QuestionHeader header) {
        return header.card().bank().equals(bank)
                && (topic.isEmpty() || header.topic().equals(topic))
                && (concept.isEmpty() || header.card().concept().equals(concept));
    }
}
