package dev.qkv.demo.grading;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Values like given ones: of their type, shape and sign, within the range. */
final class Draws {
    private static final int SHARES = 100;

    private final RandomGenerator random;
    private final List<String> words = new ArrayList<>();

    /** @param own the case whose words are reused */
    Draws(RandomGenerator random, Arguments own) {
        this.random = random;
        own.inputs().values().forEach(this::collect);
    }

    private void collect(Value value) {
        if (value instanceof Value.Arr array && !flat(array)) {
            array.values().forEach(this::collect);
        } else if (value instanceof Value.Str word) {
            words.add(word.value());
        }
    }

    private static boolean flat(Value.Arr array) {
        return !array.values().isEmpty() && array.values().get(0) instanceof Value.Num;
    }

    /** From 0 (inclusive) to 1, of 53 bits; the generator's own bounded methods may change between Java versions. */
    private double unit() {
        return (random.nextLong() >>> 11) * 0x1p-53;
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + (int) (unit() * (most - least + 1));
    }

    Value param(Param param, Value own) {
        Range range = param.range();
        if (own instanceof Value.Bool) {
            return Value.of(unit() < 0.5);
        }
        if (!range.words().isEmpty()) {
            return Value.of(range.words().get(between(0, range.words().size() - 1)));
        }
        if (!(own instanceof Value.Num number) || number.value() == 0 || unit() < 0.5) {
            return own;
        }
        double near = number.value() / 2;
        double far = number.value() * 2;
        double least = Math.max(range.min(), Math.min(near, far));
        double most = Math.min(range.max(), Math.max(near, far));
        double drawn = least + unit() * (most - least);
        double value = param.type() == Signature.Type.INT ? Math.rint(drawn) : rounded(drawn, Math.abs(number.value()));
        return range.contains(value) ? Value.of(value) : own;
    }

    Value input(Input input, Value own) {
        if (input.type() == Signature.Type.STR) {
            return reworded(own, input.shape().endsWith("..]"));
        }
        List<Double> numbers = new ArrayList<>();
        numbers(own, numbers);
        double min = numbers.stream().mapToDouble(number -> number).min().orElse(0);
        double max = numbers.stream().mapToDouble(number -> number).max().orElse(0);
        if (input.type() != Signature.Type.NUM) {
            boolean equal = min == max;
            return each(own, input, equal ? Math.ceil(min / 2) : min, equal ? 2 * max : max);
        }
        if (max - min < 1e-6) {
            max += 0.5;
            min -= min > 0 ? 0.5 * min : 0.5;
        } else if (min < 0 && max > 0) {
            double reach = Math.max(-min, max);
            min = -reach;
            max = reach;
        }
        double least = Math.max(min, input.range().min());
        double most = Math.min(max, input.range().max());
        return each(own, input, least, most);
    }

    private Value each(Value own, Input input, double least, double most) {
        if (own instanceof Value.Arr array) {
            if (flat(array) && input.type() == Signature.Type.NUM && shares(array.vector())) {
                return Value.of(shares(array.values().size()));
            }
            List<Value> values = new ArrayList<>();
            array.values().forEach(value -> values.add(each(value, input, least, most)));
            return new Value.Arr(values);
        }
        if (own instanceof Value.Bool) {
            return Value.of(unit() < 0.5);
        }
        double value = input.type() == Signature.Type.INT
                ? Math.floor(least + unit() * (most - least + 1))
                : rounded(least + unit() * (most - least), most - least);
        return input.range().contains(value) ? Value.of(value) : own;
    }

    /** Whether the numbers are a distribution. */
    private static boolean shares(double[] row) {
        double sum = 0;
        for (double value : row) {
            sum += value;
            if (value < 0) {
                return false;
            }
        }
        return row.length > 1 && Math.abs(sum - 1) < 1e-9;
    }

    /** Hundredths that sum to 1, none of them 0 while there are enough. */
    private double[] shares(int length) {
        int[] counts = new int[length];
        for (int i = 0; i < SHARES; i++) {
            counts[i < length ? i : between(0, length - 1)]++;
        }
        double[] shares = new double[length];
        for (int i = 0; i < length; i++) {
            shares[i] = counts[i] / (double) SHARES;
        }
        return shares;
    }

    /**
     * About a third of the words replaced by others of the case.
     *
     * @param shorter whether some words may be left out
     */
    private Value reworded(Value own, boolean shorter) {
        if (own instanceof Value.Arr array) {
            List<Value> values = new ArrayList<>();
            for (Value value : array.values()) {
                boolean dropped = shorter && value instanceof Value.Str && unit() < 0.15;
                if (!dropped || values.isEmpty()) {
                    values.add(reworded(value, shorter));
                }
            }
            return new Value.Arr(values);
        }
        return unit() < 0.35 ? Value.of(words.get(between(0, words.size() - 1))) : own;
    }

    private static void numbers(Value value, List<Double> into) {
        if (value instanceof Value.Arr array) {
            array.values().forEach(element -> numbers(element, into));
        } else if (value instanceof Value.Num number) {
            into.add(number.value());
        }
    }

    /** To hundredths of the span's power of ten. */
    private static double rounded(double value, double span) {
        double step = Math.pow(10, Math.floor(Math.log10(span)) - 2);
        return step >= 1 ? Math.rint(value / step) * step : Math.rint(value / step) / Math.rint(1 / step);
    }

    /** How long the arrays at a depth are, the first of them. */
    static int length(Value value, int axis) {
        Value.Arr array = (Value.Arr) value;
        return axis == 0 || array.values().isEmpty()
                ? array.values().size()
                : length(array.values().get(0), axis - 1);
    }

    /** The arrays at a depth cut, or continued with their own elements from the start. */
    static Value resized(Value value, int axis, int length) {
        List<Value> elements = ((Value.Arr) value).values();
        List<Value> resized = new ArrayList<>();
        if (axis > 0) {
            elements.forEach(element -> resized.add(resized(element, axis - 1, length)));
        } else {
            for (int i = 0; i < length; i++) {
                resized.add(elements.get(i % elements.size()));
            }
        }
        return new Value.Arr(resized);
    }
}
