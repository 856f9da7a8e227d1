package dev.qkv.demo.grading;

import dev.qkv.demo.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Values taken as matrices and rearranged. */
final class Matrices {
    private Matrices() {}

    /** Whether it is an array of rows of equal length. */
    static boolean isMatrix(Value value) {
        return depth(value) == 2 && !Graded.shape(value).contains("*");
    }

    static int depth(Value value) {
        return value instanceof Value.Arr array
                ? 1 + (array.values().isEmpty() ? 0 : depth(array.values().get(0)))
                : 0;
    }

    /** The first two axes exchanged. */
    static Value transposed(Value value) {
        List<Value> rows = ((Value.Arr) value).values();
        List<Value> transposed = new ArrayList<>();
        for (int j = 0; j < ((Value.Arr) rows.get(0)).values().size(); j++) {
            List<Value> column = new ArrayList<>();
            for (Value row : rows) {
                column.add(((Value.Arr) row).values().get(j));
            }
            transposed.add(new Value.Arr(column));
        }
        return new Value.Arr(transposed);
    }

    /** The last two axes exchanged, in every matrix of an array of them. */
    static Value lastTransposed(Value value) {
        if (depth(value) == 2) {
            return transposed(value);
        }
        List<Value> matrices = new ArrayList<>();
        ((Value.Arr) value).values().forEach(below -> matrices.add(lastTransposed(below)));
        return new Value.Arr(matrices);
    }

    /** Every number changed, the rest as it is. */
    static Value each(Value value, DoubleUnaryOperator change) {
        if (value instanceof Value.Arr array) {
            List<Value> values = new ArrayList<>(array.values().size());
            array.values().forEach(element -> values.add(each(element, change)));
            return new Value.Arr(values);
        }
        return value instanceof Value.Num number ? Value.of(change.applyAsDouble(number.value())) : value;
    }

    /** All numbers, row by row; empty where there is something else among them. */
    static double[] flat(Value value) {
        List<Double> numbers = new ArrayList<>();
        if (!collect(value, numbers)) {
            return new double[0];
        }
        return numbers.stream().mapToDouble(number -> number).toArray();
    }

    private static boolean collect(Value value, List<Double> into) {
        if (value instanceof Value.Num number) {
            into.add(number.value());
            return true;
        }
        if (!(value instanceof Value.Arr array)) {
            return false;
        }
        for (Value element : array.values()) {
            if (!collect(element, into)) {
                return false;
            }
        }
        return true;
    }
}
