package dev.qkv.demo;

/** Numbers as people and JSON write them. */
public final class NumberText {
    /** Up to here every whole number has a double of its own: 2^53. */
    public static final double EXACT = 0x1p53;

    private NumberText() {}

    public static boolean isWhole(double number) {
        return Math.abs(number) <= EXACT && number == Math.rint(number);
    }

    /** Whole numbers without a fraction, others in digits that read back to the same number: {@code 0.1}, {@code 1e-5}. */
    public static String of(double number) {
        return isWhole(number)
                ? Long.toString((long) number)
                : Double.toString(number).replace(".0E", "e").replace('E', 'e');
    }
}
