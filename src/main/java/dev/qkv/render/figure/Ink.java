package dev.qkv.render.figure;

import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import dev.qkv.model.Language;
import dev.qkv.render.text.Ascii;
import dev.qkv.render.text.ColorDepth;
import dev.qkv.render.text.Glyphs;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.SafeText;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import java.util.List;

/** What all drawings write with: captions in the reader's language, clean, in ASCII where asked for. */
record Ink(RenderOptions options) {
    String text(Caption caption) {
        return text(options.language() == Language.ZH ? caption.zh() : caption.en());
    }

    String text(String text) {
        String clean = SafeText.clean(text, options.glyphs());
        return options.unicode() ? clean : Ascii.of(clean);
    }

    /** The axis with its unit in parentheses. */
    String axis(Figure.Axis axis, Scale scale) {
        String text = text(axis.label());
        return scale.unit().isEmpty() || scale.unit().equals(axis.label().en())
                ? text
                : text + " (" + text(scale.unit()) + ")";
    }

    List<Line> title(Caption title) {
        String text = text(title);
        return text.isBlank() ? List.of() : Wrap.lines(List.of(new Span(Role.STRONG, text)), options.width());
    }

    Glyphs glyphs() {
        return options.glyphs();
    }

    int width() {
        return options.width();
    }

    /** Whether areas can be told apart by their colour. */
    boolean shades() {
        return options.color() == ColorDepth.TRUE || options.color() == ColorDepth.INDEXED;
    }

    /** Whether lines can. */
    boolean colors() {
        return options.color() != ColorDepth.NONE;
    }

    boolean unicode() {
        return options.unicode();
    }
}
