package dev.qkv.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/** A value of the JSON interface: a number, a truth value, a string, or an array of values. */
public sealed interface Value {
    /** Counts are whole numbers held exactly up to 2^53; there is no negative zero. */
    record Num(double value) implements Value {
        public Num {
            value += 0.0;
        }
    }

    record Bool(boolean value) implements Value {}

    record Str(String value) implements Value {}

    record Arr(List<Value> values) implements Value {
        public Arr {
            values = values instanceof Numbers || values instanceof NumberRows ? values : List.copyOf(values);
        }

        /**
         * The elements as numbers.
         *
         * @throws ClassCastException where one is not a number
         */
        public double[] vector() {
            if (values instanceof Numbers numbers) {
                return numbers.toDoubles();
            }
            double[] vector = new double[values.size()];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = ((Num) values.get(i)).value();
            }
            return vector;
        }

        /**
         * The elements as the rows of a new matrix.
         *
         * @throws ClassCastException where one is not an array of numbers
         */
        public DMatrixRMaj matrix() {
            if (values instanceof NumberRows rows) {
                return rows.toMatrix();
            }
            double[][] rows = new double[values.size()][];
            for (int row = 0; row < rows.length; row++) {
                rows[row] = ((Arr) values.get(row)).vector();
            }
            return new DMatrixRMaj(rows);
        }
    }

    /**
     * What JSON can hold and no parameter or input takes.
     *
     * @param what such as {@code null} or {@code an object}
     */
    record Foreign(String what) implements Value {}

    static Value of(double number) {
        return new Num(number);
    }

    static Value of(boolean flag) {
        return new Bool(flag);
    }

    static Value of(String text) {
        return new Str(text);
    }

    static Value of(double... vector) {
        return new Arr(new Numbers(vector, 0, vector.length));
    }

    /** Rows, which may differ in length. */
    static Value of(double[][] rows) {
        List<Value> values = new ArrayList<>(rows.length);
        for (double[] row : rows) {
            values.add(of(row));
        }
        return new Arr(values);
    }

    /** Rows of the matrix, which is not copied: it must not change afterwards. */
    static Value of(DMatrixRMaj matrix) {
        return new Arr(new NumberRows(matrix));
    }

    /** An array of matrices, one a head for instance; they must not change afterwards. */
    static Value of(List<DMatrixRMaj> matrices) {
        List<Value> values = new ArrayList<>(matrices.size());
        for (DMatrixRMaj matrix : matrices) {
            values.add(of(matrix));
        }
        return new Arr(values);
    }

    /** An array of strings. */
    static Value words(String... words) {
        List<Value> values = new ArrayList<>(words.length);
        for (String word : words) {
            values.add(new Str(word));
        }
        return new Arr(values);
    }

    static Value array(Value... values) {
        return new Arr(List.of(values));
    }

    /**
     * The value of a number, Boolean, String, or list of such, as the front matter of a note holds them.
     *
     * @return {@link Foreign} for anything else
     */
    static Value from(Object object) {
        if (object instanceof Number number) {
            return new Num(number.doubleValue());
        }
        if (object instanceof Boolean flag) {
            return new Bool(flag);
        }
        if (object instanceof String text) {
            return new Str(text);
        }
        if (object instanceof List<?> list) {
            List<Value> values = new ArrayList<>(list.size());
            for (Object element : list) {
                values.add(from(element));
            }
            return new Arr(values);
        }
        return new Foreign("an object");
    }

    /** The same for named ones, in their order. */
    static Map<String, Value> fromAll(Map<String, Object> objects) {
        Map<String, Value> values = new LinkedHashMap<>();
        objects.forEach((name, object) -> values.put(name, from(object)));
        return values;
    }

    /** How the value reads in a message, shortened. */
    default String text() {
        if (this instanceof Num num) {
            return NumberText.of(num.value());
        }
        if (this instanceof Bool bool) {
            return String.valueOf(bool.value());
        }
        if (this instanceof Str str) {
            return '"' + (str.value().length() > 40 ? str.value().substring(0, 40) + "…" : str.value()) + '"';
        }
        return this instanceof Foreign foreign ? foreign.what() : "an array";
    }
}
