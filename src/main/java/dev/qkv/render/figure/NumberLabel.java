package dev.qkv.render.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Short numbers for ticks, cells and legends. */
final class NumberLabel {
    private static final String THOUSANDS = "kMBT";

    private NumberLabel() {}

    /**
     * The number to so many significant digits, without zeros at its end. Millions, billions and trillions are written as sizes of models are, {@code 7B}; tiny and
     * larger ones with a power of ten.
     */
    static String of(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        BigDecimal rounded = new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= 6 && exponent < 15) {
            int power = exponent / 3;
            return rounded.movePointLeft(3 * power).stripTrailingZeros().toPlainString() + THOUSANDS.charAt(power - 1);
        }
        if (exponent >= 6 || exponent < -4) {
            return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
        }
        return rounded.toPlainString();
    }

    /** The number with as many decimals as all others of its group. */
    static String fixed(double value, int decimals) {
        String text = BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
        return text.startsWith("-") && isZero(text) ? text.substring(1) : text;
    }

    private static boolean isZero(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '1' && text.charAt(i) <= '9') {
                return false;
            }
        }
        return true;
    }
}
