package dev.qkv.app;

import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Printer;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.SafeText;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** Lines on their way to the reader. */
final class Page {
    private final RenderOptions options;
    private final List<Line> lines = new ArrayList<>();

    Page(RenderOptions options) {
        this.options = options;
    }

    RenderOptions options() {
        return options;
    }

    void add(Line line) {
        lines.add(line);
    }

    void addAll(List<Line> more) {
        lines.addAll(more);
    }

    /** An empty line, unless there is one already. */
    void gap() {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
            lines.add(Line.EMPTY);
        }
    }

    void heading(String text) {
        gap();
        addAll(Wrap.lines(List.of(new Span(Role.HEADING, clean(text))), options.width()));
    }

    /** What the page is about, and how it is called. */
    void title(String title, String reference) {
        addAll(Wrap.lines(
                List.of(new Span(Role.HEADING, clean(title)), new Span(Role.DIM, "  " + reference)), options.width()));
    }

    /** A word, then a wrapped text that hangs beside it. */
    void labelled(String label, int labelWidth, List<Span> text) {
        String padded = Columns.padRight(label, labelWidth) + "  ";
        addAll(Wrap.lines(text, options.width(), Line.of(Role.DIM, padded), Line.of(" ".repeat(Columns.of(padded)))));
    }

    /** Text free of control characters. */
    String clean(String text) {
        return SafeText.clean(text, options.glyphs());
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    String text() {
        return new Printer(options).text(lines);
    }
}
