package dev.qkv.markdown;

/** A text too large to be parsed as Markdown; the message says what was found and what is allowed. */
public final class MarkdownException extends RuntimeException {
    public MarkdownException(String message) {
        super(message, null, false, false);
    }
}
