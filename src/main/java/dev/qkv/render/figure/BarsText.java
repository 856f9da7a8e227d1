package dev.qkv.render.figure;

import dev.qkv.figure.Figure;
import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import java.util.ArrayList;
import java.util.List;

/** A bar a line, with its name before it and its value behind it; negative values to the left of a common zero. */
final class BarsText {
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

    /** A longer bar tells no more. */
    private static final int LONGEST = 60;

    private final Figure.Bars bars;
    private final Ink ink;
    private final Scale scale;
    private final double zero;

    private BarsText(Figure.Bars bars, Ink ink) {
        this.bars = bars;
        this.ink = ink;
        scale = scale(bars);
        zero = scale.logarithmic() ? 0 : scale.at(0);
    }

    /** From the least to the largest value, 0 included; of a logarithmic axis from the power of ten below. */
    static Scale scale(Figure.Bars bars) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (Figure.Bar bar : bars.bars()) {
            boolean drawn = Double.isFinite(bar.value())
                    && (bar.value() > 0 || !bars.value().logarithmic());
            min = drawn ? Math.min(min, bar.value()) : min;
            max = drawn ? Math.max(max, bar.value()) : max;
        }
        if (max < min) {
            min = 1;
            max = 1;
        }
        if (bars.value().logarithmic()) {
            Scale exact = Scale.of(bars.value(), min, max);
            // the least bar is to be seen as well
            return new Scale(Math.floor(exact.low() - 1e-9), exact.high(), true, 1, exact.unit());
        }
        double low = Math.min(0, min);
        double high = Math.max(0, max);
        return low == high ? new Scale(0, 1, false, 1, bars.value().unit()) : Scale.of(bars.value(), low, high);
    }

    static List<Line> lines(Figure.Bars bars, Ink ink) {
        return new BarsText(bars, ink).draw();
    }

    private List<Line> draw() {
        int names = 0;
        int values = 0;
        for (Figure.Bar bar : bars.bars()) {
            names = Math.max(names, Columns.of(ink.text(bar.name())));
            values = Math.max(values, label(scale, bar).length());
        }
        names = Math.min(names, Math.max(4, ink.width() / 3));
        int room = Math.max(4, Math.min(LONGEST, ink.width() - names - values - 3));
        int left = (int) Math.round(room * zero);
        if (zero > 0) {
            left = Math.max(1, Math.min(room - 1, left));
        }
        List<Line> lines = new ArrayList<>();
        String unit = ink.axis(bars.value(), scale);
        if (!unit.equals(ink.text(bars.title()))) {
            String note = bars.value().logarithmic() ? unit + ", log" : unit;
            int indent = Math.max(0, Math.min(names + 2, ink.width() - Columns.of(note)));
            lines.add(Line.of(
                    Role.DIM,
                    " ".repeat(indent)
                            + Columns.fit(note, ink.width(), ink.glyphs().ellipsis())));
        }
        for (Figure.Bar bar : bars.bars()) {
            String name = Columns.fit(ink.text(bar.name()), names, ink.glyphs().ellipsis());
            List<Span> spans = new ArrayList<>();
            spans.add(Span.of(Columns.padLeft(name, names) + " "));
            spans.add(new Span(Role.DIM, ink.glyphs().vertical()));
            bar(bar.value(), left, room, spans);
            spans.add(Span.of(" " + label(scale, bar)));
            lines.add(new Line(spans));
        }
        return lines;
    }

    /** The value in the axis's unit. */
    static String label(Scale scale, Figure.Bar bar) {
        return scale.label(bar.value(), bar.value() == Math.rint(bar.value()) && Math.abs(bar.value()) < 1e6 ? 6 : 4);
    }

    private void bar(double value, int left, int room, List<Span> spans) {
        double at = Double.isFinite(value) ? scale.at(value) : 0;
        if (Double.isNaN(at)) {
            at = 0;
        }
        if (value < 0 && zero > 0) {
            int cells = (int) Math.round((zero - at) / zero * left);
            spans.add(Span.of(" ".repeat(left - cells)));
            spans.add(new Span(Role.SERIES_2, fill().repeat(cells)));
            return;
        }
        String bar = zero >= 1 ? "" : solid((at - zero) / (1 - zero) * (room - left), value != 0);
        if (left > 0) {
            spans.add(Span.of(" ".repeat(left)));
        }
        if (!bar.isEmpty()) {
            spans.add(new Span(Role.SERIES_1, bar));
        }
    }

    private String solid(double cells, boolean some) {
        if (!ink.unicode()) {
            return fill().repeat((int) Math.max(some ? 1 : 0, Math.round(cells)));
        }
        int eighths = (int) Math.max(some ? 1 : 0, Math.round(cells * 8));
        String part = eighths % 8 == 0 ? "" : String.valueOf(EIGHTHS.charAt(eighths % 8));
        return "█".repeat(eighths / 8) + part;
    }

    private String fill() {
        return ink.unicode() ? "█" : "#";
    }
}
