package dev.qkv.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Formulas and code, compared by what is left when brackets, spaces, products and layout are taken away: {@code \frac{QK^\top}{\sqrt{d_k}}} and
 * {@code QK^T / sqrt(d_k)} are nearly the same then. They are matched by runs of three characters, so a half-remembered formula is found.
 */
final class Symbols {
    private static final int RUN = 3;
    private static final int LONGEST = 4000;

    private Symbols() {}

    /** Whether somebody typed a formula or code and not words. */
    static boolean isSymbolic(String query) {
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if ("=^*+\\√∑_<>|".indexOf(c) >= 0) {
                return true;
            }
            boolean wordBefore = i > 0 && query.charAt(i - 1) < 0x80 && Character.isLetterOrDigit(query.charAt(i - 1));
            boolean wordAfter = i + 1 < query.length()
                    && (Character.isLetterOrDigit(query.charAt(i + 1)) || query.charAt(i + 1) == '(');
            if (wordBefore && (c == '(' || (wordAfter && (c == '.' || c == '/')))) {
                return true;
            }
        }
        return false;
    }

    /** The runs of a formula or a piece of code. */
    static Set<String> runs(String text) {
        String bare = bare(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        Set<String> runs = new LinkedHashSet<>();
        for (int i = 0; i + RUN <= bare.length(); i++) {
            runs.add(bare.substring(i, i + RUN));
        }
        return runs;
    }

    /** The formulas and pieces of code of a note's Markdown, in the order written. */
    static List<String> spans(String markdown) {
        List<String> spans = new ArrayList<>();
        int at = markdown.indexOf('`');
        while (at >= 0) {
            int ticks = 1;
            while (at + ticks < markdown.length() && markdown.charAt(at + ticks) == '`') {
                ticks++;
            }
            int start = at + ticks;
            int end = markdown.indexOf("`".repeat(ticks), start);
            if (end < 0) {
                break;
            }
            int line = ticks >= 3 ? markdown.indexOf('\n', start) : -1;
            spans.add(markdown.substring(line >= 0 && line < end ? line : start, end));
            at = markdown.indexOf('`', end + ticks);
        }
        return spans;
    }

    static String bare(String text) {
        String folded = Normalizer.normalize(superscripts(text), Normalizer.Form.NFKC);
        StringBuilder bare = new StringBuilder(folded.length());
        int length = folded.length();
        for (int i = 0; i < length; i++) {
            char c = Character.toLowerCase(folded.charAt(i));
            if (c == '\\') {
                int end = i + 1;
                while (end < length && Character.isLetter(folded.charAt(end)) && folded.charAt(end) < 0x80) {
                    end++;
                }
                end = Math.max(end, Math.min(length, i + 2));
                i = command(folded, folded.substring(i + 1, end).toLowerCase(Locale.ROOT), end, bare);
            } else if (c == '_') {
                i = subscript(folded, i);
            } else if (c == '√') {
                bare.append("sqrt");
            } else if (c == '∑') {
                bare.append("sum");
            } else if (Greek.isLetter(c)) {
                bare.append(greek(Greek.name(c)));
            } else if (c == '−') {
                bare.append('-');
            } else if (Character.isLetterOrDigit(c) || "+-/^=<>,.|".indexOf(c) >= 0) {
                bare.append(c);
            }
        }
        String words = bare.toString();
        return words.indexOf("epsilon") < 0 ? words : words.replace("epsilon", "eps");
    }

    /** Handles a TeX command that ends before {@code end}, and gives the index of the last character used. */
    private static int command(String text, String name, int end, StringBuilder bare) {
        switch (name) {
            case "frac", "tfrac", "dfrac", "binom" -> {
                int middle = groupEnd(text, end);
                int last = groupEnd(text, middle);
                boolean binom = name.equals("binom");
                bare.append(binom ? "c" : "").append(bare(text.substring(end, middle)));
                bare.append(binom ? ',' : '/').append(bare(text.substring(middle, last)));
                return last - 1;
            }
            case "sqrt", "sum", "log", "exp", "tanh", "sin", "cos", "max", "min", "softmax" -> bare.append(name);
            case "ln" -> bare.append("log");
            case "top" -> bare.append('t');
            case "le", "leq" -> bare.append("<=");
            case "ge", "geq" -> bare.append(">=");
            case "mid" -> bare.append('|');
            case "alpha",
                    "beta",
                    "gamma",
                    "delta",
                    "epsilon",
                    "varepsilon",
                    "theta",
                    "lambda",
                    "mu",
                    "pi",
                    "rho",
                    "sigma",
                    "tau",
                    "phi",
                    "varphi",
                    "psi",
                    "omega" -> bare.append(name.startsWith("var") ? name.substring(3) : name);
            default -> {}
        }
        return end - 1;
    }

    /** Where the TeX argument that starts at {@code from} ends: a group in braces, or one character. */
    private static int groupEnd(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') {
                depth++;
            } else if ((c == '}' && --depth <= 0) || (depth == 0 && c > ' ')) {
                return i + 1;
            }
        }
        return text.length();
    }

    /** Indices that only count (i, j, t) are left out by people who type a formula; others are part of the name. */
    private static int subscript(String text, int underscore) {
        int end = groupEnd(text, underscore + 1);
        String inside = text.substring(underscore + 1, end).replace("{", "").replace("}", "");
        boolean word =
                end < text.length() && Character.isLetterOrDigit(text.charAt(end)) && text.charAt(end - 1) != '}';
        return inside.length() == 1 && "ijt".contains(inside) && !word ? end - 1 : underscore;
    }

    private static String greek(String name) {
        return name.equals("epsilon") ? "eps" : name;
    }

    private static String superscripts(String text) {
        return text.indexOf('²') < 0 && text.indexOf('³') < 0
                ? text
                : text.replace("²", "^2").replace("³", "^3");
    }
}
