package dev.qkv.render.figure;

import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import dev.qkv.render.text.Columns;
import java.util.List;

/** Tables and flows. */
final class SvgBoxes {
    private static final double ROW = 24;

    private SvgBoxes() {}

    static double table(Figure.Table table, Ink ink, SvgWriter svg, double top) {
        int columns = table.columns().size();
        double[] widths = new double[columns];
        double sum = 0;
        for (int column = 0; column < columns; column++) {
            // headings are larger and bold
            widths[column] = 1.3 * SvgWriter.width(ink.text(table.columns().get(column)));
            for (List<String> row : table.rows()) {
                widths[column] = Math.max(widths[column], SvgWriter.width(ink.text(row.get(column))));
            }
            sum += widths[column] + 20;
        }
        double shrink = Math.min(1, (FigureSvg.WIDTH - 2 * FigureSvg.MARGIN) / sum);
        double y = top + 14;
        double x = FigureSvg.MARGIN;
        for (int column = 0; column < columns; column++) {
            svg.text(x, y, "start", "title", ink.text(table.columns().get(column)));
            x += (widths[column] + 20) * shrink;
        }
        svg.line(FigureSvg.MARGIN, y + 8, FigureSvg.WIDTH - FigureSvg.MARGIN, y + 8, "rule");
        for (List<String> row : table.rows()) {
            y += ROW;
            x = FigureSvg.MARGIN;
            for (int column = 0; column < columns; column++) {
                double room = (widths[column] + 20) * shrink;
                String text = ink.text(row.get(column));
                int fit = (int) Math.max(1, (room - 8) / SvgWriter.width("x"));
                svg.text(x, y, "start", "ink", Columns.fit(text, Math.max(fit, 1), "…"));
                x += room;
            }
        }
        return y + 10;
    }

    static double flow(Figure.Flow flow, Ink ink, SvgWriter svg, double top) {
        double x = FigureSvg.MARGIN;
        double y = top + 4;
        boolean first = true;
        for (Caption step : flow.steps()) {
            String text = ink.text(step);
            double width = SvgWriter.width(text) + 20;
            if (!first) {
                svg.text(x + 12, y + 19, "middle", "dim", "→");
                x += 24;
            }
            if (!first && x + width > FigureSvg.WIDTH - FigureSvg.MARGIN) {
                x = FigureSvg.MARGIN + 24;
                y += 40;
            }
            svg.rect(x, y, width, 30, "class=\"box\" rx=\"4\"");
            svg.text(x + width / 2, y + 19, "middle", "ink", text);
            x += width;
            first = false;
        }
        return y + 34;
    }
}
