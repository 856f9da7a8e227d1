package dev.qkv.render;

import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.SafeText;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** Fenced blocks: code, indented, long lines continued further in; and display formulas. */
final class CodeLines {
    private static final Line INDENT = Line.of("  ");
    private static final Line CONTINUED = Line.of("      ");
    private static final int TAB = 4;

    private CodeLines() {}

    static List<Line> code(String code, String language, int width, RenderOptions options) {
        List<Line> lines = new ArrayList<>();
        for (String line : code.stripTrailing().split("\n", -1)) {
            String clean = SafeText.clean(expandTabs(line), options.glyphs());
            if (clean.isBlank()) {
                lines.add(Line.EMPTY);
            } else {
                lines.addAll(Wrap.lines(List.of(new Span(Role.CODE, clean)), width, INDENT, CONTINUED));
            }
        }
        return lines;
    }

    /** A displayed formula, indented; what is too long for the line goes on further in. */
    static List<Line> math(String tex, int width, RenderOptions options) {
        String text = SafeText.clean(Formula.inline(tex.strip(), options.unicode()), options.glyphs());
        return Wrap.lines(List.of(new Span(Role.MATH, text)), width, Line.of("    "), Line.of("      "));
    }

    private static String expandTabs(String line) {
        if (line.indexOf('\t') < 0) {
            return line;
        }
        StringBuilder expanded = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\t') {
                expanded.append(" ".repeat(TAB - expanded.length() % TAB));
            } else {
                expanded.append(line.charAt(i));
            }
        }
        return expanded.toString();
    }
}
