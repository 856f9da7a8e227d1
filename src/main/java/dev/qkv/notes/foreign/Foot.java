package dev.qkv.notes.foreign;

import java.util.List;
import java.util.regex.Pattern;

/** What stands below the last ruler of a page and is about the page: {@code Found a mistake? Open an issue}. */
final class Foot {
    private static final int LONGEST = 240;
    private static final int MOST = 2;
    private static final int FEWEST_RULERS = 2;
    private static final Pattern ABOUT = Pattern.compile(
            "(?<!\\p{L})(?:issues?|pull requests?|prs?|mistakes?|typos?|contribut\\p{L}+|subscribe|follow (?:me|us)|stars?|let me know|would you like (?:me|more)|want me to|hope (?:this|you)|happy (?:coding|learning)|good luck|feel free|feedback|newsletter|made with|copyright|visit|full version|patreon|buy me"
                    + "|estrella|s[ií]gueme|errores|suerte|contribu\\p{L}+|звезд\\p{L}+|подпис\\p{L}+|ошибк\\p{L}+|помилк\\p{L}+|fehler|mitmachen|erreur\\p{L}*)(?!\\p{L})|©|⭐"
                    + "|关注|關注|公众号|公眾號|加群|微信|点赞|转发|收藏|完整版|欢迎(?:提|指正|补充|star)|纠错|勘误|구독|스타|오타|フォロー|登録",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Foot() {}

    /** The place of the ruler that it stands below; the number of pieces where there is none. */
    static int of(List<Piece> pieces) {
        int at = pieces.size() - 1;
        int blocks = 0;
        while (at >= 0 && blocks <= MOST && !pieces.get(at).is(Piece.Kind.RULE)) {
            Piece piece = pieces.get(at);
            blocks += piece.isContent() ? 1 : 0;
            if (!mayStandIn(piece)) {
                return pieces.size();
            }
            at--;
        }
        if (at <= 0 || blocks == 0 || blocks > MOST) {
            return pieces.size();
        }
        boolean about = false;
        boolean apart = false;
        for (Piece piece : pieces.subList(at + 1, pieces.size())) {
            about |= ABOUT.matcher(piece.markdown()).find();
            apart |= piece.markdown().contains("](") || piece.markdown().startsWith("*");
        }
        return about || (apart && parts(pieces, at)) ? at : pieces.size();
    }

    private static boolean mayStandIn(Piece piece) {
        return switch (piece.kind()) {
            case PARAGRAPH, QUOTE, HTML ->
                piece.items() == 0
                        && piece.markdown().length() <= LONGEST
                        && piece.candidate() == null
                        && !piece.saysAnswer()
                        && !Labels.isKey(piece.plain())
                        && !Labels.startsTrailer(piece.plain());
            default -> false;
        };
    }

    /** Whether the rulers above all stand between questions or parts. */
    private static boolean parts(List<Piece> pieces, int last) {
        int rulers = 0;
        for (int i = 0; i < last; i++) {
            if (pieces.get(i).is(Piece.Kind.RULE)) {
                Piece next = pieces.get(i + 1);
                if (!next.is(Piece.Kind.HEADING) && next.candidate() == null && !next.is(Piece.Kind.DETAILS_OPEN)) {
                    return false;
                }
                rulers++;
            }
        }
        return rulers >= FEWEST_RULERS;
    }
}
