package dev.qkv.model;

/** A text of a few words in both languages, such as a concept's title. */
public record Titles(String en, String zh) {
    public String in(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
