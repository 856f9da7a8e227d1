package dev.qkv.quiz;

import dev.qkv.model.Quantity;
import java.math.BigDecimal;
import java.util.Map;

/** Puts drawn values where {@code {name}} stands. */
final class Placeholders {
    private static final int LEAST_GROUPED = 6;

    private Placeholders() {}

    static String fill(String text, Map<String, Object> values) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        StringBuilder filled = new StringBuilder(text.length() + 16);
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            Object value = values.get(text.substring(open + 1, close));
            if (value == null || isFormula(text, open)) {
                filled.append(text, at, open + 1);
                at = open + 1;
            } else {
                filled.append(text, at, open).append(readable(value));
                at = close + 1;
            }
        }
        return filled.append(text, at, text.length()).toString();
    }

    /** {@code \sqrt{d}}, {@code x_{d}} and {@code \frac{a}{d}} are TeX, whatever parameters there are. */
    private static boolean isFormula(String text, int open) {
        if (open == 0) {
            return false;
        }
        char before = text.charAt(open - 1);
        if (before == '_' || before == '^' || before == '}' || before == '{') {
            return true;
        }
        int start = open;
        while (start > 0 && isAsciiLetter(text.charAt(start - 1))) {
            start--;
        }
        return start < open && start > 0 && text.charAt(start - 1) == '\\';
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** {@code 4096}, {@code 7,000,000,000}, {@code 0.5}, {@code 1e-5}. */
    private static String readable(Object value) {
        if (!(value instanceof Double number)) {
            return grouped(String.valueOf(value));
        }
        double size = Math.abs(number);
        if (size == 0 || size >= 1e-3) {
            return grouped(Quantity.digits(number));
        }
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        return decimal.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }

    /** Whole numbers of six digits and more in threes: widths and context lengths are read as they are written in configurations, parameter counts are not. */
    private static String grouped(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return digits;
            }
        }
        if (digits.length() < LEAST_GROUPED) {
            return digits;
        }
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }
}
