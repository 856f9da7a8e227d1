package dev.qkv.render.figure;

import dev.qkv.figure.Figure;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis: from values to places between 0 and 1, with ticks at round numbers, in a unit that keeps the numbers short (GiB for bytes, TFLOP for work).
 *
 * @param low the value at 0; of a logarithmic axis its power of ten, as for high
 * @param divisor by which values are divided before they are written
 * @param unit with its prefix; empty for none
 * @param counted whether only whole numbers make sense as ticks
 */
record Scale(double low, double high, boolean logarithmic, double divisor, String unit, boolean counted) {
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final String[] DECIMAL = {"", "k", "M", "G", "T", "P", "E", "Z", "Y"};

    Scale(double low, double high, boolean logarithmic, double divisor, String unit) {
        this(low, high, logarithmic, divisor, unit, false);
    }

    /** The same axis with whole numbers as ticks. */
    Scale counting() {
        return new Scale(low, high, logarithmic, divisor, unit, true);
    }

    /** A tick at a place between 0 and 1. */
    record Tick(double at, String label) {}

    /** The axis that holds all values from min to max, both finite; of a logarithmic axis both positive. */
    static Scale of(Figure.Axis axis, double min, double max) {
        if (axis.logarithmic()) {
            double low = Math.log10(min);
            double high = Math.log10(max);
            return high - low < 1e-9
                    ? new Scale(low - 1, high + 1, true, 1, axis.unit())
                    : new Scale(low, high, true, 1, axis.unit());
        }
        double largest = Math.max(Math.abs(min), Math.abs(max));
        double divisor = 1;
        String unit = axis.unit();
        if (unit.equals("B")) {
            int power = 0;
            while (power < BINARY.length - 1 && largest / divisor >= 1024) {
                divisor *= 1024;
                power++;
            }
            unit = BINARY[power];
        } else if (unit.startsWith("FLOP")) {
            int power = 0;
            while (power < DECIMAL.length - 1 && largest / divisor >= 1000) {
                divisor *= 1000;
                power++;
            }
            unit = DECIMAL[power] + unit;
        }
        if (max - min <= 1e-12 * Math.max(1, largest)) {
            double around = largest == 0 ? 1 : largest / 2;
            return new Scale(min - around, max + around, false, divisor, unit);
        }
        return new Scale(min, max, false, divisor, unit);
    }

    /** The same axis with its ends moved out to ticks. */
    Scale rounded(int most) {
        if (logarithmic) {
            return new Scale(Math.floor(low + 1e-9), Math.ceil(high - 1e-9), true, divisor, unit);
        }
        double step = step(most);
        return new Scale(
                Math.floor(low / divisor / step + 1e-9) * step * divisor,
                Math.ceil(high / divisor / step - 1e-9) * step * divisor,
                false,
                divisor,
                unit,
                counted);
    }

    /** An axis that begins and ends with a tick. */
    record Ticked(Scale scale, List<Tick> ticks) {}

    /** The axis moved out to ticks, about so many, that leaves the least room empty. */
    Ticked snug(int most) {
        Scale best = rounded(most);
        if (logarithmic) {
            return new Ticked(best, best.ticks(most));
        }
        List<Tick> ticks = best.every(step(most));
        for (int count : new int[] {most - 1, most + 1, most - 2}) {
            Scale other = count < 3 ? best : rounded(count);
            if (other.high - other.low < (best.high - best.low) * (1 - 1e-9)) {
                best = other;
                ticks = other.every(step(count));
            }
        }
        return new Ticked(best, ticks);
    }

    /** Where a value is, 0 at the low end and 1 at the high one; NaN where the axis has no place for it. */
    double at(double value) {
        double place = logarithmic ? (value > 0 ? Math.log10(value) : Double.NaN) : value;
        return (place - low) / (high - low);
    }

    /** At most so many ticks, at least two where there is room. */
    List<Tick> ticks(int most) {
        List<Tick> ticks = new ArrayList<>();
        if (logarithmic) {
            int first = (int) Math.ceil(low - 1e-9);
            int last = (int) Math.floor(high + 1e-9);
            int step = Math.max(1, (int) Math.ceil((last - first + 1) / (double) Math.max(1, most)));
            for (int power = first; power <= last; power += step) {
                ticks.add(new Tick((power - low) / (high - low), power(power)));
            }
            return ticks;
        }
        return every(step(most));
    }

    private List<Tick> every(double step) {
        List<Tick> ticks = new ArrayList<>();
        double first = Math.ceil(low / divisor / step - 1e-9);
        double last = Math.floor(high / divisor / step + 1e-9);
        for (double i = first; i <= last; i++) {
            double value = i * step;
            double rounded = Math.abs(value) < step * 1e-9 ? 0 : value;
            ticks.add(new Tick(at(rounded * divisor), NumberLabel.of(rounded, 6)));
        }
        return ticks;
    }

    private static String power(int power) {
        return power >= -2 && power <= 3 ? NumberLabel.of(Math.pow(10, power), 3) : "1e" + power;
    }

    /** The smallest of 1, 2, 2.5 and 5 times a power of ten that gives no more ticks. */
    private double step(int most) {
        double span = (high - low) / divisor / Math.max(1, most - 1);
        double power = Math.pow(10, Math.floor(Math.log10(span)));
        for (double factor : new double[] {1, 2, 2.5, 5, 10}) {
            double step = factor * power;
            boolean fits = !counted || divisor != 1 || step == Math.rint(step);
            if (step >= span * (1 - 1e-9) && fits) {
                return step;
            }
        }
        return counted && divisor == 1 ? Math.max(1, 10 * power) : 10 * power;
    }

    /** The value as it is written on this axis, without its unit. */
    String label(double value, int digits) {
        return NumberLabel.of(value / divisor, digits);
    }
}
