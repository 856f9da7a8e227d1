package dev.qkv.render.figure;

import dev.qkv.figure.Figure;

/** Upright bars over one base line, the largest value beside them. */
record SvgHistogram(Figure.Histogram histogram, Ink ink, SvgWriter svg) {
    private static final double HEIGHT = 160;
    private static final double LEFT = FigureSvg.MARGIN + 48;
    private static final double WIDEST_BAR = 48;

    double draw(double top) {
        double[] values = histogram.values();
        double largest = 0;
        double widest = 0;
        for (int i = 0; i < values.length; i++) {
            largest = Double.isFinite(values[i]) ? Math.max(largest, values[i]) : largest;
            widest = Math.max(widest, SvgWriter.width(ink.text(histogram.names().get(i))));
        }
        double cell = Math.min(WIDEST_BAR, (FigureSvg.WIDTH - FigureSvg.MARGIN - LEFT) / values.length);
        double base = top + 14 + HEIGHT;
        String unit = ink.axis(
                histogram.value(), new Scale(0, 1, false, 1, histogram.value().unit()));
        svg.text(LEFT, top + 4, "start", "dim", unit);
        svg.text(LEFT - 6, top + 22, "end", "dim", NumberLabel.of(largest, 4));
        svg.text(LEFT - 6, base, "end", "dim", "0");
        int step = (int) Math.max(1, Math.ceil((widest + 8) / cell));
        for (int i = 0; i < values.length; i++) {
            double height = largest > 0 && values[i] > 0 ? values[i] / largest * HEIGHT : 0;
            svg.rect(LEFT + i * cell + 1, base - height, Math.max(0.5, cell - 2), height, "class=\"f0\"");
            if (i % step == 0) {
                String name = ink.text(histogram.names().get(i));
                double at = LEFT + i * cell;
                boolean fits = at + SvgWriter.width(name) <= FigureSvg.WIDTH - FigureSvg.MARGIN;
                svg.text(fits ? at : at + cell, base + 16, fits ? "start" : "end", "dim", name);
            }
        }
        svg.line(LEFT, base, LEFT + values.length * cell, base, "rule");
        return base + 24;
    }
}
