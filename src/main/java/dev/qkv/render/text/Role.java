package dev.qkv.render.text;

/** What a span means; the theme decides how that looks. */
public enum Role implements Style {
    TEXT,
    HEADING,
    STRONG,
    EMPHASIS,
    CODE,
    MATH,
    LINK,
    QUOTE,
    OK,
    BAD,
    /** Of less weight: addresses, rules, axes, hints. */
    DIM,
    /** A key to press. */
    KEY,
    KEYWORD,
    STRING,
    COMMENT,
    NUMBER,
    SERIES_1,
    SERIES_2,
    SERIES_3,
    SERIES_4,
    SERIES_5,
    SERIES_6;

    private static final Role[] SERIES = {SERIES_1, SERIES_2, SERIES_3, SERIES_4, SERIES_5, SERIES_6};

    /** The role of a figure's series; colours repeat after six. */
    public static Role series(int index) {
        return SERIES[index % SERIES.length];
    }
}
