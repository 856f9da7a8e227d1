package dev.qkv.model;

import org.jspecify.annotations.Nullable;

/** Reads one {@link Quantity} from left to right. */
final class QuantityReader {
    private static final int LONGEST = 100;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private final String text;
    private final @Nullable Unit asked;
    private int at;

    /** @param asked the unit of a bare number; null for none */
    QuantityReader(String text, @Nullable Unit asked) {
        this.text = text.length() > LONGEST ? "" : plain(text);
        this.asked = asked;
    }

    @Nullable
    Quantity read() {
        if (at < text.length() && "~≈约".indexOf(text.charAt(at)) >= 0) {
            at++;
            skipSpaces();
        }
        Quantity number = number();
        if (number == null || Double.isInfinite(number.value())) {
            return null;
        }
        boolean spaced = skipSpaces();
        Unit unit = unit(text.substring(at), spaced);
        return unit == null ? null : new Quantity(number.value(), unit, number.place());
    }

    private @Nullable Unit unit(String word, boolean spaced) {
        if (asked == null) {
            return word.equals("B") && !spaced ? Unit.billion() : Unit.typed(word);
        }
        if (word.isEmpty() || word.equalsIgnoreCase(asked.symbol())) {
            return asked;
        }
        if (word.equalsIgnoreCase("B") && !asked.bytes()) {
            return Unit.billion();
        }
        return Unit.typed(word);
    }

    /** A plain number, a fraction, or a power, without a unit. */
    private @Nullable Quantity number() {
        boolean negative = sign();
        Quantity first = decimal();
        if (first == null) {
            return null;
        }
        int mark = at;
        double value = first.value();
        int place = first.place();
        if (exponentMark()) {
            value = Math.pow(value, integer());
            place = Quantity.EXACT;
        } else if (timesTen()) {
            int exponent = integer();
            value = Double.parseDouble(value + "e" + exponent);
            place = place + exponent;
        } else {
            at = mark;
            skipSpaces();
            if (at < text.length() && text.charAt(at) == '/') {
                at++;
                skipSpaces();
                Quantity under = decimal();
                if (under == null || under.value() == 0) {
                    return null;
                }
                value /= under.value();
                place = Quantity.EXACT;
            } else {
                at = mark;
            }
        }
        return new Quantity(negative ? -value : value, Unit.NONE, place);
    }

    /** Digits, in groups of three or not, a point, digits, and an exponent. */
    private @Nullable Quantity decimal() {
        StringBuilder digits = new StringBuilder();
        int whole = digits(digits);
        if (whole > 0 && whole <= 3 && groupFollows()) {
            char separator = text.charAt(at);
            while (groupFollows() && text.charAt(at) == separator) {
                at++;
                digits(digits);
            }
        }
        int decimals = 0;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits.append('.');
            decimals = digits(digits);
        }
        if (whole + decimals == 0) {
            return null;
        }
        int exponent = 0;
        int mark = at;
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            boolean negative = sign();
            if (digitAt(at)) {
                exponent = integer() * (negative ? -1 : 1);
            } else {
                at = mark;
            }
        }
        return new Quantity(Double.parseDouble(digits + "e" + exponent), Unit.NONE, exponent - decimals);
    }

    private int digits(StringBuilder into) {
        int from = at;
        while (digitAt(at)) {
            into.append(text.charAt(at++));
        }
        return at - from;
    }

    /** A separator and exactly three digits. */
    private boolean groupFollows() {
        return at < text.length()
                && " ,_'".indexOf(text.charAt(at)) >= 0
                && digitAt(at + 1)
                && digitAt(at + 2)
                && digitAt(at + 3)
                && !digitAt(at + 4);
    }

    /** {@code ×10^} or {@code ×10²}: leaves the reader at the exponent. */
    private boolean timesTen() {
        int mark = at;
        skipSpaces();
        if (at < text.length() && "×xX*·⋅".indexOf(text.charAt(at)) >= 0) {
            at++;
            skipSpaces();
            if (text.startsWith("10", at)) {
                at += 2;
                if (exponentMark()) {
                    return true;
                }
            }
        }
        at = mark;
        return false;
    }

    /** Whether an exponent stands here, as {@code ^23} or {@code ²³}; steps over the {@code ^}. */
    private boolean exponentMark() {
        if (at < text.length() && text.charAt(at) == '^') {
            int next = at + 1;
            if (next < text.length() && (text.charAt(next) == '-' || text.charAt(next) == '+')) {
                next++;
            }
            if (digitAt(next)) {
                at++;
                return true;
            }
            return false;
        }
        int next = at < text.length() && "⁻⁺".indexOf(text.charAt(at)) >= 0 ? at + 1 : at;
        return next < text.length() && SUPERSCRIPTS.indexOf(text.charAt(next)) >= 0;
    }

    /** A signed whole number in digits or superscripts, held within what an exponent can mean. */
    private int integer() {
        boolean negative = sign();
        int number = 0;
        for (; at < text.length(); at++) {
            int digit = digitAt(at) ? text.charAt(at) - '0' : SUPERSCRIPTS.indexOf(text.charAt(at));
            if (digit < 0) {
                break;
            }
            number = Math.min(number * 10 + digit, 9999);
        }
        return negative ? -number : number;
    }

    private boolean sign() {
        if (at < text.length() && "+-⁺⁻".indexOf(text.charAt(at)) >= 0) {
            char sign = text.charAt(at++);
            return sign == '-' || sign == '⁻';
        }
        return false;
    }

    private boolean digitAt(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private boolean skipSpaces() {
        int from = at;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at > from;
    }

    /** Full-width characters made narrow, spaces of every width made plain, minus signs made hyphens, outer spaces dropped. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '！' && c <= '～') {
                plain.append((char) (c - 0xFEE0));
            } else if (Character.isSpaceChar(c) || c == '\t') {
                plain.append(' ');
            } else if (c == '−' || c == '–') {
                plain.append('-');
            } else {
                plain.append(c);
            }
        }
        return plain.toString().strip();
    }
}
