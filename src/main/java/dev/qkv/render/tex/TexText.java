package dev.qkv.render.tex;

import dev.qkv.render.tex.Symbols.Kind;
import dev.qkv.render.tex.Symbols.Symbol;

/** Reads TeX and writes it as one line. What it does not know stays as written. */
public final class TexText {
    private static final int DEEPEST = 60;
    static final int LONGEST = 10_000;

    /** Stands for the end of an environment. */
    private static final char END = '\u0001';

    private final String tex;
    private final boolean unicode;
    private int at;
    private int depth;

    private TexText(String tex, boolean unicode) {
        this.tex = tex;
        this.unicode = unicode;
    }

    /** The formula as readable text; the TeX itself where it is too long or too deep. */
    public static String of(String tex, boolean unicode) {
        if (tex.length() > LONGEST) {
            return tex;
        }
        TexText reader = new TexText(tex, unicode);
        Run run = new Run(unicode, false);
        try {
            while (reader.at < tex.length()) {
                reader.row(run, '\0');
                if (reader.at < tex.length()) {
                    // a brace that closes nothing
                    run.add(String.valueOf(tex.charAt(reader.at)), Kind.CLOSE);
                    reader.at++;
                }
            }
        } catch (TooDeep e) {
            return tex;
        }
        return run.text();
    }

    private static final class TooDeep extends RuntimeException {
        TooDeep() {
            super("too deep", null, false, false);
        }
    }

    /** Reads atoms until the closing character, which is left, or a brace that closes a group around it. */
    private void row(Run run, char close) {
        if (++depth > DEEPEST) {
            throw new TooDeep();
        }
        while (at < tex.length()) {
            char c = tex.charAt(at);
            if (c == close || c == '}') {
                break;
            }
            if (close == END && tex.startsWith("\\end{", at)) {
                break;
            }
            atom(run, c);
        }
        depth--;
    }

    private void atom(Run run, char c) {
        switch (c) {
            case '\\' -> command(run);
            case '{' -> {
                Run group = group(false);
                run.add(group.text(), Kind.LETTER);
            }
            case '^', '_' -> script(run, c);
            case ' ', '\n', '\t', '\r', '~' -> at++;
            case '&' -> {
                at++;
                run.add("  ", Kind.SPACE);
            }
            default -> {
                at++;
                character(run, c);
            }
        }
    }

    private void character(Run run, char c) {
        switch (c) {
            case '+', '*' -> run.add(String.valueOf(c), Kind.BINARY);
            case '-' -> run.add(unicode ? "−" : "-", Kind.BINARY);
            case '/' -> run.add("/", unicode ? Kind.OPEN : Kind.BINARY);
            case '=', '<', '>' -> run.add(String.valueOf(c), Kind.RELATION);
            case '(', '[' -> run.add(String.valueOf(c), Kind.OPEN);
            case ')', ']' -> run.add(String.valueOf(c), Kind.CLOSE);
            case ',', ';' -> run.add(String.valueOf(c), Kind.PUNCTUATION);
            case ':' -> colon(run);
            case '\'' -> run.attach(unicode ? "′" : "'");
            default -> {
                if (Character.isDigit(c)) {
                    int start = at - 1;
                    while (at < tex.length() && (Character.isDigit(tex.charAt(at)) || decimalPoint())) {
                        at++;
                    }
                    run.add(tex.substring(start, at), Kind.LETTER);
                } else {
                    run.add(String.valueOf(c), Kind.LETTER);
                }
            }
        }
    }

    /** A part of {@code :=}, a ratio between numbers, or what names the formula after it. */
    private void colon(Run run) {
        char next = at < tex.length() ? tex.charAt(at) : ' ';
        boolean ratio = at > 1 && Character.isDigit(tex.charAt(at - 2)) && Character.isDigit(next);
        if (next == '=') {
            at++;
            run.add(":=", Kind.RELATION);
        } else {
            run.add(":", ratio ? Kind.OPEN : Kind.PUNCTUATION);
        }
    }

    private boolean decimalPoint() {
        return tex.charAt(at) == '.' && at + 1 < tex.length() && Character.isDigit(tex.charAt(at + 1));
    }

    /** The group or the single atom that comes next. */
    private Run group(boolean tight) {
        Run run = new Run(unicode, tight);
        at = TexScan.skipSpaces(tex, at);
        if (at >= tex.length()) {
            return run;
        }
        if (tex.charAt(at) == '{') {
            at++;
            row(run, '}');
            if (at < tex.length()) {
                at++;
            }
        } else if (tex.charAt(at) != '}') {
            if (++depth > DEEPEST) {
                throw new TooDeep();
            }
            atom(run, tex.charAt(at));
            depth--;
        }
        return run;
    }

    /** The text of the next group as it stands, without the braces and commands that only style words in it. */
    private String raw() {
        at = TexScan.skipSpaces(tex, at);
        if (at >= tex.length() || tex.charAt(at) != '{') {
            return "";
        }
        int open = 0;
        StringBuilder text = new StringBuilder();
        while (at < tex.length()) {
            char c = tex.charAt(at++);
            if (c == '{') {
                open++;
            } else if (c == '}') {
                if (--open == 0) {
                    break;
                }
            } else if (c == '\\') {
                escaped(text);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** After a backslash among words: a sign stands for itself, a command with words to style is left out, any other stays. */
    private void escaped(StringBuilder text) {
        int end = at;
        while (end < tex.length() && TexScan.isLetter(tex.charAt(end))) {
            end++;
        }
        if (end == at) {
            return;
        }
        if (end >= tex.length() || tex.charAt(end) != '{') {
            text.append('\\').append(tex, at, end);
        }
        at = end;
    }

    private void script(Run run, char mark) {
        at++;
        Run group = group(true);
        String text = group.text();
        String small = !unicode ? null : mark == '^' ? Scripts.raised(text) : Scripts.lowered(text);
        if (small != null) {
            run.attach(small);
        } else if (text.equals("⊤") || text.equals("T")) {
            run.attach("^T");
        } else {
            boolean plain = text.codePointCount(0, text.length()) == 1 || isWord(text);
            run.attach(mark + (plain ? text : mark == '^' ? "(" + text + ")" : "{" + text + "}"));
        }
    }

    private static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isLetterOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private void command(Run run) {
        int start = at++;
        if (at >= tex.length()) {
            run.add("\\", Kind.LETTER);
            return;
        }
        int end = at;
        while (end < tex.length() && TexScan.isLetter(tex.charAt(end))) {
            end++;
        }
        String name = tex.substring(at, Math.max(end, at + 1));
        at += name.length();
        Symbol symbol = Symbols.named(name);
        if (symbol != null) {
            run.add(unicode ? symbol.unicode() : symbol.ascii(), symbol.kind());
        } else if (!structure(run, name)) {
            // with its arguments, as written
            while (at < tex.length() && tex.charAt(at) == '{') {
                skipGroup();
            }
            run.add(tex.substring(start, at), Kind.LETTER);
        }
    }

    private void skipGroup() {
        int open = 0;
        while (at < tex.length()) {
            char c = tex.charAt(at++);
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (open == 0) {
                return;
            }
        }
    }

    private boolean structure(Run run, String name) {
        switch (name) {
            case "frac", "dfrac", "tfrac" -> {
                Run over = group(false);
                Run under = group(false);
                // factors bind tighter than the slash above it, and not below it
                String top = over.isProduct() ? over.text() : "(" + over.text() + ")";
                run.fraction(top + (unicode ? "/" : " / ") + below(under));
            }
            case "binom", "tbinom", "dbinom" ->
                run.add("C(" + group(false).text() + ", " + group(false).text() + ")", Kind.LETTER);
            case "underbrace", "overbrace" -> brace(run);
            case "sqrt" -> root(run);
            case "mathrm", "text", "operatorname", "mathit", "mathtt", "textbf", "texttt" -> {
                String word = raw();
                boolean isName = word.length() > 1 && !word.contains(" ") && Character.isLetterOrDigit(lastOf(word));
                run.add(word, isName ? Kind.NAME : Kind.LETTER);
            }
            case "mathbf", "boldsymbol", "mathcal", "mathbb", "mathsf" -> run.add(styled(name, raw()), Kind.LETTER);
            case "hat", "widehat" -> run.add(accent('\u0302', "hat"), Kind.LETTER);
            case "bar", "overline" -> run.add(accent('\u0304', "mean"), Kind.LETTER);
            case "tilde", "widetilde" -> run.add(accent('\u0303', "tilde"), Kind.LETTER);
            case "dot" -> run.add(accent('\u0307', "dot"), Kind.LETTER);
            case "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr" -> delimiter(run, name);
            case "begin" -> environment(run, raw());
            case "\\" -> {
                at = at < tex.length() ? TexScan.distance(tex, at) : at;
                run.add(";", Kind.PUNCTUATION);
            }
            case "displaystyle", "limits", "nolimits" -> {
                // says how to set it, nothing to read
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static char lastOf(String word) {
        return word.charAt(word.length() - 1);
    }

    /** What a brace says of a part follows it in square brackets. */
    private void brace(Run run) {
        Run part = group(false);
        String text = part.isProduct() ? part.text() : "(" + part.text() + ")";
        at = TexScan.skipSpaces(tex, at);
        if (at < tex.length() && (tex.charAt(at) == '_' || tex.charAt(at) == '^')) {
            at++;
            text += " [" + group(false).text() + "]";
        }
        run.add(text, Kind.LETTER);
    }

    private void root(Run run) {
        String index = "";
        if (at < tex.length() && tex.charAt(at) == '[') {
            int end = tex.indexOf(']', at);
            if (end > 0) {
                index = tex.substring(at + 1, end);
                at = end + 1;
            }
        }
        Run under = group(false);
        String raised = index.isEmpty() || !unicode ? "" : Scripts.raised(index);
        if (!unicode) {
            run.add(
                    index.isEmpty() ? "sqrt(" + under.text() + ")" : "root" + index + "(" + under.text() + ")",
                    Kind.LETTER);
        } else {
            run.add(
                    (raised == null ? index : raised) + "√"
                            + (under.isSingle() ? under.text() : "(" + under.text() + ")"),
                    Kind.LETTER);
        }
    }

    private static String below(Run run) {
        String text = run.text();
        int open = text.indexOf('(');
        boolean call = open >= 0 && isWord(text.substring(0, open)) && text.indexOf(')') == text.length() - 1;
        return run.isSingle() || call ? text : "(" + text + ")";
    }

    private String styled(String name, String text) {
        if (unicode && name.equals("mathbb")) {
            return switch (text) {
                case "R" -> "ℝ";
                case "N" -> "ℕ";
                case "Z" -> "ℤ";
                case "E" -> "𝔼";
                case "P" -> "ℙ";
                default -> text;
            };
        }
        return text;
    }

    private String accent(char mark, String word) {
        String text = group(false).text();
        boolean one = text.codePointCount(0, text.length()) == 1;
        return unicode && one ? text + mark : word + "(" + text + ")";
    }

    private void delimiter(Run run, String name) {
        at = TexScan.skipSpaces(tex, at);
        if (at >= tex.length()) {
            return;
        }
        boolean closes = name.equals("right") || name.endsWith("r");
        Kind kind = closes ? Kind.CLOSE : Kind.OPEN;
        char c = tex.charAt(at);
        if (c == '\\') {
            int end = at + 1;
            while (end < tex.length() && TexScan.isLetter(tex.charAt(end))) {
                end++;
            }
            String sign = tex.substring(at + 1, Math.max(end, Math.min(at + 2, tex.length())));
            Symbol symbol = Symbols.named(sign);
            at += 1 + sign.length();
            run.add(symbol == null ? "\\" + sign : unicode ? symbol.unicode() : symbol.ascii(), kind);
        } else {
            at++;
            if (c != '.') {
                run.add(String.valueOf(c), kind);
            }
        }
    }

    private void environment(Run run, String name) {
        if (name.equals("array")) {
            raw();
        }
        Run inside = new Run(unicode, false);
        row(inside, END);
        while (at < tex.length() && !tex.startsWith("\\end{", at)) {
            // a brace that closes nothing
            at++;
            row(inside, END);
        }
        if (at < tex.length()) {
            at += "\\end".length();
            raw();
        }
        run.add(Environment.line(name, inside.text()), Kind.LETTER);
    }
}
