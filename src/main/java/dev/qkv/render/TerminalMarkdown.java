package dev.qkv.render;

import dev.qkv.markdown.Markdown;
import dev.qkv.render.text.Glyphs;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.SafeText;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** Markdown as lines for a terminal. */
public final class TerminalMarkdown {
    /** Deeper blocks are no further indented than leaves this much for their text. */
    private static final int MIN_TEXT_WIDTH = 16;

    private final RenderOptions options;
    private final Glyphs glyphs;

    private TerminalMarkdown(RenderOptions options) {
        this.options = options;
        glyphs = options.glyphs();
    }

    /**
     * Renders a text, without a blank line before or after it.
     *
     * @throws dev.qkv.markdown.MarkdownException if it is too large
     */
    public static List<Line> render(String markdown, RenderOptions options) {
        return render(Markdown.parse(markdown), options);
    }

    /** Renders the blocks under a node, such as a document or a list item. */
    public static List<Line> render(Node parent, RenderOptions options) {
        return new TerminalMarkdown(options).blocks(parent, options.width(), false, 0);
    }

    private List<Line> blocks(Node parent, int width, boolean tight, int depth) {
        List<Line> lines = new ArrayList<>();
        for (Node block = parent.getFirstChild(); block != null; block = block.getNext()) {
            List<Line> more = block(block, width, depth);
            if (more.isEmpty()) {
                continue;
            }
            if (!lines.isEmpty() && !tight) {
                lines.add(Line.EMPTY);
            }
            lines.addAll(more);
        }
        return lines;
    }

    private List<Line> block(Node block, int width, int depth) {
        if (block instanceof Paragraph) {
            return Wrap.lines(InlineText.of(block, Role.TEXT, options.unicode()), width);
        } else if (block instanceof Heading heading) {
            return heading(heading, width);
        } else if (block instanceof ListBlock list) {
            return list(list, width, depth);
        } else if (block instanceof BlockQuote) {
            Line bar = Line.of(Role.DIM, glyphs.bar() + " ");
            return prefixed(blocks(block, inner(width, bar), false, depth), width, bar, bar);
        } else if (block instanceof FencedCodeBlock fence && Markdown.isMath(fence)) {
            return CodeLines.math(fence.getLiteral(), width, options);
        } else if (block instanceof FencedCodeBlock fence) {
            return CodeLines.code(fence.getLiteral(), Markdown.language(fence), width, options);
        } else if (block instanceof IndentedCodeBlock code) {
            return CodeLines.code(code.getLiteral(), "", width, options);
        } else if (block instanceof TableBlock table) {
            return MarkdownTable.lines(table, width, options);
        } else if (block instanceof ThematicBreak) {
            return List.of(Line.of(Role.DIM, glyphs.rule().repeat(width)));
        } else if (block instanceof HtmlBlock html) {
            return html(html.getLiteral(), width);
        } else if (block instanceof LinkReferenceDefinition) {
            return List.of();
        }
        return blocks(block, width, false, depth);
    }

    private List<Line> heading(Heading heading, int width) {
        List<Line> lines = Wrap.lines(InlineText.of(heading, Role.HEADING, options.unicode()), width);
        if (heading.getLevel() > 2) {
            return lines;
        }
        int widest = 0;
        for (Line line : lines) {
            widest = Math.max(widest, line.width());
        }
        String rule = heading.getLevel() == 1 ? glyphs.heavyRule() : glyphs.rule();
        lines.add(Line.of(Role.DIM, rule.repeat(widest)));
        return lines;
    }

    private List<Line> list(ListBlock list, int width, int depth) {
        List<Line> lines = new ArrayList<>();
        int number = 1;
        int digits = 1;
        if (list instanceof OrderedList ordered) {
            number = ordered.getMarkerStartNumber() == null ? 1 : ordered.getMarkerStartNumber();
            int items = 0;
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                items++;
            }
            digits = Integer.toString(number + items - 1).length();
        }
        String bullet = depth % 2 == 0 ? glyphs.bullet() : glyphs.innerBullet();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String marker = bullet;
            if (!(list instanceof BulletList)) {
                String text = Integer.toString(number++);
                marker = " ".repeat(digits - text.length()) + text + ".";
            } else if (item.getFirstChild() instanceof TaskListItemMarker task) {
                marker = task.isChecked() ? "[x]" : "[ ]";
            }
            Line first = Line.of(Role.DIM, marker + " ");
            Line rest = Line.of(" ".repeat(marker.length() + 1));
            List<Line> content = blocks(item, inner(width, first), list.isTight(), depth + 1);
            if (!lines.isEmpty() && !list.isTight()) {
                lines.add(Line.EMPTY);
            }
            lines.addAll(prefixed(content.isEmpty() ? List.of(Line.EMPTY) : content, width, first, rest));
        }
        return lines;
    }

    private List<Line> html(String literal, int width) {
        if (literal.startsWith("<!--")) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        literal.lines()
                .forEach(line ->
                        lines.addAll(Wrap.lines(List.of(new Span(Role.DIM, SafeText.clean(line, glyphs))), width)));
        return lines;
    }

    private static int inner(int width, Line prefix) {
        int inner = width - prefix.width();
        return inner < MIN_TEXT_WIDTH ? width : inner;
    }

    private static List<Line> prefixed(List<Line> lines, int width, Line first, Line rest) {
        if (inner(width, first) == width) {
            return lines;
        }
        List<Line> prefixed = new ArrayList<>(lines.size());
        for (Line line : lines) {
            Line prefix = prefixed.isEmpty() ? first : rest;
            prefixed.add(line.isEmpty() ? Line.of(Role.DIM, prefix.text().stripTrailing()) : line.after(prefix));
        }
        return prefixed;
    }
}
