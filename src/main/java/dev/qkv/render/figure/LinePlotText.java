package dev.qkv.render.figure;

import dev.qkv.figure.Figure;
import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** Lines in braille between two axes; where several lines cannot be told apart by colour, or in ASCII, each of a sign of its own. */
final class LinePlotText {
    private static final String SIGNS = "*+ox#@";
    private static final String MARKS = "◆◇●○";
    private static final String MARKS_ASCII = "XOVW";
    private static final String GAP = "   ";
    private static final int WIDEST = 110;
    private static final int LOWEST = 8;
    private static final int HIGHEST = 18;

    private final Figure.LinePlot plot;
    private final Ink ink;
    private final boolean braille;
    private final Scale x;
    private final Scale y;
    private final List<Scale.Tick> ticks;
    private final int rows;

    private LinePlotText(Figure.LinePlot plot, Ink ink) {
        this.plot = plot;
        this.ink = ink;
        braille = ink.unicode() && (ink.colors() || plot.series().size() == 1);
        int wanted = Math.max(LOWEST, Math.min(HIGHEST, ink.width() / 6));
        x = Extent.x(plot);
        Scale.Ticked ticked = Extent.y(plot).snug(wanted / 2);
        y = ticked.scale();
        ticks = ticked.ticks();
        rows = rows(wanted);
    }

    static List<Line> lines(Figure.LinePlot plot, Ink ink) {
        return new LinePlotText(plot, ink).draw();
    }

    /** About so many, and such that the ticks are equally far apart. */
    private int rows(int wanted) {
        double last = ticks.get(ticks.size() - 1).at();
        int steps = ticks.size() - 1;
        boolean even = steps > 0 && last > 1 - 1e-9 && ticks.get(0).at() < 1e-9;
        return even ? steps * Math.max(1, Math.round((wanted - 1) / (float) steps)) + 1 : wanted;
    }

    private List<Line> draw() {
        int labels = 1;
        for (Scale.Tick tick : ticks) {
            labels = Math.max(labels, tick.label().length());
        }
        int columns = Math.min(WIDEST, ink.width()) - labels - 2;
        Canvas canvas = new Canvas(columns, rows, braille);
        for (int i = 0; i < plot.series().size(); i++) {
            series(plot.series().get(i), i, canvas);
        }
        for (int i = 0; i < plot.markers().size(); i++) {
            Figure.Marker marker = plot.markers().get(i);
            double across = x.at(marker.x());
            double up = y.at(marker.y());
            if (isInside(across) && isInside(up)) {
                canvas.mark(column(across, canvas), row(up, canvas), mark(i));
            }
        }
        List<Line> lines = new ArrayList<>();
        String above = " ".repeat(labels + 1) + ink.axis(plot.y(), y);
        lines.add(Line.of(Role.DIM, Columns.fit(above, ink.width(), "")));
        frame(canvas, labels, lines);
        lines.addAll(new HorizontalAxis(x.ticks(Math.max(2, columns / 10)), columns, ink).lines(labels));
        lines.add(centred(ink.axis(plot.x(), x), labels + 2, columns));
        legend(labels + 2, lines);
        return lines;
    }

    private void frame(Canvas canvas, int labels, List<Line> lines) {
        String[] names = new String[rows];
        for (Scale.Tick tick : ticks) {
            names[rows - 1 - (int) Math.round(tick.at() * (rows - 1))] = tick.label();
        }
        double zero = y.logarithmic() ? -1 : y.at(0);
        int zeroRow = zero > 0 && zero < 1 ? row(zero, canvas) / (canvas.height() / rows) : -1;
        for (int row = 0; row < rows; row++) {
            String name = names[row];
            String tick = ink.unicode() ? "┤" : "+";
            List<Span> spans = new ArrayList<>();
            spans.add(new Span(
                    Role.DIM,
                    Columns.padLeft(name == null ? "" : name, labels) + " "
                            + (name == null ? ink.glyphs().vertical() : tick)));
            spans.addAll(canvas.row(row, row == zeroRow ? (ink.unicode() ? '┈' : '-') : ' '));
            Span end = spans.get(spans.size() - 1);
            spans.set(spans.size() - 1, new Span(end.style(), end.text().stripTrailing()));
            lines.add(new Line(spans));
        }
    }

    private void series(Figure.Series series, int index, Canvas canvas) {
        char sign = SIGNS.charAt(index % SIGNS.length());
        boolean before = false;
        int fromX = 0;
        int fromY = 0;
        for (int i = 0; i < series.x().length; i++) {
            double across = x.at(series.x()[i]);
            double up = y.at(series.y()[i]);
            boolean here = isInside(across) && isInside(up);
            if (here) {
                int toX = column(across, canvas);
                int toY = row(up, canvas);
                if (before) {
                    canvas.line(fromX, fromY, toX, toY, index, sign);
                } else {
                    canvas.dot(toX, toY, index, sign);
                }
                fromX = toX;
                fromY = toY;
            }
            before = here;
        }
    }

    private static boolean isInside(double place) {
        return place >= -1e-9 && place <= 1 + 1e-9;
    }

    private static int column(double across, Canvas canvas) {
        return (int) Math.round(across * (canvas.width() - 1));
    }

    private static int row(double up, Canvas canvas) {
        return canvas.height() - 1 - (int) Math.round(up * (canvas.height() - 1));
    }

    private static Line centred(String text, int left, int columns) {
        int indent = left + Math.max(0, (columns - Columns.of(text)) / 2);
        return Line.of(Role.DIM, " ".repeat(indent) + Columns.fit(text, columns, ""));
    }

    /** The names of several lines, and of the points marked; none is broken over two lines that has room on one. */
    private void legend(int left, List<Line> lines) {
        Line indent = Line.of(" ".repeat(Math.min(left, ink.width() / 4)));
        List<Span> row = new ArrayList<>();
        int used = 0;
        for (List<Span> item : items()) {
            int width = new Line(item).width();
            if (!row.isEmpty() && indent.width() + used + GAP.length() + width > ink.width()) {
                lines.addAll(Wrap.lines(row, ink.width(), indent, indent));
                row.clear();
                used = 0;
            }
            if (!row.isEmpty()) {
                row.add(Span.of(GAP));
            }
            used += width + (row.isEmpty() ? 0 : GAP.length());
            row.addAll(item);
        }
        if (!row.isEmpty()) {
            lines.addAll(Wrap.lines(row, ink.width(), indent, indent));
        }
    }

    private List<List<Span>> items() {
        List<List<Span>> items = new ArrayList<>();
        for (int i = 0; i < plot.series().size() && plot.series().size() > 1; i++) {
            String sign = braille ? "━━" : String.valueOf(SIGNS.charAt(i % SIGNS.length()));
            String name = ink.text(plot.series().get(i).name());
            items.add(List.of(new Span(Role.series(i), sign), Span.of(" " + name)));
        }
        for (int i = 0; i < plot.markers().size(); i++) {
            Figure.Marker marker = plot.markers().get(i);
            String place = "(" + written(x, marker.x()) + ", " + written(y, marker.y()) + ")";
            items.add(List.of(
                    new Span(Role.STRONG, String.valueOf(mark(i))),
                    Span.of(" " + ink.text(marker.name()) + " "),
                    new Span(Role.DIM, place)));
        }
        return items;
    }

    /** Of the marker with that index. */
    private char mark(int index) {
        return (ink.unicode() ? MARKS : MARKS_ASCII).charAt(index % MARKS.length());
    }

    private String written(Scale scale, double value) {
        String text = scale.label(value, 4);
        return scale.unit().isEmpty() ? text : text + " " + ink.text(scale.unit());
    }
}
