package dev.qkv.demo;

import dev.qkv.model.Nearest;
import java.util.ArrayList;
import java.util.List;

/**
 * One value among a mechanism's outputs, such as {@code loss} or {@code weights[0][2]}.
 *
 * @param indices 0-based
 */
public record OutputPath(String name, List<Integer> indices) {
    public OutputPath {
        indices = List.copyOf(indices);
    }

    /** @throws DemoException (bad-param) where the text is no name with indices in brackets */
    public static OutputPath parse(String text) {
        int bracket = text.indexOf('[');
        String name = bracket < 0 ? text : text.substring(0, bracket);
        List<Integer> indices = new ArrayList<>();
        int at = name.length();
        while (at < text.length()) {
            int close = text.indexOf(']', at);
            if (text.charAt(at) != '[' || close < 0) {
                throw malformed(text);
            }
            try {
                indices.add(Integer.parseUnsignedInt(text.substring(at + 1, close)));
            } catch (NumberFormatException e) {
                throw malformed(text);
            }
            at = close + 1;
        }
        if (name.isEmpty()) {
            throw malformed(text);
        }
        return new OutputPath(name, indices);
    }

    private static DemoException malformed(String text) {
        return DemoException.badParam(
                "\"" + text + "\" is no output; write its name and indices from 0, as in weights[0][2]");
    }

    /** @throws DemoException (bad-param) where there is no such output or element */
    public Value in(Outcome outcome) {
        Value value = outcome.outputs().get(name);
        if (value == null) {
            throw DemoException.badParam(
                    "no output " + name + Nearest.hint(name, outcome.outputs().keySet()));
        }
        StringBuilder path = new StringBuilder(name);
        for (int index : indices) {
            if (!(value instanceof Value.Arr array)) {
                throw DemoException.badParam(path + " is a single value, it has no element " + index);
            }
            if (index < 0 || index >= array.values().size()) {
                throw DemoException.badParam(
                        path + " has length " + array.values().size() + ", there is no element " + index);
            }
            value = array.values().get(index);
            path.append('[').append(index).append(']');
        }
        return value;
    }

    /** @throws DemoException (bad-param) where that is not a number */
    public double number(Outcome outcome) {
        Value value = in(outcome);
        if (value instanceof Value.Num num) {
            return num.value();
        }
        throw DemoException.badParam(this + " is " + value.text() + ", not a number");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        for (int index : indices) {
            text.append('[').append(index).append(']');
        }
        return text.toString();
    }
}
