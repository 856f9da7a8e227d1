package dev.qkv.render.figure;

import dev.qkv.figure.Figure;
import java.util.List;

/** Lines over a light grid, with ticks, axis titles, a legend, and the points worth naming. */
final class SvgPlot {
    private static final double HEIGHT = 300;
    private final Figure.LinePlot plot;
    private final Ink ink;
    private final SvgWriter svg;
    private final Scale x;
    private final Scale y;
    private final List<Scale.Tick> ticks;
    private double left;
    private double top;
    private double width;

    SvgPlot(Figure.LinePlot plot, Ink ink, SvgWriter svg) {
        this.plot = plot;
        this.ink = ink;
        this.svg = svg;
        x = Extent.x(plot);
        Scale.Ticked ticked = Extent.y(plot).snug(7);
        y = ticked.scale();
        ticks = ticked.ticks();
    }

    double draw(double from) {
        double labels = 0;
        for (Scale.Tick tick : ticks) {
            labels = Math.max(labels, SvgWriter.width(tick.label()));
        }
        left = FigureSvg.MARGIN + 20 + labels + 8;
        top = from + 6;
        width = FigureSvg.WIDTH - left - FigureSvg.MARGIN;
        axes();
        for (int i = 0; i < plot.series().size(); i++) {
            series(plot.series().get(i), "line s" + i % 6);
        }
        for (Figure.Marker marker : plot.markers()) {
            double across = x.at(marker.x());
            double up = y.at(marker.y());
            if (across >= 0 && across <= 1 && up >= 0 && up <= 1) {
                double px = left + across * width;
                double py = top + (1 - up) * HEIGHT;
                svg.circle(px, py, 4.5, "mark");
                String name = ink.text(marker.name());
                boolean fits = px + 10 + SvgWriter.width(name) < left + width;
                // a low point has more room under it
                svg.text(fits ? px + 9 : px - 9, up < 0.3 ? py + 18 : py - 8, fits ? "start" : "end", "ink name", name);
            }
        }
        return legend(top + HEIGHT + 52);
    }

    private void axes() {
        for (Scale.Tick tick : ticks) {
            double at = top + (1 - tick.at()) * HEIGHT;
            svg.line(left, at, left + width, at, "rule");
            svg.text(left - 8, at + 4, "end", "dim", tick.label());
        }
        for (Scale.Tick tick : x.ticks(9)) {
            double at = left + tick.at() * width;
            svg.line(at, top + HEIGHT, at, top + HEIGHT + 5, "rule");
            svg.text(at, top + HEIGHT + 18, "middle", "dim", tick.label());
        }
        svg.line(left, top, left, top + HEIGHT, "rule");
        svg.text(left + width / 2, top + HEIGHT + 36, "middle", "dim", ink.axis(plot.x(), x));
        double middle = top + HEIGHT / 2;
        double turnedAt = FigureSvg.MARGIN + 4;
        String turn = "rotate(-90 " + SvgWriter.number(turnedAt) + " " + SvgWriter.number(middle) + ")";
        svg.text(turnedAt, middle, "middle", "class=\"dim\"", ink.axis(plot.y(), y), turn);
    }

    private void series(Figure.Series series, String type) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < series.x().length; i++) {
            double across = x.at(series.x()[i]);
            double up = y.at(series.y()[i]);
            if (across >= -1e-9 && across <= 1 + 1e-9 && up >= -1e-9 && up <= 1 + 1e-9) {
                points.append(SvgWriter.number(left + across * width))
                        .append(',')
                        .append(SvgWriter.number(top + (1 - up) * HEIGHT))
                        .append(' ');
            } else {
                flush(points, type);
            }
        }
        flush(points, type);
    }

    private void flush(StringBuilder points, String type) {
        if (!points.isEmpty()) {
            String line = points.toString().strip();
            // a point alone is no line
            svg.polyline(line.indexOf(' ') < 0 ? line + " " + line : line, type);
            points.setLength(0);
        }
    }

    private double legend(double from) {
        double at = from;
        double px = left;
        for (int i = 0; i < plot.series().size() && plot.series().size() > 1; i++) {
            String name = ink.text(plot.series().get(i).name());
            double needed = SvgWriter.width(name) + 48;
            if (px > left && px + needed > left + width) {
                px = left;
                at += 18;
            }
            svg.line(px, at, px + 20, at, "line s" + i % 6);
            svg.text(px + 26, at + 4, "start", "ink", name);
            px += needed;
        }
        return at + 8;
    }
}
