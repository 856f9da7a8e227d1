package dev.qkv.app;

import dev.qkv.demo.Demo;
import dev.qkv.demo.Stage;
import dev.qkv.demo.Step;
import dev.qkv.demo.Value;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run in stages: those the mechanism hands in, else a picture of each step and output. */
final class Stages {
    /** More rows, columns or bars are shown as numbers instead. */
    private static final int READABLE = 64;

    /** Of a deeper array so many matrices are drawn. */
    private static final int MATRICES = 4;

    private static final Caption ROW = new Caption("row", "行");
    private static final Caption COLUMN = new Caption("column", "列");

    private Stages() {}

    /**
     * What to show at once.
     *
     * @param name of the step or output, with its shape
     * @param value what is printed where there is no figure for it; null where there is
     */
    record Shown(
            Caption name,
            Caption text,
            List<Figure> figures,
            @Nullable Value value) {}

    static List<Shown> of(Demo demo) {
        List<Shown> stages = new ArrayList<>();
        for (Stage stage : demo.outcome().stages()) {
            stages.add(new Shown(stage.name(), stage.text(), stage.figures(), null));
        }
        if (!stages.isEmpty()) {
            return stages;
        }
        Set<String> named = new HashSet<>();
        for (Step step : demo.outcome().steps()) {
            named.add(step.name());
            stages.add(shown(
                    step.name() + (step.shape().isEmpty() ? "" : " " + step.shape()), step.caption(), step.value()));
        }
        for (var output : demo.mechanism().signature().outputs()) {
            Map<String, Value> outputs = demo.outcome().outputs();
            Value value = outputs.get(output.name());
            if (value != null && !named.contains(output.name())) {
                stages.add(shown(output.name(), output.meaning(), value));
            }
        }
        return stages;
    }

    private static Shown shown(String name, Caption text, Value value) {
        List<Figure> figures = new ArrayList<>();
        figures(value, "", figures);
        return new Shown(Caption.same(name), text, figures, figures.isEmpty() ? value : null);
    }

    private static void figures(Value value, String path, List<Figure> figures) {
        if (!(value instanceof Value.Arr array) || array.values().isEmpty() || figures.size() >= MATRICES) {
            return;
        }
        double[] row = numbers(array);
        if (row != null) {
            bars(row, path, figures);
            return;
        }
        double[][] matrix = matrix(array);
        if (matrix != null) {
            figures.add(new Figure.Heatmap(Caption.same(path), ROW, COLUMN, List.of(), List.of(), matrix));
            return;
        }
        for (int i = 0; i < array.values().size(); i++) {
            figures(array.values().get(i), path + "[" + i + "]", figures);
        }
    }

    private static void bars(double[] row, String path, List<Figure> figures) {
        if (row.length > READABLE || row.length < 2) {
            return;
        }
        List<Figure.Bar> bars = new ArrayList<>(row.length);
        for (int i = 0; i < row.length; i++) {
            bars.add(new Figure.Bar(Caption.same(Integer.toString(i)), row[i]));
        }
        figures.add(new Figure.Bars(Caption.same(path), new Figure.Axis(Caption.same(path), "", false), bars));
    }

    /** The array's numbers; null where it holds anything else. */
    private static double @Nullable [] numbers(Value.Arr array) {
        double[] numbers = new double[array.values().size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(array.values().get(i) instanceof Value.Num num)) {
                return null;
            }
            numbers[i] = num.value();
        }
        return numbers;
    }

    private static double @Nullable [][] matrix(Value.Arr array) {
        double[][] rows = new double[array.values().size()][];
        for (int i = 0; i < rows.length; i++) {
            double[] row = array.values().get(i) instanceof Value.Arr inner ? numbers(inner) : null;
            if (row == null
                    || row.length == 0
                    || row.length > READABLE
                    || rows.length > READABLE
                    || (i > 0 && row.length != rows[0].length)) {
                return null;
            }
            rows[i] = row;
        }
        return rows;
    }
}
