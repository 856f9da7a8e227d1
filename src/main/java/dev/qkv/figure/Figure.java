package dev.qkv.figure;

import java.util.List;

/** A figure as data; who draws it decides on glyphs, colours and size. */
public sealed interface Figure {
    Caption title();

    /**
     * A matrix by colour.
     *
     * @param values rows × columns; NaN marks an entry that does not exist, such as a masked one
     * @param rowLabels empty, or one a row
     * @param columnLabels empty, or one a column
     */
    record Heatmap(
            Caption title,
            Caption rows,
            Caption columns,
            List<String> rowLabels,
            List<String> columnLabels,
            double[][] values)
            implements Figure {}

    /** Lines over one horizontal axis. */
    record LinePlot(Caption title, Axis x, Axis y, List<Series> series, List<Marker> markers) implements Figure {}

    /** Named values side by side. */
    record Bars(Caption title, Axis value, List<Bar> bars) implements Figure {}

    /** Rows of text under headings. @param rows each as long as columns */
    record Table(Caption title, List<Caption> columns, List<List<String>> rows) implements Figure {}

    /** Steps from left to right, such as a pipeline of shapes. */
    record Flow(Caption title, List<Caption> steps) implements Figure {}

    /** @param unit empty for none */
    record Axis(Caption label, String unit, boolean logarithmic) {}

    /** @param x ascending; y as long as x */
    record Series(Caption name, double[] x, double[] y) {}

    /** A point worth naming, such as a crossing. */
    record Marker(Caption name, double x, double y) {}

    record Bar(Caption name, double value) {}
}
