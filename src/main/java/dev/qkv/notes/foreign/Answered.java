package dev.qkv.notes.foreign;

import java.util.List;
import org.commonmark.node.Node;

/** Looks ahead for what says that it is an answer: a summary or a line such as "Answer", "Ответ:", "解答". */
final class Answered {
    private static final int FAR = 12;
    private static final int MOST = 4_000;

    private Answered() {}

    /** Whether a block is followed by an answer at once, or only by the code, table, picture or choices that belong to the question. */
    static boolean isDirectly(List<Piece> pieces, int at) {
        int items = pieces.get(at).items();
        boolean choices = false;
        for (int i = at + 1; i < pieces.size() && i <= at + FAR; i++) {
            Piece piece = pieces.get(i);
            if (items > 1 && piece.items() < items) {
                // what stands outside of an item answers the one around it
                return false;
            }
            if ((isMark(piece) && !piece.leads()) || (piece.is(Piece.Kind.TABLE) && OptionLines.isKeyed(piece))) {
                // lettered points of an answer may stand above a solution
                return !choices || isKey(piece);
            }
            if (isChoice(piece, items)) {
                choices |= !OptionRow.begins(piece.markdown());
                continue;
            }
            if (piece.items() < items || (piece.leads() && piece.items() <= items)) {
                return false;
            }
            switch (piece.kind()) {
                case CODE, TABLE, QUOTE, LIST, DETAILS_OPEN, HTML -> {
                    // may belong to the question
                }
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    /** Whether choices stand right below a block, as lines or labelled items. */
    static boolean isChoice(List<Piece> pieces, int at) {
        Piece next = at + 1 < pieces.size() ? pieces.get(at + 1) : null;
        return next != null && isChoice(next, pieces.get(at).items());
    }

    /** Whether an answer's mark names labels. */
    private static boolean isKey(Piece mark) {
        String said = mark.plain().substring(Labels.keyStart(mark.plain())).strip();
        return Labels.isKey(mark.plain()) || KeyMembers.isAll(said);
    }

    /** @param items that the question stands in */
    private static boolean isChoice(Piece piece, int items) {
        Node node = piece.is(Piece.Kind.PARAGRAPH) ? piece.node() : null;
        if (node == null) {
            return false;
        }
        return piece.leads()
                ? piece.items() > items && Candidate.isOption(piece, node)
                : OptionRow.begins(piece.markdown()) || OptionLines.begins(piece.markdown());
    }

    /** Whether an item that asks has a list below it whose first item says that it is the answer. */
    static boolean isBelow(List<Piece> pieces, int at) {
        Piece item = pieces.get(at);
        Piece next = at + 1 < pieces.size() ? pieces.get(at + 1) : item;
        return next.leads() && next.items() > item.items() && isMark(next) && Asking.ends(item.plain());
    }

    /** Whether the text right below a title is called a problem, a task or the like. */
    static boolean isPosed(List<Piece> pieces, int at) {
        return at + 1 < pieces.size()
                && pieces.get(at + 1).is(Piece.Kind.PARAGRAPH)
                && Labels.startsProblem(pieces.get(at + 1).plain());
    }

    /** Whether a paragraph is the first after a ruler, a heading or an answer that was closed, with the next answer below it. */
    static boolean begins(List<Piece> pieces, int at) {
        Piece piece = pieces.get(at);
        if (piece.items() > 0 || isMark(piece) || piece.isAside()) {
            return false;
        }
        int before = at - 1;
        while (before >= 0 && Furniture.isOrnament(pieces.get(before))) {
            before--;
        }
        boolean fresh = before < 0
                || switch (pieces.get(before).kind()) {
                    case RULE, HEADING, DETAILS_CLOSE -> true;
                    default -> false;
                };
        if (!fresh) {
            return afterAnswer(pieces, at) && isDirectly(pieces, at) && Asking.ends(piece.plain());
        }
        if (before >= 0 && isPart(pieces.get(before)) && !Asking.ends(piece.plain())) {
            return false;
        }
        for (int i = at + 1; i < pieces.size() && i <= at + FAR; i++) {
            if (isMark(pieces.get(i))) {
                return true;
            }
            if (pieces.get(i).is(Piece.Kind.RULE)
                    || pieces.get(i).is(Piece.Kind.HEADING)
                    || pieces.get(i).is(Piece.Kind.DETAILS_CLOSE)) {
                return false;
            }
        }
        return false;
    }

    /** Whether a heading names what stands below it as the choices or the answer of a question above. */
    private static boolean isPart(Piece piece) {
        return piece.is(Piece.Kind.HEADING) && (piece.saysAnswer() || Labels.isChoices(piece.plain()));
    }

    /** Whether an answer comes before, with no ruler or heading between: the paragraph is no further part of its own question. */
    private static boolean afterAnswer(List<Piece> pieces, int at) {
        for (int i = at - 1; i >= 0 && i >= at - FAR; i--) {
            if (isMark(pieces.get(i))) {
                return true;
            }
            if (pieces.get(i).is(Piece.Kind.RULE) || pieces.get(i).is(Piece.Kind.HEADING)) {
                return false;
            }
        }
        return false;
    }

    /** Whether a text goes on, below its first line, with one that says it is the answer. */
    static boolean isWithin(String rest) {
        return !rest.isEmpty() && rest.length() <= MOST && rest.lines().anyMatch(line -> Labels.answerStart(line) > 0);
    }

    private static boolean isMark(Piece piece) {
        boolean says = piece.is(Piece.Kind.SUMMARY) || piece.is(Piece.Kind.PARAGRAPH) || piece.is(Piece.Kind.HEADING);
        return says && piece.saysAnswer();
    }
}
