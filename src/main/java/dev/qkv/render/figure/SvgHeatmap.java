package dev.qkv.render.figure;

import dev.qkv.figure.Figure;
import java.util.List;

/** Cells in the colours of the paper, with their values where these fit, and the scale beside them. */
record SvgHeatmap(Figure.Heatmap map, Ink ink, SvgWriter svg) {
    private static final double LARGEST = 48;
    private static final double SMALLEST_LABELLED = 12;
    private static final double TALLEST = 560;

    /** Room for the scale of colours. */
    private static final double KEY = 70;

    /** With the scale beside it. */
    double width() {
        return before() + cell() * map.values()[0].length + KEY;
    }

    /** Left of the cells: the name of the rows, and their labels. */
    private double before() {
        return 24 + widest(map.rowLabels(), map.values().length);
    }

    private double cell() {
        double[][] values = map.values();
        double room = FigureSvg.WIDTH - 2 * FigureSvg.MARGIN - before() - KEY;
        return Math.min(LARGEST, Math.min(room / values[0].length, TALLEST / values.length));
    }

    double draw(double from, double top) {
        double[][] values = map.values();
        int columns = values[0].length;
        double left = from + before();
        double cell = cell();
        double tall = Math.min(cell, 34);
        double y = top + 34;
        ColorScale colors = new ColorScale(map);
        svg.text(left + cell * columns / 2, top + 10, "middle", "dim", ink.text(map.columns()) + " →");
        labels(left, y, cell, tall);
        int decimals = HeatmapText.decimals(values);
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < columns; column++) {
                double value = values[row][column];
                double x = left + column * cell;
                double at = y + row * tall;
                if (Double.isFinite(value)) {
                    int rgb = colors.rgb(value, ink.options().theme());
                    svg.rect(x, at, cell - gap(cell), tall - gap(cell), "fill=\"" + FigureSvg.hex(rgb) + "\"");
                    if (cell >= 30 && tall >= 16) {
                        String color = "style=\"fill:" + FigureSvg.hex(ColorScale.readable(rgb)) + ";font-size:11px\"";
                        String text = NumberLabel.fixed(value, decimals);
                        svg.text(x + cell / 2, at + tall / 2 + 4, "middle", color, text, "");
                    }
                } else if (cell >= SMALLEST_LABELLED) {
                    String none = value == Double.NEGATIVE_INFINITY ? "−∞" : "·";
                    svg.text(x + cell / 2, at + tall / 2 + 4, "middle", "dim", none);
                }
            }
        }
        double bottom = y + values.length * tall;
        double middle = (y + bottom) / 2;
        double turnedAt = from + 4;
        svg.text(
                turnedAt,
                middle,
                "middle",
                "class=\"dim\"",
                "← " + ink.text(map.rows()),
                "rotate(-90 " + SvgWriter.number(turnedAt) + " " + SvgWriter.number(middle) + ")");
        key(colors, left + columns * cell + 16, y, Math.max(90, Math.min(160, bottom - y)));
        return Math.max(bottom, y + 100);
    }

    private static double gap(double cell) {
        return cell >= 16 ? 1 : 0;
    }

    private double widest(List<String> names, int rows) {
        double widest = SvgWriter.width(Integer.toString(rows));
        for (String name : names) {
            widest = Math.max(widest, SvgWriter.width(name));
        }
        return Math.min(160, widest) + 6;
    }

    private void labels(double left, double top, double cell, double tall) {
        int rows = map.values().length;
        int columns = map.values()[0].length;
        int step = (int) Math.max(1, Math.ceil(SMALLEST_LABELLED / tall));
        for (int row = 0; row < rows; row += step) {
            String name = map.rowLabels().isEmpty()
                    ? Integer.toString(row)
                    : map.rowLabels().get(row);
            svg.text(left - 6, top + row * tall + tall / 2 + 4, "end", "dim", ink.text(name));
        }
        double widest = SvgWriter.width(Integer.toString(columns));
        for (String name : map.columnLabels()) {
            widest = Math.max(widest, SvgWriter.width(name));
        }
        int across = (int) Math.max(1, Math.ceil((widest + 10) / cell));
        for (int column = 0; column < columns; column += across) {
            String name = map.columnLabels().isEmpty()
                    ? Integer.toString(column)
                    : map.columnLabels().get(column);
            svg.text(left + column * cell + cell / 2, top - 6, "middle", "dim", ink.text(name));
        }
    }

    private void key(ColorScale colors, double x, double y, double height) {
        int steps = 20;
        for (int i = 0; i < steps; i++) {
            double value = colors.high() - (colors.high() - colors.low()) * i / (steps - 1);
            String fill =
                    "fill=\"" + FigureSvg.hex(colors.rgb(value, ink.options().theme())) + "\"";
            svg.rect(x, y + height * i / steps, 12, height / steps + 0.5, fill);
        }
        svg.text(x + 17, y + 9, "start", "dim", NumberLabel.of(colors.high(), 3));
        svg.text(x + 17, y + height, "start", "dim", NumberLabel.of(colors.low(), 3));
    }
}
