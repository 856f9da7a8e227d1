package dev.qkv.notes.foreign;

import dev.qkv.markdown.InlineMath;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Text of the inlines below a block. */
final class Inline {
    private static final Pattern SIGNS = Pattern.compile("[\\s|·•,;\\[\\]]+");
    private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,4}\\s*[.)、]\\s*)?[\\p{So}\\uFE0F\\s]*");

    private static final int LONGEST_FORMULA = 400;

    private Inline() {}

    /** Words only; a line break stays one, an image and a tag leave nothing. */
    static String plain(Node block) {
        StringBuilder text = new StringBuilder();
        append(block.getFirstChild(), null, false, text);
        return text.toString().strip();
    }

    /** The nodes from one up to another, as Markdown of one style: code stays code, emphasis goes, a link leaves its words. */
    static String markdown(@Nullable Node from, @Nullable Node until) {
        StringBuilder text = new StringBuilder();
        append(from, until, true, text);
        return text.toString().strip();
    }

    private static void append(@Nullable Node from, @Nullable Node until, boolean markdown, StringBuilder text) {
        for (Node node = from; node != null && node != until; node = node.getNext()) {
            if (node instanceof Text words) {
                text.append(markdown ? escaped(words.getLiteral()) : words.getLiteral());
            } else if (node instanceof Code code) {
                text.append(markdown ? quoted(code.getLiteral()) : code.getLiteral());
            } else if (node instanceof InlineMath math) {
                text.append(markdown ? "$`" + math.tex() + "`$" : math.tex());
            } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
                text.append('\n');
            } else if (node instanceof HtmlInline) {
                // a line break of the source behind the tag is the same break
                text.append(isBreak(node) && !(node.getNext() instanceof SoftLineBreak) ? "\n" : "");
            } else if (!(node instanceof Image)) {
                append(node.getFirstChild(), null, markdown, text);
            }
        }
    }

    private static String quoted(String code) {
        String fence = code.contains("`") ? "``" : "`";
        return fence + (fence.length() > 1 ? " " + code + " " : code) + fence;
    }

    static String escaped(String text) {
        StringBuilder escaped = null;
        int formula = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            formula = c == '$' && i >= formula ? formulaEnd(text, i) : formula;
            boolean sign = i >= formula && (c == '\\' || c == '`' || c == '*' || c == '_' || c == '<' || c == '[');
            if (sign && escaped == null) {
                escaped = new StringBuilder(text.length() + 8).append(text, 0, i);
            }
            if (escaped != null) {
                escaped.append(sign ? "\\" : "").append(c);
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    /** Behind a formula that begins at a dollar; that place where none does. */
    private static int formulaEnd(String text, int at) {
        String mark = text.startsWith("$$", at) ? "$$" : "$";
        int from = at + mark.length();
        int end = text.indexOf(mark, from);
        boolean closes = end > from
                && end - from <= LONGEST_FORMULA
                && (mark.length() > 1
                        || (!Character.isWhitespace(text.charAt(from))
                                && !Character.isWhitespace(text.charAt(end - 1))));
        return closes ? end + mark.length() : from;
    }

    /** Text that came from HTML, without the marks that {@link HtmlParts} put in. */
    static String unescaped(String text) {
        return text.replace("\\<", "<").replace("`", "");
    }

    /** Whether nothing but links, images and blanks is there, with at least one of them. */
    static boolean onlyLinks(Node block) {
        boolean some = false;
        for (Node node = block.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Link
                    || node instanceof Image
                    || ((node instanceof StrongEmphasis || node instanceof Emphasis) && onlyLinks(node))) {
                some = true;
            } else if (node instanceof Text text
                    ? !text.getLiteral().isBlank()
                            && !SIGNS.matcher(text.getLiteral()).matches()
                    : !(node instanceof SoftLineBreak || node instanceof HardLineBreak || node instanceof HtmlInline)) {
                return false;
            }
        }
        return some;
    }

    /** Whether nothing but links into the page itself is there. */
    static boolean onlyLinksWithin(Node block) {
        return onlyLinks(block) && allWithin(block);
    }

    private static boolean allWithin(Node block) {
        for (Node node = block.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Image
                    || (node instanceof Link link && !link.getDestination().startsWith("#"))
                    || (!(node instanceof Link) && !allWithin(node))) {
                return false;
            }
        }
        return true;
    }

    /** The bold run that a paragraph begins with; null where it begins otherwise. A number may stand before it. */
    static @Nullable StrongEmphasis leadingBold(Node paragraph) {
        Node node = paragraph.getFirstChild();
        if (node instanceof Text text && NUMBER.matcher(text.getLiteral()).matches()) {
            node = node.getNext();
        }
        return node instanceof StrongEmphasis strong ? strong : null;
    }

    /** The first line break after a node on its level; null where the line is the last. */
    static @Nullable Node lineEnd(Node node) {
        for (Node next = node.getNext(); next != null; next = next.getNext()) {
            if (next instanceof SoftLineBreak || next instanceof HardLineBreak || isBreak(next)) {
                return next;
            }
        }
        return null;
    }

    private static boolean isBreak(Node node) {
        return node instanceof HtmlInline html && html.getLiteral().startsWith("<br");
    }
}
