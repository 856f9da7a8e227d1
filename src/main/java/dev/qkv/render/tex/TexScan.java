package dev.qkv.render.tex;

import java.util.ArrayList;
import java.util.List;

/** Finds its way in TeX as written: where environments, scripts and brackets begin and end. */
final class TexScan {
    static final String BEGIN = "\\begin{";
    private static final String END = "\\end{";

    private TexScan() {}

    /** The end of what a script mark takes: a group, a command or one sign. */
    static int scriptEnd(String tex, int from) {
        if (from >= tex.length()) {
            return from;
        }
        if (tex.charAt(from) == '{') {
            int open = 0;
            for (int i = from; i < tex.length(); i++) {
                open += tex.charAt(i) == '{' ? 1 : tex.charAt(i) == '}' ? -1 : 0;
                if (open == 0) {
                    return i + 1;
                }
            }
            return tex.length();
        }
        int end = from + 1;
        while (tex.charAt(from) == '\\' && end < tex.length() && isLetter(tex.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The next beginning of an environment that is in no braces; -1 where there is none. */
    static int environment(String tex, int from) {
        int open = 0;
        for (int i = from; i < tex.length(); i++) {
            if (open == 0 && tex.startsWith(BEGIN, i)) {
                return i;
            }
            open += step(tex, i);
            i += tex.charAt(i) == '\\' ? 1 : 0;
        }
        return -1;
    }

    /** The end of the environment that begins there; -1 where there is none. */
    static int matching(String tex, int begin) {
        int depth = 0;
        for (int i = begin; i < tex.length(); i++) {
            if (tex.startsWith(BEGIN, i)) {
                depth++;
            } else if (tex.startsWith(END, i) && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Parts at a sign that is in no braces and no environment. */
    static List<String> split(String tex, String sign) {
        List<String> parts = new ArrayList<>();
        int open = 0;
        int environments = 0;
        int start = 0;
        int i = 0;
        while (i < tex.length()) {
            if (open == 0 && environments == 0 && tex.startsWith(sign, i)) {
                parts.add(tex.substring(start, i));
                i += sign.length();
                start = i;
                continue;
            }
            environments += tex.startsWith(BEGIN, i) ? 1 : tex.startsWith(END, i) ? -1 : 0;
            open += step(tex, i);
            i += tex.charAt(i) == '\\' ? 2 : 1;
        }
        parts.add(tex.substring(Math.min(start, tex.length())));
        return parts;
    }

    private static int step(String tex, int i) {
        return tex.charAt(i) == '{' ? 1 : tex.charAt(i) == '}' ? -1 : 0;
    }

    static boolean isBracket(String text) {
        return !text.isEmpty() && bracketAt(text, 0).length() == text.length();
    }

    /** A sign, or a backslash with a sign or a name. */
    static String bracketAt(String tex, int at) {
        if (at >= tex.length()) {
            return "";
        }
        int end = at + 1;
        if (tex.charAt(at) == '\\' && end < tex.length()) {
            boolean name = isLetter(tex.charAt(end));
            end++;
            while (name && end < tex.length() && isLetter(tex.charAt(end))) {
                end++;
            }
        }
        return tex.substring(at, end);
    }

    static int skipSpaces(String tex, int from) {
        int at = from;
        while (at < tex.length() && Character.isWhitespace(tex.charAt(at))) {
            at++;
        }
        return at;
    }

    static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if ("lcr".indexOf(text.charAt(i)) >= 0) {
                letters.append(text.charAt(i));
            }
        }
        return letters.toString();
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** A row without the distance that may stand before it, such as {@code [4pt]}. */
    static String withoutDistance(String row) {
        String stripped = row.strip();
        int end = distance(stripped, 0);
        return stripped.substring(end);
    }

    /** Where a distance in square brackets that begins there ends; the same place where there is none. */
    static int distance(String tex, int from) {
        int at = from + 1;
        while (at < tex.length() && "-.0123456789".indexOf(tex.charAt(at)) >= 0) {
            at++;
        }
        boolean unit = at > from + 1
                && at + 2 < tex.length()
                && isLetter(tex.charAt(at))
                && isLetter(tex.charAt(at + 1))
                && tex.charAt(at + 2) == ']';
        return unit && tex.charAt(from) == '[' ? at + 3 : from;
    }
}
