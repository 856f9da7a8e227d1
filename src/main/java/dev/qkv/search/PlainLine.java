package dev.qkv.search;

/** A paragraph of Markdown as a line to be read where nothing better is given: without the signs for emphasis, code and formulas. */
final class PlainLine {
    private PlainLine() {}

    static String of(String markdown) {
        StringBuilder line = new StringBuilder(markdown.length());
        boolean code = false;
        for (int i = 0; i < markdown.length(); i++) {
            char c = markdown.charAt(i);
            boolean formula = c == '$' && (isTick(markdown, i - 1) || isTick(markdown, i + 1));
            if (c == '`') {
                code = !code;
            } else if (!formula && (code || (c != '*' && c != '|'))) {
                line.append(c == '\n' || c == '\t' ? ' ' : c);
            }
        }
        return line.toString().strip();
    }

    private static boolean isTick(String text, int i) {
        return i >= 0 && i < text.length() && text.charAt(i) == '`';
    }
}
