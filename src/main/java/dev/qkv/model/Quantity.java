package dev.qkv.model;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A number with its unit, as a person writes it: {@code 1.25 GiB}, {@code 1 234}, {@code 3.14×10²³}, {@code 12.5 %}, {@code 6.74B}.
 *
 * @param value in {@code unit}
 * @param place power of ten of the last digit written, in {@code unit}: -2 for {@code 1.25}, 21 for {@code 3.14e23}; {@link #EXACT} for {@code 2^30} and {@code 1/3}
 */
public record Quantity(double value, Unit unit, int place) {
    /** The place of a number that is not rounded. */
    public static final int EXACT = Integer.MIN_VALUE;

    /** Slack for what binary fractions cannot hold, as a share of the value. */
    private static final double FUZZ = 1e-12;

    /** An exact number. */
    public static Quantity of(double value, Unit unit) {
        return new Quantity(value, unit, EXACT);
    }

    /**
     * Reads a number with an optional unit; {@code B} is bytes after a space and billions without one.
     *
     * @return null where the text is something else
     */
    public static @Nullable Quantity parse(String text) {
        return new QuantityReader(text, null).read();
    }

    /**
     * Reads an answer to a question that asks for a unit: a bare number is in that unit, and {@code B} is what fits it. Other units are kept as written; compare
     * with {@link #in}.
     *
     * @return null where the text is something else
     */
    public static @Nullable Quantity parse(String text, Unit asked) {
        return new QuantityReader(text, asked).read();
    }

    /** In bytes, or in plain things: {@code 12.5 %} is 0.125. */
    public double base() {
        return value * unit.factor();
    }

    /** The same quantity in another unit; empty where one counts bytes and the other does not. */
    public OptionalDouble in(Unit other) {
        if (unit.equals(other)) {
            return OptionalDouble.of(value);
        }
        return unit.comparable(other) ? OptionalDouble.of(base() / other.factor()) : OptionalDouble.empty();
    }

    /**
     * Whether a computed value rounds to this number's last digit. A value halfway between two digits rounds to both.
     *
     * @param computed in bytes, or in plain things, as {@link #base}
     */
    public boolean agreesWith(double computed) {
        double half = place == EXACT ? 0 : 0.5 * Math.pow(10, place);
        double difference = Math.abs(computed / unit.factor() - value);
        return difference <= half + FUZZ * Math.max(Math.abs(value), half);
    }

    /** What was understood, in digits and the unit's own symbol. {@link #parse} reads it back. */
    @Override
    public String toString() {
        String number = digits(value);
        boolean apart = unit.bytes()
                || (!unit.symbol().isEmpty()
                        && unit.factor() == 1
                        && !unit.symbol().equals("×"));
        return apart ? number + " " + unit.symbol() : number + unit.symbol();
    }

    /** The shortest digits that read back as the same number, without an exponent between 1e-5 and 1e15. */
    public static String digits(double value) {
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (Double.isNaN(size) || Double.isInfinite(size)) {
            return Double.toString(value);
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (size >= 1e-5 && size < 1e15) {
            return decimal.toPlainString();
        }
        int exponent = decimal.precision() - decimal.scale() - 1;
        return decimal.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }
}
