package dev.qkv.model;

import java.util.List;

/**
 * A set of concepts under one name; the bundled one is named {@value #BUNDLED}.
 *
 * @param version a digest of its content: the same version asks the same questions on every machine
 */
public record Bank(String name, String version, List<Topic> topics, List<Concept> concepts) {
    public static final String BUNDLED = "qkv";

    public Bank {
        topics = List.copyOf(topics);
        concepts = List.copyOf(concepts);
    }
}
