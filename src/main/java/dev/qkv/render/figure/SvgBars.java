package dev.qkv.render.figure;

import dev.qkv.figure.Figure;

/** A bar a line, its name before it and its value behind it. */
record SvgBars(Figure.Bars bars, Ink ink, SvgWriter svg) {
    private static final double ROW = 22;

    double draw(double top) {
        Scale scale = BarsText.scale(bars);
        double names = 0;
        for (Figure.Bar bar : bars.bars()) {
            names = Math.max(names, SvgWriter.width(ink.text(bar.name())));
        }
        double left = FigureSvg.MARGIN + Math.min(names, 260) + 8;
        double width = FigureSvg.WIDTH - left - FigureSvg.MARGIN - 80;
        double zero = scale.logarithmic() ? 0 : Math.max(0, Math.min(1, scale.at(0)));
        double y = top + 8;
        String axis = ink.axis(bars.value(), scale);
        if (!axis.equals(ink.text(bars.title()))) {
            svg.text(left, y + 4, "start", "dim", axis + (scale.logarithmic() ? ", log" : ""));
            y += 14;
        }
        for (Figure.Bar bar : bars.bars()) {
            double at = Double.isFinite(bar.value()) ? scale.at(bar.value()) : zero;
            double place = Double.isNaN(at) ? zero : Math.max(0, Math.min(1, at));
            double from = Math.min(place, zero);
            double to = Math.max(place, zero);
            svg.text(left - 8, y + 14, "end", "ink", ink.text(bar.name()));
            String fill = bar.value() < 0 ? "class=\"f1\"" : "class=\"f0\"";
            svg.rect(left + from * width, y + 3, (to - from) * width, ROW - 6, fill);
            svg.text(left + to * width + 6, y + 14, "start", "dim", BarsText.label(scale, bar));
            y += ROW;
        }
        svg.line(left + zero * width, y - ROW * bars.bars().size(), left + zero * width, y, "rule");
        return y;
    }
}
