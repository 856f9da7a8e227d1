package dev.qkv.notes.foreign;

import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** A step of the walk through a document. What its words say is found out once, whoever asks. */
final class Piece {
    enum Kind {
        HEADING,
        PARAGRAPH,
        LIST,
        CODE,
        QUOTE,
        TABLE,
        RULE,
        /** A question in a table; blank where the table ends. */
        ROW,
        /** What stands between the tags of an HTML block, as Markdown. */
        HTML,
        SUMMARY,
        DETAILS_OPEN,
        DETAILS_CLOSE
    }

    private final Kind kind;
    private final @Nullable Node node;
    private final int level;
    private final String plain;
    private final String markdown;
    private final int items;
    private final boolean leads;
    private final boolean numbered;
    private final int line;
    private final int lastLine;
    private @Nullable Boolean answer;
    private @Nullable Boolean aside;
    private @Nullable Candidate candidate;
    private boolean known;

    /**
     * A block, or a part of one.
     *
     * @param node the block; null for a part of an HTML block
     * @param level of a heading, 1 to 6; else 0
     * @param plain the text without marks, one line of source a line; cut at {@link Walk#MAX_PLAIN}
     * @param markdown the source, without the marks of the containers it stands in
     * @param items how many list items it stands in
     * @param leads whether it is the first block of a list item
     * @param numbered whether that item is of a numbered list
     * @param line 1-based
     * @param lastLine 1-based, inclusive
     */
    Piece(
            Kind kind,
            @Nullable Node node,
            int level,
            String plain,
            String markdown,
            int items,
            boolean leads,
            boolean numbered,
            int line,
            int lastLine) {
        this.kind = kind;
        this.node = node;
        this.level = level;
        this.plain = plain;
        this.markdown = markdown;
        this.items = items;
        this.leads = leads;
        this.numbered = numbered;
        this.line = line;
        this.lastLine = lastLine;
    }

    Kind kind() {
        return kind;
    }

    @Nullable
    Node node() {
        return node;
    }

    int level() {
        return level;
    }

    String plain() {
        return plain;
    }

    String markdown() {
        return markdown;
    }

    int items() {
        return items;
    }

    boolean leads() {
        return leads;
    }

    boolean numbered() {
        return numbered;
    }

    int line() {
        return line;
    }

    int lastLine() {
        return lastLine;
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Whether it belongs to an answer, as against a mark between blocks. */
    boolean isContent() {
        return switch (kind) {
            case PARAGRAPH, LIST, CODE, QUOTE, TABLE -> true;
            case HTML -> !markdown.isBlank();
            default -> false;
        };
    }

    /** Whether it says, or begins with saying, that it is an answer. */
    boolean saysAnswer() {
        Boolean says = answer;
        if (says == null) {
            says = Labels.isAnswer(plain) || Labels.answerStart(plain) > 0;
            answer = says;
        }
        return says;
    }

    /** Whether it is a part of the page that is neither question nor section of questions. */
    boolean isAside() {
        Boolean says = aside;
        if (says == null) {
            says = Labels.isAside(plain);
            aside = says;
        }
        return says;
    }

    /** The candidate that it is by itself; null for none. */
    @Nullable
    Candidate candidate() {
        if (!known) {
            candidate = Candidate.of(this);
            known = true;
        }
        return candidate;
    }
}
