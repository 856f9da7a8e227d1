package dev.qkv.render.text;

/**
 * Colours as 24-bit RGB, or {@link #NONE} for the terminal's own.
 *
 * @param foreground colour of the glyph
 * @param background colour behind it
 */
public record Paint(int foreground, int background) implements Style {
    public static final int NONE = -1;
}
