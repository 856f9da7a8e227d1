package dev.qkv.app;

/** What a user typed, fit for a message: short, and without control characters. */
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    static String of(String typed) {
        StringBuilder text = new StringBuilder();
        typed.codePoints()
                .limit(LONGEST)
                .forEach(c -> text.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c));
        return typed.codePointCount(0, typed.length()) > LONGEST ? text + "..." : text.toString();
    }
}
