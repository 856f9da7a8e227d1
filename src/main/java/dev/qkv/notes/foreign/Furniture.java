package dev.qkv.notes.foreign;

import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;

/** What a page has besides its subject: lines and lists to find one's way by. */
final class Furniture {
    private Furniture() {}

    /** Back-to-top lines, badges. */
    static boolean isOrnament(Piece piece) {
        String plain = piece.plain();
        if (Labels.isBackToTop(plain) || plain.equals("...") || plain.equals("…")) {
            return true;
        }
        boolean badge = piece.node() != null
                && Inline.onlyLinks(piece.node())
                && piece.markdown().contains("[![");
        return badge || plain.equalsIgnoreCase("[toc]") || (piece.is(Piece.Kind.HTML) && plain.isBlank());
    }

    /** A list or table of links into the page itself. */
    static boolean isContents(Piece piece) {
        if (!piece.is(Piece.Kind.LIST) && !piece.is(Piece.Kind.TABLE)) {
            return false;
        }
        int links = 0;
        int at = piece.markdown().indexOf("](#");
        while (at >= 0) {
            links++;
            at = piece.markdown().indexOf("](#", at + 1);
        }
        return links >= 3 && links * 2L >= piece.markdown().lines().count();
    }

    /** An item that names the list below it. */
    static boolean isSection(Piece item) {
        Node node = item.node();
        return item.leads() && node != null && node.getNext() instanceof ListBlock;
    }
}
