package dev.qkv.notes.foreign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way in which documents begin a question. */
public record Form(Kind kind, int level) {
    /** Families of forms. */
    public enum Kind {
        HEADING,
        DETAILS,
        BOLD,
        LABEL,
        NUMBERED,
        ITEM,
        TABLE,
        ANSWERED
    }

    static final Form DETAILS = new Form(Kind.DETAILS, 0);
    static final Form BOLD = new Form(Kind.BOLD, 0);
    static final Form LABEL = new Form(Kind.LABEL, 0);
    static final Form NUMBERED = new Form(Kind.NUMBERED, 0);
    static final Form ITEM = new Form(Kind.ITEM, 0);
    static final Form TABLE = new Form(Kind.TABLE, 0);
    static final Form ANSWERED = new Form(Kind.ANSWERED, 0);

    /** The words for {@code --questions}. */
    public static final List<String> WORDS = List.of(
            "h1", "h2", "h3", "h4", "h5", "h6", "details", "bold", "label", "numbered", "list", "table", "answered");

    static Form heading(int level) {
        return new Form(Kind.HEADING, level);
    }

    /** The form of a word of {@link #WORDS}; null for any other word. */
    public static @Nullable Form of(String word) {
        return switch (word) {
            case "details" -> DETAILS;
            case "bold" -> BOLD;
            case "label" -> LABEL;
            case "numbered" -> NUMBERED;
            case "list" -> ITEM;
            case "table" -> TABLE;
            case "answered" -> ANSWERED;
            default -> word.matches("h[1-6]") ? heading(word.charAt(1) - '0') : null;
        };
    }

    // forms are keys of every count, and a record finds its hash through method handles
    @Override
    public int hashCode() {
        return kind.name().hashCode() + level;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Form form && form.kind == kind && form.level == level;
    }

    /** The word of {@link #WORDS}. */
    @Override
    public String toString() {
        return switch (kind) {
            case HEADING -> "h" + level;
            case DETAILS -> "details";
            case BOLD -> "bold";
            case LABEL -> "label";
            case NUMBERED -> "numbered";
            case ITEM -> "list";
            case TABLE -> "table";
            case ANSWERED -> "answered";
        };
    }
}
