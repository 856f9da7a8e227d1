package dev.qkv.model;

import java.util.List;

/**
 * A question of a bank made from foreign Markdown.
 *
 * @param id given at the first import and kept, whatever becomes of the text
 * @param key what the question was known by when it was last read
 * @param current false where the question is no longer in its file: its history stays
 * @param file relative to the bank's folder, with slashes
 * @param firstLine 1-based
 * @param lastLine 1-based, inclusive
 * @param title one line of plain text
 * @param prompt Markdown
 * @param options empty for an open question
 * @param answer Markdown; the reason where there are options
 * @param sources addresses
 * @param language ISO 639
 * @param section headings above, outermost first
 * @param problem what is wrong with it; empty for nothing
 * @param asked whether it can be asked
 */
public record ImportedCard(
        String id,
        String key,
        boolean current,
        String file,
        int firstLine,
        int lastLine,
        String title,
        String prompt,
        List<Question.Option> options,
        String answer,
        List<String> sources,
        String language,
        List<String> section,
        Level level,
        String problem,
        boolean asked) {
    /** The id of the only question of a card's concept. */
    public static final String QUESTION = "q";

    public ImportedCard {
        options = List.copyOf(options);
        sources = List.copyOf(sources);
        section = List.copyOf(section);
    }

    public ImportedCard gone() {
        return new ImportedCard(
                id, key, false, file, firstLine, lastLine, title, prompt, options, answer, sources, language, section,
                level, problem, asked);
    }

    public Question question() {
        Question.Header header = new Question.Header(
                QUESTION, prompt, level, List.of(language), options.isEmpty() ? "" : answer, firstLine);
        return options.isEmpty() ? new Question.Open(header, answer, List.of()) : new Question.Choice(header, options);
    }

    public Language noteLanguage() {
        return language.equals("zh") ? Language.ZH : Language.EN;
    }
}
