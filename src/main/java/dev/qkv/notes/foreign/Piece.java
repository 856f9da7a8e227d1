package dev.qkv.notes.foreign;

import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/**
 * A step of the walk through a document.
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
record Piece(
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
}
