package dev.qkv.render;

import dev.qkv.markdown.InlineMath;
import dev.qkv.markdown.Markdown;
import dev.qkv.render.text.Glyphs;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.SafeText;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
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

/** The inline content of a Markdown paragraph as spans, formulas made readable, ready to be wrapped. */
public final class InlineText {
    private final boolean unicode;
    private final Glyphs glyphs;
    private final List<Span> spans = new ArrayList<>();

    private InlineText(boolean unicode) {
        this.unicode = unicode;
        glyphs = Glyphs.of(unicode);
    }

    /** A paragraph, or a heading's text, with formulas in Unicode. */
    public static List<Span> of(String markdown) {
        return of(markdown, true);
    }

    /**
     * A paragraph, or a heading's text. Blocks of another kind give their inline content only.
     *
     * @param unicode false keeps formulas to ASCII
     */
    public static List<Span> of(String markdown, boolean unicode) {
        if (Markdown.isPlain(markdown)) {
            return List.of(new Span(Role.TEXT, SafeText.clean(markdown, Glyphs.of(unicode))));
        }
        List<Span> spans = new ArrayList<>();
        Node document = Markdown.parse(markdown);
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (!spans.isEmpty()) {
                spans.add(Span.BREAK);
            }
            spans.addAll(of(block, Role.TEXT, unicode));
        }
        return spans;
    }

    /** The inline children of a block. */
    static List<Span> of(Node parent, Style style, boolean unicode) {
        InlineText text = new InlineText(unicode);
        text.children(parent, style);
        return text.spans;
    }

    private void children(Node parent, Style style) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            node(node, style);
        }
    }

    private void node(Node node, Style style) {
        if (node instanceof Text text) {
            add(style, text.getLiteral());
        } else if (node instanceof SoftLineBreak) {
            softBreak(node, style);
        } else if (node instanceof HardLineBreak) {
            spans.add(Span.BREAK);
        } else if (node instanceof Code code) {
            add(Role.CODE, code.getLiteral());
        } else if (node instanceof InlineMath math) {
            add(Role.MATH, Formula.inline(math.tex(), unicode));
        } else if (node instanceof Emphasis) {
            children(node, style == Role.TEXT ? Role.EMPHASIS : style);
        } else if (node instanceof StrongEmphasis) {
            children(node, style == Role.HEADING ? style : Role.STRONG);
        } else if (node instanceof Link link) {
            children(node, Role.LINK);
            address(link);
        } else if (node instanceof Image image) {
            add(Role.DIM, "[");
            children(node, Role.DIM);
            add(Role.DIM, image.getFirstChild() == null ? image.getDestination() + "]" : "]");
        } else if (node instanceof HtmlInline html) {
            html(html.getLiteral());
        } else if (!(node instanceof TaskListItemMarker)) {
            children(node, style);
        }
    }

    /** A line break in the source is a space, but none between two CJK characters. */
    private void softBreak(Node node, Style style) {
        // a text of blanks alone before the break is empty
        if (node.getPrevious() instanceof Text before
                && node.getNext() instanceof Text after
                && !before.getLiteral().isEmpty()
                && !after.getLiteral().isEmpty()) {
            char last = before.getLiteral().charAt(before.getLiteral().length() - 1);
            char next = after.getLiteral().charAt(0);
            if ((isIdeographic(last) && (isIdeographic(next) || isQuote(next)))
                    || (isQuote(last) && isIdeographic(next))) {
                return;
            }
        }
        add(style, " ");
    }

    private static boolean isIdeographic(char c) {
        return (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xF900 && c < 0xFB00) || (c >= 0xFF00 && c < 0xFF61);
    }

    private static boolean isQuote(char c) {
        return c >= '\u2018' && c <= '\u201D';
    }

    /** An address in the web is worth showing where the text does not show it; one in the bank is not. */
    private void address(Link link) {
        String address = link.getDestination();
        boolean web = address.startsWith("http://") || address.startsWith("https://");
        boolean shown = link.getFirstChild() instanceof Text text
                && text.getNext() == null
                && address.endsWith(text.getLiteral());
        if (web && !shown) {
            add(Role.DIM, " <" + address + ">");
        }
    }

    /** Raw HTML is shown as it is written, apart from line breaks and comments. */
    private void html(String literal) {
        String tag = literal.toLowerCase(Locale.ROOT);
        if (tag.equals("<br>") || tag.equals("<br/>") || tag.equals("<br />")) {
            spans.add(Span.BREAK);
        } else if (!tag.startsWith("<!--")) {
            add(Role.DIM, literal);
        }
    }

    private void add(Style style, String text) {
        if (!text.isEmpty()) {
            spans.add(new Span(style, SafeText.clean(text, glyphs)));
        }
    }
}
