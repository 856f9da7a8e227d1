package dev.qkv.render;

import dev.qkv.render.code.Highlighter;
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
    private static final Line MATH = Line.of("    ");
    private static final Line CONTINUED = Line.of("      ");

    private CodeLines() {}

    static List<Line> code(String code, String language, int width, RenderOptions options) {
        List<Line> lines = new ArrayList<>();
        for (Line line : Highlighter.lines(code, language, options.glyphs())) {
            if (line.text().isBlank()) {
                lines.add(Line.EMPTY);
            } else {
                lines.addAll(Wrap.lines(line.spans(), width, INDENT, CONTINUED));
            }
        }
        return lines;
    }

    /** A displayed formula, indented: on the lines it is set on where they fit; else what is too long for the line goes on further in. */
    static List<Line> math(String tex, int width, RenderOptions options) {
        List<String> set = Formula.lines(tex.strip(), options.unicode(), width - MATH.width());
        if (set != null) {
            List<Line> lines = new ArrayList<>();
            for (String line : set) {
                lines.add(Line.of(Role.MATH, SafeText.clean(line, options.glyphs()))
                        .after(MATH));
            }
            return lines;
        }
        String text = SafeText.clean(Formula.inline(tex.strip(), options.unicode()), options.glyphs());
        return Wrap.lines(List.of(new Span(Role.MATH, text)), width, MATH, CONTINUED);
    }
}
