package dev.qkv.model;

/**
 * Something wrong in a file.
 *
 * @param path as the user would type it
 * @param line 1-based
 * @param column 1-based, in characters
 * @param sourceLine the line's text, for the caret
 */
public record Fault(String path, int line, int column, Severity severity, String message, String sourceLine) {
    public enum Severity {
        ERROR,
        WARNING
    }
}
