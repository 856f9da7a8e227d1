package dev.qkv.app;

/** What a user typed, fit for a message: short, and without control characters. */
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    static String of(String typed) {
        return typed.codePointCount(0, typed.length()) > LONGEST
                ? whole(typed.substring(0, typed.offsetByCodePoints(0, LONGEST))) + "..."
                : whole(typed);
    }

    /** The same at its length, as a path is wanted. */
    static String whole(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .forEach(c -> clean.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c));
        return clean.toString();
    }
}
