package dev.qkv.model;

import java.util.List;

/**
 * A concept's text in one language.
 *
 * @param path the file, relative to the bank's root, with slashes
 * @param summary Markdown of the short answer, which {@code lookup} prints
 * @param sections in the order written, without the questions
 */
public record Note(Language language, String path, String summary, List<Section> sections, List<Question> questions) {
    public Note {
        sections = List.copyOf(sections);
        questions = List.copyOf(questions);
    }
}
