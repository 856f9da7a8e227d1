package dev.qkv.model;

import java.util.List;
import java.util.Map;

/**
 * One concept of a bank, with its note in each language it has.
 *
 * @param id unique in its bank, lower-case words joined by hyphens
 * @param aliases other names of the concept, in any language
 * @param sources author, year, title, identifier, section; one a line
 */
public record Concept(
        String id,
        Titles title,
        List<String> aliases,
        String topic,
        Level level,
        List<DemoReference> demos,
        List<String> related,
        List<String> sources,
        List<Claim> claims,
        Map<Language, Note> notes) {
    public Concept {
        aliases = List.copyOf(aliases);
        demos = List.copyOf(demos);
        related = List.copyOf(related);
        sources = List.copyOf(sources);
        claims = List.copyOf(claims);
        notes = Map.copyOf(notes);
    }
}
