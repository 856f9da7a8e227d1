package dev.qkv.render.figure;

import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.TextTable;
import java.util.ArrayList;
import java.util.List;

/** A figure as lines no wider than asked for: in blocks and braille with colours where the terminal has them, else in ASCII. */
public final class FigureText {
    private FigureText() {}

    /** The figure under its title, without a blank line before or after it. */
    public static List<Line> lines(Figure figure, RenderOptions options) {
        Ink ink = new Ink(options);
        List<Line> lines = new ArrayList<>(ink.title(figure.title()));
        if (figure instanceof Figure.Heatmap heatmap) {
            lines.addAll(HeatmapText.lines(heatmap, ink));
        } else if (figure instanceof Figure.LinePlot plot) {
            lines.addAll(LinePlotText.lines(plot, ink));
        } else if (figure instanceof Figure.Bars bars) {
            lines.addAll(BarsText.lines(bars, ink));
        } else if (figure instanceof Figure.Histogram histogram) {
            lines.addAll(HistogramText.lines(histogram, ink));
        } else if (figure instanceof Figure.Calendar calendar) {
            lines.addAll(CalendarText.lines(calendar, ink));
        } else if (figure instanceof Figure.Table table) {
            lines.addAll(table(table, ink));
        } else if (figure instanceof Figure.Flow flow) {
            lines.addAll(FlowText.lines(flow, ink));
        } else {
            throw new IllegalStateException("no drawing for " + figure);
        }
        return lines;
    }

    private static List<Line> table(Figure.Table table, Ink ink) {
        List<List<Span>> heading = new ArrayList<>();
        List<TextTable.Align> aligns = new ArrayList<>();
        for (Caption column : table.columns()) {
            heading.add(List.of(new Span(Role.STRONG, ink.text(column))));
            aligns.add(isNumeric(table, heading.size() - 1) ? TextTable.Align.RIGHT : TextTable.Align.LEFT);
        }
        List<List<List<Span>>> rows = new ArrayList<>();
        for (List<String> row : table.rows()) {
            List<List<Span>> cells = new ArrayList<>();
            for (String cell : row) {
                cells.add(List.of(Span.of(ink.text(cell))));
            }
            rows.add(cells);
        }
        return TextTable.lines(heading, aligns, rows, ink.width(), ink.options());
    }

    private static boolean isNumeric(Figure.Table table, int column) {
        for (List<String> row : table.rows()) {
            String cell = row.get(column);
            char first = cell.isEmpty() ? 'x' : cell.charAt(cell.length() > 1 && cell.charAt(0) == '-' ? 1 : 0);
            if (first < '0' || first > '9') {
                return false;
            }
        }
        return true;
    }
}
