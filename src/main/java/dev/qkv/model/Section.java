package dev.qkv.model;

/**
 * A second-level section of a note.
 *
 * @param heading its text in the note's language
 * @param markdown everything below the heading, as written
 * @param line 1-based line of the heading in its file
 */
public record Section(String heading, String markdown, int line) {}
