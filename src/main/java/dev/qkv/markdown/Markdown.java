package dev.qkv.markdown;

import java.util.Arrays;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLines;

/**
 * The Markdown of the notes: CommonMark with GFM tables and task list items, {@code $`…`$} as {@link InlineMath}, fences named {@code math} as display
 * formulas; source spans on blocks and inlines. Deep nesting is flattened by the parser, so walking a tree recursively is safe.
 */
public final class Markdown {
    /** In UTF-16 units. */
    public static final int MAX_LENGTH = 4 << 20;

    /** Cells that the tables of one text may have: rows are padded to their heading's width, which a small text can make huge. */
    public static final int MAX_TABLE_CELLS = 500_000;

    private static final int MAX_OPEN_BLOCKS = 60;
    private static final int MAX_INLINE_NESTING = 60;
    /** ASCII characters that may begin mark-up inside a line, or end it, and controls. */
    private static final boolean[] SIGNS = signs();

    private static final Parser PARSER = builder()
            .customInlineContentParserFactory(new InlineMathParser.Factory())
            .build();
    private static final Parser BLOCKS =
            builder().inlineParserFactory(context -> Markdown::parseTask).build();

    private static final Parser DIALECTS = builder()
            .customInlineContentParserFactory(new InlineMathParser.Factory())
            .customBlockParserFactory(new AdmonitionParser.Factory())
            .build();

    private Markdown() {}

    /**
     * Parses a text; the tree is the caller's own.
     *
     * @throws MarkdownException if the text is larger than the bounds above
     */
    public static Node parse(String text) {
        return parse(text, PARSER);
    }

    /**
     * The same of a text that may have boxes of site generators, {@link Admonition}s.
     *
     * @throws MarkdownException if the text is larger than the bounds above
     */
    public static Node parseDialects(String text) {
        return parse(text, mayHaveBoxes(text) ? DIALECTS : PARSER);
    }

    /** Whether a sign that a box begins with stands there three times. */
    private static boolean mayHaveBoxes(String text) {
        // every third character is one of any three
        for (int i = 2; i < text.length(); i += 3) {
            char c = text.charAt(i);
            if ((c == ':' || c == '?' || c == '!') && run(text, i) >= 3) {
                return true;
            }
        }
        return false;
    }

    /** How many of the same character stand together around a place. */
    private static int run(String text, int at) {
        int first = at;
        int end = at + 1;
        while (first > 0 && text.charAt(first - 1) == text.charAt(at)) {
            first--;
        }
        while (end < text.length() && text.charAt(end) == text.charAt(at)) {
            end++;
        }
        return end - first;
    }

    /**
     * Parses the blocks of a text and not what stands in their lines, for whoever takes that from the source; the items of task lists are marked.
     *
     * @throws MarkdownException if the text is larger than the bounds above
     */
    public static Node parseBlocks(String text) {
        return parse(text, BLOCKS);
    }

    private static Node parse(String text, Parser parser) {
        if (text.length() > MAX_LENGTH) {
            throw new MarkdownException(
                    "Markdown of " + text.length() + " characters; at most " + MAX_LENGTH + " are allowed");
        }
        requireSmallTables(text);
        return parser.parse(text);
    }

    /** Whether a text is one line of one paragraph without any mark-up, so that parsing it gives it back. */
    public static boolean isPlain(String text) {
        if (text.isEmpty() || !Character.isLetter(text.charAt(0)) || text.charAt(text.length() - 1) == ' ') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80 ? SIGNS[c] : Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the fence holds a display formula. */
    public static boolean isMath(FencedCodeBlock fence) {
        return "math".equals(language(fence));
    }

    /** The first word after the fence, such as {@code python}; empty for none. */
    public static String language(FencedCodeBlock fence) {
        String info = fence.getInfo() == null ? "" : fence.getInfo().strip();
        int end = 0;
        while (end < info.length() && !Character.isWhitespace(info.charAt(end))) {
            end++;
        }
        return info.substring(0, end);
    }

    private static boolean[] signs() {
        boolean[] signs = new boolean[0x80];
        Arrays.fill(signs, 0, ' ', true);
        signs[0x7f] = true;
        for (char sign : "!$&*<>[\\]_`{|}~".toCharArray()) {
            signs[sign] = true;
        }
        return signs;
    }

    static List<Extension> extensions() {
        return List.of(TablesExtension.create(), TaskListItemsExtension.create());
    }

    /** Keeps the line in which the extension looks for the box of a task. */
    private static void parseTask(SourceLines lines, Node block) {
        // an empty heading has no line
        if (block instanceof Paragraph) {
            String first = lines.getLines().get(0).getContent().toString().stripLeading();
            if (first.startsWith("[")) {
                block.appendChild(new Text(first));
            }
        }
    }

    private static Parser.Builder builder() {
        return Parser.builder()
                .extensions(extensions())
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .maxOpenBlockParsers(MAX_OPEN_BLOCKS)
                .maxInlineNesting(MAX_INLINE_NESTING);
    }

    /** A table is a run of lines with pipes; its cells are at most its lines times the pipes of its fullest line. */
    private static void requireSmallTables(String text) {
        if (text.indexOf('|') < 0) {
            return;
        }
        long cells = 0;
        long lines = 0;
        long widest = 0;
        long pipes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '|') {
                pipes++;
            } else if ((c == '\n' || c == '\r') && pipes > 0) {
                lines++;
                widest = Math.max(widest, pipes);
                pipes = 0;
            } else if (c == '\n' || c == '\r') {
                cells += lines * (widest + 1);
                lines = 0;
                widest = 0;
            }
        }
        lines += pipes > 0 ? 1 : 0;
        widest = Math.max(widest, pipes);
        cells += lines * (widest + 1);
        if (cells > MAX_TABLE_CELLS) {
            throw new MarkdownException("tables of " + cells + " cells; at most " + MAX_TABLE_CELLS + " are allowed");
        }
    }
}
