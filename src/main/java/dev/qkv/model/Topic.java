package dev.qkv.model;

/**
 * A folder of concepts.
 *
 * @param id the folder's name
 * @param line one line that says what is in it
 * @param order where it stands among the topics, ascending
 */
public record Topic(String id, Titles title, Titles line, int order) {}
