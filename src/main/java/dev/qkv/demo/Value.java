package dev.qkv.demo;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** A value of the JSON interface: a number, a truth value, a string, or an array of values. */
public sealed interface Value {
    /** Counts are whole numbers held exactly up to 2^53. */
    record Num(double value) implements Value {}

    record Bool(boolean value) implements Value {}

    record Str(String value) implements Value {}

    record Arr(List<Value> values) implements Value {
        public Arr {
            values = List.copyOf(values);
        }
    }

    static Value of(double number) {
        return new Num(number);
    }

    static Value of(boolean flag) {
        return new Bool(flag);
    }

    static Value of(String text) {
        return new Str(text);
    }

    static Value of(double[] vector) {
        List<Value> values = new ArrayList<>(vector.length);
        for (double number : vector) {
            values.add(new Num(number));
        }
        return new Arr(values);
    }

    /** Rows of the matrix. */
    static Value of(DMatrixRMaj matrix) {
        List<Value> rows = new ArrayList<>(matrix.numRows);
        for (int row = 0; row < matrix.numRows; row++) {
            List<Value> values = new ArrayList<>(matrix.numCols);
            for (int column = 0; column < matrix.numCols; column++) {
                values.add(new Num(matrix.unsafe_get(row, column)));
            }
            rows.add(new Arr(values));
        }
        return new Arr(rows);
    }
}
