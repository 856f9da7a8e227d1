package dev.qkv.figure;

/** A short text in both languages: a figure's title, an axis, a check's name. */
public record Caption(String en, String zh) {
    /** A caption that reads the same in both languages, such as a formula. */
    public static Caption same(String text) {
        return new Caption(text, text);
    }
}
