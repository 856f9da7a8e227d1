package dev.qkv.figure;

import java.time.LocalDate;
import java.util.List;

/** A figure as data; who draws it decides on glyphs, colours and size. Rejects what cannot be drawn: ragged rows, lengths that disagree. */
public sealed interface Figure {
    Caption title();

    /**
     * A matrix by colour. Negative and positive values together get a scale that diverges from 0.
     *
     * @param values rows × columns; NaN marks an entry that does not exist, such as a masked one
     * @param rowLabels empty, or one a row
     * @param columnLabels empty, or one a column
     * @param least the colours reach down to it, whatever the values; infinite where the values alone decide
     * @param most the same upwards
     */
    record Heatmap(
            Caption title,
            Caption rows,
            Caption columns,
            List<String> rowLabels,
            List<String> columnLabels,
            double[][] values,
            double least,
            double most)
            implements Figure {
        public Heatmap(
                Caption title,
                Caption rows,
                Caption columns,
                List<String> rowLabels,
                List<String> columnLabels,
                double[][] values) {
            this(
                    title,
                    rows,
                    columns,
                    rowLabels,
                    columnLabels,
                    values,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY);
        }

        /** The same in colours that hold for these values too, so that several heatmaps can be compared. */
        public Heatmap among(double[][] others) {
            double low = least;
            double high = most;
            for (double[] row : others) {
                for (double value : row) {
                    low = Double.isFinite(value) ? Math.min(low, value) : low;
                    high = Double.isFinite(value) ? Math.max(high, value) : high;
                }
            }
            return new Heatmap(title, rows, columns, rowLabels, columnLabels, values, low, high);
        }

        public Heatmap {
            rowLabels = List.copyOf(rowLabels);
            columnLabels = List.copyOf(columnLabels);
            if (values.length == 0 || values[0].length == 0) {
                throw new IllegalArgumentException("heatmap without values");
            }
            for (int row = 0; row < values.length; row++) {
                requireLength("row " + row, values[row].length, values[0].length);
            }
            if (!rowLabels.isEmpty()) {
                requireLength("rowLabels", rowLabels.size(), values.length);
            }
            if (!columnLabels.isEmpty()) {
                requireLength("columnLabels", columnLabels.size(), values[0].length);
            }
        }
    }

    /** Lines over one horizontal axis. */
    record LinePlot(Caption title, Axis x, Axis y, List<Series> series, List<Marker> markers) implements Figure {
        public LinePlot {
            series = List.copyOf(series);
            markers = List.copyOf(markers);
            if (series.isEmpty()) {
                throw new IllegalArgumentException("line plot without series");
            }
        }
    }

    /** Named values side by side. */
    record Bars(Caption title, Axis value, List<Bar> bars) implements Figure {
        public Bars {
            bars = List.copyOf(bars);
            if (bars.isEmpty()) {
                throw new IllegalArgumentException("bars without a bar");
            }
        }
    }

    /**
     * Columns side by side, in an order that means something: days, lengths, sizes.
     *
     * @param names one a column; where they do not all fit some are left out
     * @param values not negative, one a column
     */
    record Histogram(Caption title, Axis value, List<Caption> names, double[] values) implements Figure {
        public Histogram {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("histogram without a column");
            }
            requireLength("values", values.length, names.size());
        }
    }

    /**
     * Weeks side by side from Monday down to Sunday, each day by how much was done.
     *
     * @param unit what is counted
     * @param today the last day
     * @param counts by day, the last one today's
     */
    record Calendar(Caption title, Caption unit, LocalDate today, int[] counts) implements Figure {
        public Calendar {
            if (counts.length == 0) {
                throw new IllegalArgumentException("calendar without a day");
            }
        }
    }

    /**
     * Rows of text under headings.
     *
     * @param rows each as long as columns
     */
    record Table(Caption title, List<Caption> columns, List<List<String>> rows) implements Figure {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                requireLength("row", row.size(), columns.size());
            }
        }
    }

    /** Steps from left to right, such as a pipeline of shapes. */
    record Flow(Caption title, List<Caption> steps) implements Figure {
        public Flow {
            steps = List.copyOf(steps);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("flow without steps");
            }
        }
    }

    /**
     * What is measured along an axis.
     *
     * @param unit empty for none
     * @param logarithmic base 10; values that are not positive are left out of the drawing
     */
    record Axis(Caption label, String unit, boolean logarithmic) {}

    /**
     * One line.
     *
     * @param x ascending
     * @param y as long as x; a value that is not finite interrupts the line
     */
    record Series(Caption name, double[] x, double[] y) {
        public Series {
            requireLength("y", y.length, x.length);
        }
    }

    /** A point worth naming, such as a crossing. */
    record Marker(Caption name, double x, double y) {}

    record Bar(Caption name, double value) {}

    private static void requireLength(String what, int length, int wanted) {
        if (length != wanted) {
            throw new IllegalArgumentException(what + " has length " + length + ", must be " + wanted);
        }
    }
}
