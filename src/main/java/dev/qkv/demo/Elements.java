package dev.qkv.demo;

import dev.qkv.demo.Signature.Input;
import java.util.List;

/** The single numbers, strings and truth values of an input, at whatever depth: their type, their range, how many they are. */
public final class Elements {
    private Elements() {}

    public static boolean hasType(Signature.Type type, Value value) {
        return switch (type) {
            case INT -> value instanceof Value.Num num && NumberText.isWhole(num.value());
            case NUM -> value instanceof Value.Num num && Double.isFinite(num.value());
            case BOOL -> value instanceof Value.Bool;
            case STR -> value instanceof Value.Str;
        };
    }

    /** @throws DemoException where an element has another type, or there are too many */
    public static void checkTypes(Input input, Value value) {
        if (!(value instanceof Value.Arr) && !hasType(input.type(), value)) {
            throw wrongType(input, input.name(), value);
        }
        if (value instanceof Value.Arr array && count(input, array, input.name()) > Limits.INPUT_SIZE) {
            throw DemoException.badInput(
                    input.name() + " has more than " + Limits.INPUT_SIZE + " elements, which is the limit");
        }
    }

    private static long count(Input input, Value.Arr array, String path) {
        long count = 0;
        List<Value> values = array.values();
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            if (value instanceof Value.Arr inner) {
                count += count(input, inner, path + "[" + i + "]");
            } else if (hasType(input.type(), value)) {
                count++;
            } else {
                throw wrongType(input, path + "[" + i + "]", value);
            }
        }
        return count;
    }

    private static DemoException wrongType(Input input, String path, Value value) {
        String type = switch (input.type()) {
            case INT -> "an int";
            case NUM -> "a finite number";
            case BOOL -> "true or false";
            case STR -> "a string";
        };
        return DemoException.badInput(path + " must be " + type + ", not " + value.text());
    }

    /** @throws DemoException where a number is out of the input's range */
    public static void checkRange(Input input, Value value, String path) {
        if (value instanceof Value.Arr array) {
            List<Value> values = array.values();
            for (int i = 0; i < values.size(); i++) {
                if (!(values.get(i) instanceof Value.Num num) || !input.range().contains(num.value())) {
                    checkRange(input, values.get(i), path + "[" + i + "]");
                }
            }
        } else if (value instanceof Value.Num num && !input.range().contains(num.value())) {
            throw DemoException.badInput(path + " must be " + input.range() + ", not " + value.text());
        }
    }
}
