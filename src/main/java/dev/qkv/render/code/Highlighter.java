package dev.qkv.render.code;

import dev.qkv.render.text.Glyphs;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.SafeText;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Style;
import java.util.ArrayList;
import java.util.List;

/** Finds keywords, strings, comments and numbers in one pass, with a look at one character ahead and no grammar. */
public final class Highlighter {
    private static final int TAB = 4;

    private final String code;
    private final Lexicon lexicon;
    private final List<Line> lines = new ArrayList<>();
    private final List<Span> line = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private final Glyphs glyphs;
    private int at;
    private int column;
    private Style runStyle = Role.TEXT;

    private Highlighter(String code, Lexicon lexicon, Glyphs glyphs) {
        this.code = code;
        this.lexicon = lexicon;
        this.glyphs = glyphs;
    }

    /** Lines of code as they stand, free of control characters, tabs expanded; all in {@link Role#CODE} where the language is not known. */
    public static List<Line> lines(String code, String language, Glyphs glyphs) {
        Lexicon lexicon = Lexicon.of(language);
        String text = code.stripTrailing();
        if (lexicon == null) {
            List<Line> plain = new ArrayList<>();
            for (String row : text.split("\n", -1)) {
                plain.add(Line.of(Role.CODE, clean(row, 0, glyphs)));
            }
            return plain;
        }
        return new Highlighter(text, lexicon, glyphs).scan();
    }

    private List<Line> scan() {
        while (at < code.length()) {
            int start = at;
            Role role = token();
            put(role, code.substring(start, at));
        }
        endLine();
        return lines;
    }

    /** Moves behind the next token. */
    private Role token() {
        char c = code.charAt(at);
        String comment = lexicon.lineComment();
        if (!comment.isEmpty() && code.startsWith(comment, at) && startsComment(comment)) {
            at = end(code.indexOf('\n', at), 0);
            return Role.COMMENT;
        }
        if (lexicon.blocks() && code.startsWith("/*", at)) {
            at = end(code.indexOf("*/", at + 2), 2);
            return Role.COMMENT;
        }
        if (lexicon.quotes().indexOf(c) >= 0) {
            string(c);
            return Role.STRING;
        }
        if (isDigit(c)) {
            while (at < code.length() && isNumber(at)) {
                at++;
            }
            return Role.NUMBER;
        }
        if (Character.isLetter(c) || c == '_') {
            int start = at;
            while (at < code.length() && (Character.isLetterOrDigit(code.charAt(at)) || code.charAt(at) == '_')) {
                at++;
            }
            return lexicon.keywords().contains(code.substring(start, at)) ? Role.KEYWORD : Role.TEXT;
        }
        at++;
        return Role.TEXT;
    }

    /** In a shell, {@code $#} and {@code a#b} are none. */
    private boolean startsComment(String mark) {
        return !mark.equals("#") || at == 0 || Character.isWhitespace(code.charAt(at - 1));
    }

    /** A string ends with its quote, or with the line where that is missing. */
    private void string(char quote) {
        String three = String.valueOf(quote).repeat(3);
        if (lexicon.triple() && code.startsWith(three, at)) {
            at = end(code.indexOf(three, at + 3), 3);
            return;
        }
        at++;
        while (at < code.length() && code.charAt(at) != quote && code.charAt(at) != '\n') {
            at += code.charAt(at) == '\\' && at + 1 < code.length() && code.charAt(at + 1) != '\n' ? 2 : 1;
        }
        if (at < code.length() && code.charAt(at) == quote) {
            at++;
        }
    }

    private int end(int found, int length) {
        return found < 0 ? code.length() : found + length;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Digits, a point, an exponent with its sign, the letters of 0x1p-53 and 1_000L. */
    private boolean isNumber(int index) {
        char c = code.charAt(index);
        boolean sign = (c == '-' || c == '+') && "eEpP".indexOf(code.charAt(index - 1)) >= 0;
        return isDigit(c) || c == '.' || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || sign;
    }

    private void put(Style style, String text) {
        int start = 0;
        while (true) {
            int end = text.indexOf('\n', start);
            add(style, text.substring(start, end < 0 ? text.length() : end));
            if (end < 0) {
                return;
            }
            endLine();
            start = end + 1;
        }
    }

    private void add(Style style, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (style != runStyle) {
            flush();
            runStyle = style;
        }
        String shown = clean(text, column, glyphs);
        column += shown.length();
        run.append(shown);
    }

    private void flush() {
        if (run.length() > 0) {
            line.add(new Span(runStyle, run.toString()));
            run.setLength(0);
        }
    }

    private void endLine() {
        flush();
        lines.add(new Line(line));
        line.clear();
        column = 0;
    }

    private static String clean(String text, int column, Glyphs glyphs) {
        StringBuilder expanded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\t') {
                expanded.append(" ".repeat(TAB - (column + expanded.length()) % TAB));
            } else {
                expanded.append(text.charAt(i));
            }
        }
        return SafeText.clean(expanded.toString(), glyphs);
    }
}
