package dev.qkv.render.figure;

import dev.qkv.figure.Figure;
import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Upright bars over one base line; neighbours are added up where there are more than the screen has columns. */
final class HistogramText {
    private static final String EIGHTHS = " ▁▂▃▄▅▆▇█";
    private static final int HEIGHT = 8;
    private static final int WIDEST_BAR = 4;

    private final Figure.Histogram histogram;
    private final Ink ink;
    private final double[] values;
    private final double largest;
    /** Columns before the bars: a value, and the axis. */
    private final int left;
    /** How many of the figure's columns stand in one. */
    private final int each;
    /** Columns of a bar, with the gap behind it. */
    private final int cell;

    private HistogramText(Figure.Histogram histogram, Ink ink) {
        this.histogram = histogram;
        this.ink = ink;
        int number = histogram.values().length;
        int widest = 2 + label(sum(histogram.values())).length();
        each = (number + ink.width() - widest - 1) / (ink.width() - widest);
        values = new double[(number + each - 1) / each];
        double most = 0;
        for (int i = 0; i < number; i++) {
            values[i / each] += Double.isFinite(histogram.values()[i])
                    ? Math.max(0, histogram.values()[i])
                    : 0;
            most = Math.max(most, values[i / each]);
        }
        largest = most;
        left = label(largest).length() + 2;
        cell = Math.max(1, Math.min(WIDEST_BAR, (ink.width() - left) / values.length));
    }

    static List<Line> lines(Figure.Histogram histogram, Ink ink) {
        return new HistogramText(histogram, ink).draw();
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += Double.isFinite(value) ? Math.abs(value) : 0;
        }
        return sum;
    }

    private static String label(double value) {
        return NumberLabel.of(value, value == Math.rint(value) && value < 1e6 ? 6 : 3);
    }

    private List<Line> draw() {
        List<Line> lines = new ArrayList<>();
        String unit = ink.axis(
                histogram.value(), new Scale(0, 1, false, 1, histogram.value().unit()));
        if (each > 1) {
            unit += ", " + each + (ink.unicode() ? " → 1" : " -> 1");
        }
        lines.add(Line.of(Role.DIM, Columns.fit(unit, ink.width(), ink.glyphs().ellipsis())));
        for (int row = HEIGHT - 1; row >= 0; row--) {
            List<Span> spans = new ArrayList<>();
            String mark = row == HEIGHT - 1 ? label(largest) : "";
            spans.add(new Span(
                    Role.DIM,
                    Columns.padLeft(mark, left - 2) + " " + ink.glyphs().vertical()));
            StringBuilder bars = new StringBuilder();
            for (double value : values) {
                String sign = sign(largest == 0 ? 0 : value / largest * HEIGHT - row, row == 0 && value > 0);
                bars.append(sign.repeat(cell > 1 ? cell - 1 : 1)).append(cell > 1 ? " " : "");
            }
            spans.add(new Span(Role.SERIES_1, bars.toString().stripTrailing()));
            lines.add(new Line(spans));
        }
        lines.add(Line.of(
                Role.DIM,
                Columns.padLeft("0", left - 2) + " " + (ink.unicode() ? "└" : "+")
                        + ink.glyphs().rule().repeat(values.length * cell - (cell > 1 ? 1 : 0))));
        lines.add(Line.of(Role.DIM, names()));
        return lines;
    }

    /** @param part of the row's cell that is filled */
    private String sign(double part, boolean some) {
        if (!ink.unicode()) {
            return part >= 0.5 || some ? "#" : " ";
        }
        int eighths = (int) Math.max(some ? 1 : 0, Math.min(8, Math.round(part * 8)));
        return String.valueOf(EIGHTHS.charAt(Math.max(0, eighths)));
    }

    private String names() {
        StringBuilder line = new StringBuilder(" ".repeat(left));
        for (int i = 0; i < values.length; i++) {
            String name = ink.text(histogram.names().get(i * each));
            int at = left + i * cell;
            int used = Columns.of(line);
            if ((i == 0 || used + 1 < at) && at + Columns.of(name) <= ink.width()) {
                line.append(" ".repeat(at - used)).append(name);
            }
        }
        return line.toString();
    }
}
