package dev.qkv.render.text;

/** Where a line may end: at spaces, between CJK characters, in a hyphenated word; never before closing or after opening punctuation (as in JIS X 4051). */
final class Breaks {
    private static final String CLOSING = "，。、；：？！」』）】》〉〕〗］｝”’…‥—～·・％‰℃°々ーゝゞヽヾァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ";
    private static final String OPENING = "「『（【《〈〔〖［｛“‘￥";
    private static final String ASCII_CLOSING = ",.;:?!)]}%";
    private static final String ASCII_OPENING = "([{$";

    private Breaks() {}

    /** Whether a line may end between two characters that touch. */
    static boolean between(int previous, int next) {
        if (previous == '"' || previous == '\'' || next == '"' || next == '\'') {
            return false;
        }
        return (Columns.of(previous) == 2 || Columns.of(next) == 2) && isHardBreakFine(previous, next);
    }

    /** Whether a line may end at the spaces between two characters. */
    static boolean atSpace(int previous, int next) {
        return CLOSING.indexOf(next) < 0 && OPENING.indexOf(previous) < 0;
    }

    /** Whether a word that fits on no line may be cut here. */
    static boolean isHardBreakFine(int previous, int next) {
        return CLOSING.indexOf(next) < 0
                && OPENING.indexOf(previous) < 0
                && ASCII_CLOSING.indexOf(next) < 0
                && ASCII_OPENING.indexOf(previous) < 0;
    }
}
