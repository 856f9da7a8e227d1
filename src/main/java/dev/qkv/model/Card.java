package dev.qkv.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A concept as {@code lookup} shows it, read from an index without parsing its note.
 *
 * @param bank the bank's name, {@value Bank#BUNDLED} for the bundled one
 * @param id the concept's id, unique in its bank
 * @param aliases other names, in any language, as written
 * @param demos the note's demos with the parameters that the note sets
 * @param related ids of concepts of the same bank
 * @param sources author, year, title, identifier, section; one a line
 * @param faces what there is in each language; at least one
 */
public record Card(
        String bank,
        String id,
        Titles title,
        List<String> aliases,
        String topic,
        Level level,
        List<DemoReference> demos,
        List<String> related,
        List<String> sources,
        Map<Language, Face> faces) {
    public Card {
        aliases = List.copyOf(aliases);
        demos = List.copyOf(demos);
        related = List.copyOf(related);
        sources = List.copyOf(sources);
        faces = Map.copyOf(faces);
        if (faces.isEmpty()) {
            throw new IllegalArgumentException("concept " + bank + "/" + id + " has no note in any language");
        }
    }

    /**
     * A card in one language.
     *
     * @param path the note's file, relative to the bank's root, with slashes
     * @param summary the short answer in Markdown, as written
     * @param laid what the builder of the index laid out for printing
     */
    public record Face(String path, String summary, Laid laid) {}

    /**
     * Text laid out when the index was built, so that printing it loads no parser. The index keeps it as it is.
     *
     * @param answer the short answer
     * @param formula the note's first displayed formula; empty where it has none
     */
    public record Laid(String answer, String formula) {}

    /** The face in that language, or null where the note is missing in it. */
    public @Nullable Face face(Language language) {
        return faces.get(language);
    }

    /** The face in that language, else in another one, English first. */
    public Face faceOrFallback(Language language) {
        Face face = faces.get(language);
        if (face == null) {
            face = faces.get(Language.EN);
        }
        return face == null ? faces.values().iterator().next() : face;
    }
}
