package dev.qkv.render.figure;

import dev.qkv.figure.Figure;

/** How far the values of a plot reach. */
final class Extent {
    private final boolean logarithmic;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private boolean whole = true;

    private Extent(Figure.Axis axis) {
        logarithmic = axis.logarithmic();
    }

    static Scale x(Figure.LinePlot plot) {
        Extent extent = new Extent(plot.x());
        plot.series().forEach(series -> extent.add(series.x()));
        plot.markers().forEach(marker -> extent.add(marker.x()));
        return extent.scale(plot.x());
    }

    static Scale y(Figure.LinePlot plot) {
        Extent extent = new Extent(plot.y());
        plot.series().forEach(series -> extent.add(series.y()));
        plot.markers().forEach(marker -> extent.add(marker.y()));
        return extent.scale(plot.y());
    }

    private void add(double... values) {
        for (double value : values) {
            if (Double.isFinite(value) && (value > 0 || !logarithmic)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
                whole &= value == Math.rint(value);
            }
        }
    }

    private Scale scale(Figure.Axis axis) {
        Scale scale = max < min ? Scale.of(axis, 1, 1) : Scale.of(axis, min, max);
        return whole && max > min ? scale.counting() : scale;
    }
}
