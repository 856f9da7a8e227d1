package dev.qkv.render.text;

/** The signs that decorate the output, each one column wide unless noted. */
public record Glyphs(
        String bullet,
        String innerBullet,
        String rule,
        String heavyRule,
        String bar,
        String vertical,
        String cross,
        String ok,
        String bad,
        String ellipsis,
        String arrow,
        String replacement) {
    public static final Glyphs UNICODE = new Glyphs("•", "◦", "─", "━", "▎", "│", "┼", "✓", "✗", "…", "→", "\uFFFD");

    /** {@code ok}, {@code bad}, {@code ellipsis} and {@code arrow} are wider than one column. */
    public static final Glyphs ASCII = new Glyphs("-", "*", "-", "=", "|", "|", "+", "ok", "no", "...", "->", "?");

    public static Glyphs of(boolean unicode) {
        return unicode ? UNICODE : ASCII;
    }
}
