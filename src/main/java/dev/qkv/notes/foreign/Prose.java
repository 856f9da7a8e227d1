package dev.qkv.notes.foreign;

/** Text without what is no language: code, addresses and tags, each of which leaves a blank. */
final class Prose {
    private static final String FENCE = "```";
    private static final int LONGEST_CODE = 200;
    private static final int LONGEST_ADDRESS = 500;
    private static final int LONGEST_TAG = 200;

    private Prose() {}

    static String of(String text) {
        StringBuilder prose = new StringBuilder(text.length());
        int from = 0;
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            int end = c == '`' || c == '<' || c == 'h' ? end(text, i) : i;
            if (end > i) {
                prose.append(text, from, i).append(' ');
                from = end;
                i = end;
            } else {
                i++;
            }
        }
        return from == 0 ? text : prose.append(text, from, text.length()).toString();
    }

    /** Where what begins at a place ends; that place where nothing does. */
    private static int end(String text, int at) {
        return switch (text.charAt(at)) {
            case '<' -> closed(text, at, '>', LONGEST_TAG);
            case '`' -> {
                int block = text.startsWith(FENCE, at) ? block(text, at + FENCE.length()) : -1;
                yield block >= 0 ? block : closed(text, at, '`', LONGEST_CODE);
            }
            default -> address(text, at);
        };
    }

    /** Where a block of code ends, with the text at the latest; -1 where other code stands in it. */
    private static int block(String text, int from) {
        int next = text.indexOf('`', from);
        if (next < 0) {
            return text.length();
        }
        return text.startsWith(FENCE, next) ? next + FENCE.length() : -1;
    }

    /** A sign up to the next one that closes it on the same line, with 1 to {@code most} characters between. */
    private static int closed(String text, int at, char close, int most) {
        int end = text.indexOf(close, at + 1);
        int line = text.indexOf('\n', at + 1);
        boolean closes = end > at + 1 && (line < 0 || line > end) && text.codePointCount(at + 1, end) <= most;
        return closes ? end + 1 : at;
    }

    private static int address(String text, int at) {
        int start = text.startsWith("http://", at) ? at + 7 : text.startsWith("https://", at) ? at + 8 : text.length();
        int end = start;
        for (int i = 0; i < LONGEST_ADDRESS && end < text.length() && !isBlank(text.charAt(end)); i++) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end > start ? end : at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
