package dev.qkv.notes.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads an HTML block as text with the few tags that matter: where details begin and end, what a summary says. Everything else becomes Markdown text. */
final class HtmlParts {
    /** @param kind SUMMARY, HTML, HEADING, DETAILS_OPEN or DETAILS_CLOSE @param level of a heading, else 0 @param offset lines after the block's first */
    record Part(Piece.Kind kind, int level, String text, int offset) {}

    private static final int LONGEST_ENTITY = 11;
    private static final int LONGEST_COMMENT = 1_000;

    private final String html;
    private final int lastClose;
    private final List<Part> parts = new ArrayList<>();
    private final HtmlLists lists = new HtmlLists();
    private final StringBuilder text = new StringBuilder();
    private int at;
    private int textLine;
    private int line;
    /** Where in the text the last heading began, and on which line. */
    private int headingAt;

    private int headingLine;
    /** Whether nothing stands behind the mark of an item yet. */
    private boolean itemBegins;

    private boolean summary;
    private boolean pre;
    private boolean code;
    /** Whether the text is that of a link into the page; letters of such links, and others. */
    private boolean way;

    private int wayLetters;
    private int letters;

    private HtmlParts(String html) {
        this.html = html;
        this.lastClose = html.lastIndexOf('>');
    }

    static List<Part> of(String html) {
        return new HtmlParts(html).read();
    }

    private List<Part> read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<' && html.startsWith("<!--", at)) {
                comment();
            } else if (c == '&') {
                entity();
            } else if (c != '<' || !tag()) {
                append(c);
                at++;
            }
        }
        flush(summary ? Piece.Kind.SUMMARY : Piece.Kind.HTML);
        return parts;
    }

    /** Passes over a comment; one that says it is the answer is a text. */
    private void comment() {
        int end = html.indexOf("-->", at + 4);
        String said = end < 0 || end - at > LONGEST_COMMENT
                ? ""
                : html.substring(at + 4, end).strip();
        if (Labels.keyStart(said) > 0 && (Labels.isKey(said) || Labels.answerStart(said) > 2)) {
            flush(summary ? Piece.Kind.SUMMARY : Piece.Kind.HTML);
            parts.add(new Part(Piece.Kind.HTML, 0, said, line));
        }
        skipTo("-->");
    }

    private void append(char c) {
        if (itemBegins && Character.isWhitespace(c)) {
            line += c == '\n' ? 1 : 0;
            return;
        }
        itemBegins = false;
        if (c == '\n') {
            line++;
            boolean fence = pre && endsWith("```\n");
            text.append(pre ? fence ? "" : "\n" : text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? "" : "\n");
            return;
        }
        if (text.isEmpty()) {
            if (c == ' ' || c == '\t') {
                return;
            }
            textLine = line;
        }
        if (Character.isLetter(c)) {
            wayLetters += way ? 1 : 0;
            letters++;
        }
        text.append(c);
    }

    private boolean endsWith(String end) {
        int from = text.length() - end.length();
        return from >= 0 && text.indexOf(end, from) == from;
    }

    /** Reads a tag; false where {@code <} begins none. */
    private boolean tag() {
        int start = at + 1;
        boolean closing = start < html.length() && html.charAt(start) == '/';
        int name = closing ? start + 1 : start;
        int end = name;
        while (end < html.length() && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        if (end == name) {
            return false;
        }
        int close = lastClose < end ? -1 : html.indexOf('>', end);
        if (close < 0) {
            return false;
        }
        String word = html.substring(name, end).toLowerCase(Locale.ROOT);
        String attributes = html.substring(end, close);
        for (int i = at; i < close; i++) {
            line += html.charAt(i) == '\n' ? 1 : 0;
        }
        at = close + 1;
        if ((word.equals("script") || word.equals("style")) && !closing) {
            skipTo("</" + word);
            skipTo(">");
            return true;
        }
        mean(word, closing, attributes);
        return true;
    }

    private void mean(String word, boolean closing, String attributes) {
        switch (word) {
            case "details" -> {
                flush(Piece.Kind.HTML);
                parts.add(new Part(closing ? Piece.Kind.DETAILS_CLOSE : Piece.Kind.DETAILS_OPEN, 0, "", line));
            }
            case "summary" -> {
                flush(closing ? Piece.Kind.SUMMARY : Piece.Kind.HTML);
                summary = !closing;
            }
            case "br" -> append('\n');
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(word.charAt(1) - '0', closing);
            case "ul", "ol" -> {
                lists.nest(word, closing, attribute(attributes, "type"));
                paragraph();
            }
            case "p", "div", "table", "blockquote" -> paragraph();
            case "tr" -> text.append(text.isEmpty() ? "" : "\n");
            case "li" -> {
                if (!closing) {
                    item();
                }
            }
            case "code", "tt", "kbd" -> {
                // an end without a beginning is a slip
                text.append(pre || code != closing ? "" : "`");
                code = !closing;
            }
            case "a" -> way = !closing && attribute(attributes, "href").startsWith("#");
            case "pre" -> {
                pre = !closing;
                text.append(closing ? "\n```\n\n" : "\n\n```\n");
            }
            case "img" ->
                text.append("![")
                        .append(attribute(attributes, "alt"))
                        .append("](")
                        .append(attribute(attributes, "src"))
                        .append(')');
            default -> {
                // the words between stand for themselves
            }
        }
    }

    /** Begins an item right below the one before it. */
    private void item() {
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        text.setLength(end);
        text.append(end == 0 ? "" : lists.begins() && !summary ? "\n\n" : "\n").append(lists.mark());
        itemBegins = true;
    }

    private void paragraph() {
        if (!text.isEmpty() && !summary && !itemBegins) {
            text.append("\n\n");
        }
    }

    /** A heading that asks is one to the reader as well; any other is text. */
    private void heading(int level, boolean closing) {
        String said = closing && !summary
                ? text.substring(Math.min(headingAt, text.length())).strip()
                : "";
        if (!said.isEmpty() && said.indexOf('\n') < 0 && Asking.ends(said)) {
            text.setLength(headingAt);
            int begun = headingLine;
            flush(Piece.Kind.HTML);
            parts.add(new Part(Piece.Kind.HEADING, level, said, begun));
        } else if (!text.isEmpty() && !summary) {
            text.append("\n\n");
        }
        headingAt = text.length();
        headingLine = line;
    }

    private static String attribute(String attributes, String name) {
        int start = attributes.toLowerCase(Locale.ROOT).indexOf(name + "=");
        if (start < 0 || start + name.length() + 2 > attributes.length()) {
            return "";
        }
        char quote = attributes.charAt(start + name.length() + 1);
        int from = start + name.length() + 2;
        int end = quote == '"' || quote == '\'' ? attributes.indexOf(quote, from) : -1;
        return end < 0
                ? ""
                : attributes
                        .substring(from, end)
                        .replaceAll("[\\[\\]()\\s]", " ")
                        .strip();
    }

    private void entity() {
        String ahead = html.substring(at, Math.min(at + LONGEST_ENTITY, html.length()));
        int semicolon = ahead.indexOf(';');
        String name = semicolon < 0 ? "" : ahead.substring(1, semicolon);
        String meant = switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos", "#39" -> "'";
            case "nbsp" -> " ";
            default -> "";
        };
        if (meant.isEmpty()) {
            append('&');
            at++;
        } else {
            // a sign that came as an entity must not become a tag when the text is read as Markdown
            boolean escapes = meant.equals("<") && !pre && !code;
            append(escapes ? '\\' : meant.charAt(0));
            if (escapes) {
                append('<');
            }
            at += semicolon + 1;
        }
    }

    private void skipTo(String end) {
        int found = html.indexOf(end, at);
        int stop = found < 0 ? html.length() : found + end.length();
        for (; at < stop; at++) {
            line += html.charAt(at) == '\n' ? 1 : 0;
        }
    }

    private void flush(Piece.Kind kind) {
        String read = text.toString().strip();
        boolean leads = letters > 0 && wayLetters == letters && kind == Piece.Kind.HTML;
        if ((!read.isEmpty() && !leads) || kind == Piece.Kind.SUMMARY) {
            parts.add(new Part(kind, 0, read, textLine));
        }
        text.setLength(0);
        headingAt = 0;
        textLine = line;
        letters = 0;
        wayLetters = 0;
        if (kind == Piece.Kind.SUMMARY) {
            summary = false;
        }
    }
}
