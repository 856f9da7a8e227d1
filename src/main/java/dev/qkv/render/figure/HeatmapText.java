package dev.qkv.render.figure;

import dev.qkv.figure.Figure;
import dev.qkv.model.Language;
import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Paint;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/**
 * A matrix by colour, or by shades where the terminal has no colours to spare. With the values where they fit; else two characters a cell, or one and two rows a
 * line; cells of what is wider still are averaged.
 */
final class HeatmapText {
    /** Entries that do not exist. */
    private static final char ABSENT = '·';

    private static final int MOST_LINES = 40;

    private final Figure.Heatmap map;
    private final Ink ink;
    private final ColorScale colors;
    private final double[][] values;
    private final List<String> rowLabels;
    private final int labels;

    private HeatmapText(Figure.Heatmap map, Ink ink) {
        this.map = map;
        this.ink = ink;
        colors = new ColorScale(map);
        values = map.values();
        rowLabels = new ArrayList<>();
        int widest = 0;
        for (int row = 0; row < values.length; row++) {
            String label = map.rowLabels().isEmpty()
                    ? Integer.toString(row)
                    : ink.text(map.rowLabels().get(row));
            rowLabels.add(label);
            widest = Math.max(widest, Columns.of(label));
        }
        labels = Math.min(widest, Math.max(4, ink.width() / 4));
    }

    static List<Line> lines(Figure.Heatmap map, Ink ink) {
        return new HeatmapText(map, ink).draw();
    }

    private List<Line> draw() {
        int columns = values[0].length;
        int room = ink.width() - labels - 1;
        int decimals = decimals(values);
        int widest = widest(decimals);
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(
                Role.DIM, Columns.fit(corner(), ink.width(), ink.glyphs().ellipsis())));
        if ((widest + 2) * columns <= room && values.length <= MOST_LINES) {
            numbers(widest + 2, decimals, lines);
        } else if (columns * 2 <= room && values.length <= MOST_LINES) {
            blocks(values, rowLabels, 2, lines);
        } else {
            small(room, lines);
        }
        lines.addAll(key());
        return lines;
    }

    private String corner() {
        String down = ink.unicode() ? "↓" : "(down)";
        String right = ink.unicode() ? "→" : "(across)";
        return ink.text(map.rows()) + " " + down + "  " + ink.text(map.columns()) + " " + right;
    }

    /** Cells of averaged values, one character wide, and two to a line where there are colours. */
    private void small(int room, List<Line> lines) {
        double[][] shown = Pooled.columns(values, room);
        int rowsALine = ink.shades() && ink.unicode() ? 2 : 1;
        shown = Pooled.rows(shown, MOST_LINES * rowsALine);
        List<String> names = new ArrayList<>();
        int each = (values.length + shown.length - 1) / shown.length;
        for (int row = 0; row < shown.length; row++) {
            names.add(rowLabels.get(row * each));
        }
        if (rowsALine == 1) {
            blocks(shown, names, 1, lines);
        } else {
            halves(shown, names, lines);
        }
        if (shown.length < values.length || shown[0].length < values[0].length) {
            String times = ink.unicode() ? " × " : " x ";
            String sizes = values.length + times + values[0].length + " "
                    + ink.glyphs().arrow() + " " + shown.length + times + shown[0].length;
            int indent = Math.max(0, Math.min(labels + 1, ink.width() - Columns.of(sizes)));
            lines.add(Line.of(Role.DIM, " ".repeat(indent) + sizes));
        }
    }

    private void numbers(int cell, int decimals, List<Line> lines) {
        heading(cell, lines);
        for (int row = 0; row < values.length; row++) {
            List<Span> spans = new ArrayList<>();
            spans.add(label(rowLabels.get(row)));
            for (double value : values[row]) {
                if (!Double.isFinite(value)) {
                    spans.add(new Span(Role.DIM, Columns.padLeft(absent(value) + " ", cell)));
                } else if (ink.shades()) {
                    spans.add(new Span(
                            colors.behind(value, ink.options().theme()),
                            Columns.padLeft(NumberLabel.fixed(value, decimals), cell - 1) + " "));
                } else {
                    String text = NumberLabel.fixed(value, decimals);
                    String gap = " ".repeat(cell - 1 - text.length());
                    spans.add(Span.of(gap.substring(1)));
                    spans.add(new Span(Role.SERIES_1, String.valueOf(colors.shade(value, ink.unicode()))));
                    spans.add(Span.of(text + " "));
                }
            }
            lines.add(trimmed(spans));
        }
    }

    private void heading(int cell, List<Line> lines) {
        StringBuilder heading = new StringBuilder(" ".repeat(labels + 1));
        for (int column = 0; column < values[0].length; column++) {
            String name = map.columnLabels().isEmpty()
                    ? Integer.toString(column)
                    : ink.text(map.columnLabels().get(column));
            heading.append(Columns.padLeft(Columns.fit(name, cell - 1, ""), cell - 1))
                    .append(' ');
        }
        lines.add(Line.of(Role.DIM, heading.toString().stripTrailing()));
    }

    /** Indices under every tenth column, or every second one of few. */
    private void indices(int columns, int cell, List<Line> lines) {
        if (columns != values[0].length) {
            return;
        }
        int step = columns * cell > 60 ? 10 : columns > 12 ? 5 : 2;
        StringBuilder heading = new StringBuilder(" ".repeat(labels + 1));
        for (int column = 0; column < columns; column += step) {
            String name = map.columnLabels().isEmpty()
                    ? Integer.toString(column)
                    : Columns.fit(ink.text(map.columnLabels().get(column)), step * cell - 1, "");
            heading.append(Columns.padRight(name, Math.min(step, columns - column) * cell));
        }
        String line = heading.toString().stripTrailing();
        lines.add(Line.of(Role.DIM, Columns.fit(line, ink.width(), "")));
    }

    private void blocks(double[][] shown, List<String> names, int cell, List<Line> lines) {
        indices(shown[0].length, cell, lines);
        for (int row = 0; row < shown.length; row++) {
            List<Span> spans = new ArrayList<>();
            spans.add(label(names.get(row)));
            for (double value : shown[row]) {
                if (!Double.isFinite(value)) {
                    spans.add(new Span(Role.DIM, (absent(value) + " ").substring(0, cell)));
                } else if (ink.shades()) {
                    spans.add(new Span(colors.behind(value, ink.options().theme()), " ".repeat(cell)));
                } else {
                    spans.add(new Span(
                            Role.SERIES_1,
                            String.valueOf(colors.shade(value, ink.unicode())).repeat(cell)));
                }
            }
            lines.add(trimmed(spans));
        }
    }

    private void halves(double[][] shown, List<String> names, List<Line> lines) {
        indices(shown[0].length, 1, lines);
        for (int row = 0; row < shown.length; row += 2) {
            List<Span> spans = new ArrayList<>();
            spans.add(label(names.get(row)));
            for (int column = 0; column < shown[row].length; column++) {
                int upper = color(shown[row][column]);
                int lower = row + 1 < shown.length ? color(shown[row + 1][column]) : Paint.NONE;
                spans.add(
                        upper == Paint.NONE
                                ? new Span(new Paint(lower, Paint.NONE), lower == Paint.NONE ? " " : "▄")
                                : new Span(new Paint(upper, lower), "▀"));
            }
            lines.add(new Line(spans));
        }
    }

    private int color(double value) {
        return Double.isFinite(value) ? colors.rgb(value, ink.options().theme()) : Paint.NONE;
    }

    private Span label(String name) {
        return new Span(Role.DIM, Columns.padLeft(Columns.fit(name, labels, ""), labels) + " ");
    }

    private String absent(double value) {
        if (value == Double.NEGATIVE_INFINITY) {
            return ink.unicode() ? "−∞" : "-inf";
        }
        return ink.unicode() ? String.valueOf(ABSENT) : "x";
    }

    /** The colours between the least and the largest value. */
    private List<Line> key() {
        List<Span> spans = new ArrayList<>();
        spans.add(new Span(Role.DIM, NumberLabel.of(colors.low(), 3) + " "));
        int steps = 16;
        for (int i = 0; i < steps; i++) {
            double value = colors.low() + (colors.high() - colors.low()) * i / (steps - 1);
            spans.add(
                    ink.shades()
                            ? new Span(colors.behind(value, ink.options().theme()), " ")
                            : new Span(Role.SERIES_1, String.valueOf(colors.shade(value, ink.unicode()))));
        }
        spans.add(new Span(Role.DIM, " " + NumberLabel.of(colors.high(), 3)));
        boolean masked = false;
        for (double[] row : values) {
            for (double value : row) {
                masked |= Double.isNaN(value);
            }
        }
        if (masked) {
            String absent = absent(Double.NaN);
            boolean zh = ink.options().language() == Language.ZH;
            spans.add(new Span(Role.DIM, "   " + absent + (zh ? " 无" : " none")));
        }
        Line indent = Line.of(" ".repeat(labels + 1));
        return Wrap.lines(spans, ink.width(), indent, indent);
    }

    static Line trimmed(List<Span> spans) {
        int last = spans.size() - 1;
        while (last > 0
                && spans.get(last).style() instanceof Role
                && spans.get(last).text().isBlank()) {
            last--;
        }
        List<Span> kept = new ArrayList<>(spans.subList(0, last + 1));
        Span end = kept.get(last);
        if (end.style() instanceof Role) {
            kept.set(last, new Span(end.style(), end.text().stripTrailing()));
        }
        return new Line(kept);
    }

    /** As many as tell the values apart, none for whole numbers. */
    static int decimals(double[][] values) {
        double largest = 0;
        boolean whole = true;
        for (double[] row : values) {
            for (double value : row) {
                if (Double.isFinite(value)) {
                    largest = Math.max(largest, Math.abs(value));
                    whole &= value == Math.rint(value);
                }
            }
        }
        return whole ? 0 : largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 0.1 ? 2 : 4;
    }

    private int widest(int decimals) {
        int widest = 1;
        for (double[] row : values) {
            for (double value : row) {
                widest = Math.max(
                        widest,
                        Double.isFinite(value)
                                ? NumberLabel.fixed(value, decimals).length()
                                : absent(value).length());
            }
        }
        if (!map.columnLabels().isEmpty()) {
            for (String label : map.columnLabels()) {
                widest = Math.max(widest, Math.min(8, Columns.of(ink.text(label))));
            }
        }
        return widest;
    }
}
