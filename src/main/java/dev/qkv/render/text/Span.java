package dev.qkv.render.text;

/** A run of text in one style, free of control characters; {@code "\n"} alone asks {@link Wrap} for a line break. */
public record Span(Style style, String text) {
    public static final Span BREAK = new Span(Role.TEXT, "\n");

    public static Span of(String text) {
        return new Span(Role.TEXT, text);
    }

    /** Width in terminal columns. */
    public int width() {
        return Columns.of(text);
    }
}
