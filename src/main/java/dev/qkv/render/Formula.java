package dev.qkv.render;

import dev.qkv.render.tex.TexLines;
import dev.qkv.render.tex.TexText;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** A displayed formula with matrices, cases or several lines as they are set; null where one line says it as well, or where they are wider than allowed. */
    static @Nullable List<String> lines(String tex, boolean unicode, int most) {
        return tex.contains("\\begin{") || tex.contains("\\\\") ? TexLines.of(tex, unicode, most) : null;
    }
}
