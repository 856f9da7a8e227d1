package dev.qkv.notes.foreign;

import java.util.List;
import java.util.function.Predicate;

/** What comes next in a row of blocks: found for all of them at once, since looking ahead from each takes time with the square of their number. */
final class Ahead {
    private final int[] headings;
    private final int[] contents;

    /** @param content whether a piece is text of an answer; headings that are no asides end a part */
    Ahead(List<Piece> pieces, Predicate<Piece> content) {
        headings = new int[pieces.size() + 1];
        contents = new int[pieces.size() + 1];
        headings[pieces.size()] = pieces.size();
        contents[pieces.size()] = pieces.size();
        for (int i = pieces.size() - 1; i >= 0; i--) {
            Piece piece = pieces.get(i);
            headings[i] = piece.is(Piece.Kind.HEADING) && !piece.isAside() ? i : headings[i + 1];
            contents[i] = piece.isContent() && content.test(piece) ? i : contents[i + 1];
        }
    }

    /** The first heading after a place; the number of pieces where there is none. */
    int heading(int at) {
        return headings[at + 1];
    }

    /** Whether text comes after a place, before any heading. */
    boolean hasText(int at) {
        return contents[at + 1] < headings[at + 1];
    }
}
