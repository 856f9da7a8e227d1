package dev.qkv.render;

import dev.qkv.render.tex.TexText;

/** TeX as readable text. */
public final class Formula {
    private Formula() {}

    /**
     * A formula on one line.
     *
     * @param unicode false keeps to ASCII
     */
    public static String inline(String tex, boolean unicode) {
        return TexText.of(tex, unicode);
    }
}
