package dev.qkv.demo;

import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/** A computation being written down: its steps, outputs and figures, in the order they are added. */
public final class Working {
    /** More rows, columns or bars cannot be read. */
    private static final int READABLE = 64;

    private final Map<String, Value> outputs = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();

    public Working step(String name, String shape, String en, String zh, Value value) {
        steps.add(new Step(name, new Caption(en, zh), shape, value));
        return this;
    }

    public Working step(String name, String shape, String en, String zh, DMatrixRMaj matrix) {
        return step(name, shape, en, zh, Value.of(matrix));
    }

    public Working step(String name, String shape, String en, String zh, double[] vector) {
        return step(name, shape, en, zh, Value.of(vector));
    }

    public Working step(String name, String en, String zh, double number) {
        return step(name, "", en, zh, Value.of(number));
    }

    public Working output(String name, Value value) {
        outputs.put(name, value);
        return this;
    }

    public Working output(String name, DMatrixRMaj matrix) {
        return output(name, Value.of(matrix));
    }

    public Working output(String name, double[] vector) {
        return output(name, Value.of(vector));
    }

    public Working output(String name, double number) {
        return output(name, Value.of(number));
    }

    public Working figure(Figure figure) {
        figures.add(figure);
        return this;
    }

    public Working stage(Stage stage) {
        stages.add(stage);
        return this;
    }

    /** A heatmap of the matrix; none where it is too large to read. */
    public Working heatmap(Caption title, Caption rows, Caption columns, DMatrixRMaj matrix) {
        return heatmap(title, rows, columns, List.of(), List.of(), matrix);
    }

    /** The same in colours from 0 to the largest of several matrices. */
    public Working heatmap(Caption title, Caption rows, Caption columns, DMatrixRMaj matrix, double largest) {
        return isReadable(matrix)
                ? figure(new Figure.Heatmap(title, rows, columns, List.of(), List.of(), matrix.get2DData())
                        .among(new double[][] {{0, largest}}))
                : this;
    }

    /** A heatmap whose rows and columns are named, or none of them. */
    public Working heatmap(
            Caption title,
            Caption rows,
            Caption columns,
            List<String> rowLabels,
            List<String> columnLabels,
            DMatrixRMaj matrix) {
        return isReadable(matrix)
                ? figure(new Figure.Heatmap(title, rows, columns, rowLabels, columnLabels, matrix.get2DData()))
                : this;
    }

    private static boolean isReadable(DMatrixRMaj matrix) {
        return matrix.numRows <= READABLE && matrix.numCols <= READABLE;
    }

    /** A bar for each element, named by its index; none where they are too many to read. */
    public Working bars(Caption title, double[] values) {
        if (values.length > READABLE) {
            return this;
        }
        List<Caption> names = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            names.add(Caption.same(Integer.toString(i)));
        }
        return bars(title, names, values);
    }

    /** A bar for each element. */
    public Working bars(Caption title, List<Caption> names, double... values) {
        List<Figure.Bar> bars = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            bars.add(new Figure.Bar(names.get(i), values[i]));
        }
        return figure(new Figure.Bars(title, new Figure.Axis(title, "", false), bars));
    }

    public Outcome outcome() {
        return new Outcome(outputs, steps, figures, stages);
    }
}
