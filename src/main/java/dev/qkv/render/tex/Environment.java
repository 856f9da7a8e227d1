package dev.qkv.render.tex;

import org.jspecify.annotations.Nullable;

/**
 * From {@code \begin} to {@code \end}, as written.
 *
 * @param columns how an array's columns are aligned, such as {@code lcr}; empty for others
 * @param end the place after it
 */
record Environment(String name, String columns, String inside, int end) {
    /** The one that begins there; null where it does not end. */
    static @Nullable Environment at(String tex, int begin) {
        int nameEnd = tex.indexOf('}', begin);
        int end = nameEnd < 0 ? -1 : TexScan.matching(tex, begin);
        int after = end < 0 ? -1 : tex.indexOf('}', end);
        if (after < 0) {
            return null;
        }
        String name = tex.substring(begin + TexScan.BEGIN.length(), nameEnd);
        int from = nameEnd + 1;
        String columns = "";
        if (name.equals("array") && from < end && tex.charAt(from) == '{') {
            int close = tex.indexOf('}', from);
            columns = TexScan.letters(tex.substring(from, close));
            from = close + 1;
        }
        return new Environment(name, columns, tex.substring(Math.min(from, end), end), after + 1);
    }

    /** One that is set on one line, its rows parted by semicolons: a matrix in brackets, cases after a brace, aligned lines bare. */
    static String line(String name, String text) {
        return switch (name) {
            case "cases" -> "{ " + text;
            case "pmatrix" -> "(" + text + ")";
            case "Bmatrix" -> "{" + text + "}";
            case "vmatrix" -> "|" + text + "|";
            case "Vmatrix" -> "||" + text + "||";
            default -> name.contains("matrix") || name.equals("array") ? "[" + text + "]" : text;
        };
    }
}
