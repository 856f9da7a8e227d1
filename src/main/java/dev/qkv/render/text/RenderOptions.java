package dev.qkv.render.text;

import dev.qkv.model.Language;

/**
 * What the output is for.
 *
 * @param width columns, at least {@link #MIN_WIDTH}
 * @param unicode false keeps decoration, figures and formulas to ASCII; text stays as it is
 */
public record RenderOptions(int width, ColorDepth color, Theme theme, boolean unicode, Language language) {
    public static final int MIN_WIDTH = 20;

    public RenderOptions {
        width = Math.max(MIN_WIDTH, width);
    }

    public Glyphs glyphs() {
        return Glyphs.of(unicode);
    }

    public RenderOptions withWidth(int columns) {
        return new RenderOptions(columns, color, theme, unicode, language);
    }
}
