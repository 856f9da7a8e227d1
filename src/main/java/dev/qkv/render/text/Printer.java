package dev.qkv.render.text;

import java.util.List;

/** Lines to plain text, or to text with escape sequences that are closed on every line. */
public final class Printer {
    private final Palette palette;

    public Printer(RenderOptions options) {
        palette = new Palette(options.theme(), options.color());
    }

    /** The lines, each ended by a line feed. */
    public String text(List<Line> lines) {
        StringBuilder out = new StringBuilder();
        for (Line line : lines) {
            append(line, out);
            out.append('\n');
        }
        return out.toString();
    }

    /** The line without its line feed. */
    public void append(Line line, StringBuilder out) {
        String current = "";
        for (Span span : line.spans()) {
            String wanted = palette.on(span.style());
            if (!wanted.equals(current)) {
                if (!current.isEmpty()) {
                    out.append(Palette.RESET);
                }
                out.append(wanted);
                current = wanted;
            }
            out.append(span.text());
        }
        if (!current.isEmpty()) {
            out.append(Palette.RESET);
        }
    }
}
