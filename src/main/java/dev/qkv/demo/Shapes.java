package dev.qkv.demo;

import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Param;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds the arrays of a request against the shapes of the signature: depth, even rows, nothing empty, dimensions of one name equal. */
public final class Shapes {
    /** Where a dimension's length was first seen, such as {@code x has 8 columns}. */
    private record Seen(int length, String where) {}

    private final Map<String, Seen> dimensions = new HashMap<>();

    private Shapes() {}

    public static void check(Signature signature, Map<String, Value> params, Map<String, Value> inputs) {
        Shapes shapes = new Shapes();
        for (Param param : signature.params()) {
            if (param.type() == Signature.Type.INT && params.get(param.name()) instanceof Value.Num num) {
                int length = (int) Math.min(num.value(), Integer.MAX_VALUE);
                shapes.dimensions.put(param.name(), new Seen(length, param.name() + " is " + num.text()));
            }
        }
        for (Input input : signature.inputs()) {
            Value value = inputs.get(input.name());
            if (value != null) {
                shapes.check(input, value);
            }
        }
    }

    private void check(Input input, Value value) {
        List<String> names = names(input.shape());
        int[] lengths = new int[names.size()];
        Arrays.fill(lengths, -1);
        walk(input, names, lengths, value, 0, input.name());
        for (int axis = 0; axis < lengths.length; axis++) {
            String name = names.get(axis);
            if (lengths[axis] >= 0 && isName(name)) {
                Seen here = new Seen(lengths[axis], input.name() + " has " + size(lengths, axis));
                Seen first = dimensions.putIfAbsent(name, here);
                if (first != null && first.length != here.length) {
                    throw DemoException.badShape(here.where + ", " + first.where + ": both are " + name + " in "
                            + input.name() + input.shape());
                }
            }
        }
    }

    private void walk(Input input, List<String> names, int[] lengths, Value value, int axis, String path) {
        if (!(value instanceof Value.Arr array)) {
            if (axis < names.size()) {
                throw DemoException.badShape(path + " must be an array, not " + value.text() + ": the shape is "
                        + input.name() + input.shape());
            }
            return;
        }
        if (axis == names.size()) {
            String shape = axis == 0 ? "it is a single value" : "the shape is " + input.name() + input.shape();
            throw DemoException.badShape(path + " is nested too deep: " + shape);
        }
        String name = names.get(axis);
        List<Value> values = array.values();
        if (values.isEmpty() && !name.equals("0..")) {
            throw DemoException.badShape(path + " is empty: the shape is " + input.name() + input.shape());
        }
        if (!name.endsWith("..")) {
            if (lengths[axis] >= 0 && lengths[axis] != values.size()) {
                throw DemoException.badShape(path + " has length " + values.size() + ", the ones before have "
                        + lengths[axis] + ": the shape is " + input.name() + input.shape());
            }
            lengths[axis] = values.size();
        }
        boolean flat = axis == names.size() - 1 && values instanceof Numbers;
        for (int i = 0; i < values.size() && !flat; i++) {
            Value element = values.get(i);
            // a path is needed for arrays and in messages only
            if (element instanceof Value.Arr || axis < names.size() - 1) {
                walk(input, names, lengths, element, axis + 1, path + "[" + i + "]");
            }
        }
    }

    private static String size(int[] lengths, int axis) {
        int length = lengths[axis];
        if (lengths.length == 1) {
            return "length " + length;
        }
        if (axis == 0) {
            return length + (length == 1 ? " row" : " rows");
        }
        if (axis == 1 && lengths.length == 2) {
            return length + (length == 1 ? " column" : " columns");
        }
        return "size " + length + " in dimension " + axis;
    }

    /** The dimensions of a shape such as {@code [n][d]}. */
    private static List<String> names(String shape) {
        List<String> names = new ArrayList<>();
        for (int start = 0; start < shape.length(); start = shape.indexOf(']', start) + 1) {
            names.add(shape.substring(start + 1, shape.indexOf(']', start)));
        }
        return names;
    }

    private static boolean isName(String dimension) {
        for (int i = 0; i < dimension.length(); i++) {
            char c = dimension.charAt(i);
            if (!Character.isLetter(c) && c != '_') {
                return false;
            }
        }
        return true;
    }
}
