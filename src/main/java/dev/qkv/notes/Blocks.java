package dev.qkv.notes;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/** Source text of parsed blocks, as written but without the marks of the containers they stand in. */
public final class Blocks {
    private Blocks() {}

    public static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    /** 1-based line that the block begins in. */
    public static int line(Node block) {
        List<SourceSpan> spans = block.getSourceSpans();
        return spans.isEmpty() ? 1 : spans.get(0).getLineIndex() + 1;
    }

    /** 1-based column that the block begins in. */
    public static int column(Node block) {
        List<SourceSpan> spans = block.getSourceSpans();
        return spans.isEmpty() ? 1 : spans.get(0).getColumnIndex() + 1;
    }

    /** 1-based line that the block ends in. */
    public static int lastLine(Node block) {
        List<SourceSpan> spans = block.getSourceSpans();
        return spans.isEmpty() ? 1 : spans.get(spans.size() - 1).getLineIndex() + 1;
    }

    /** The block's own text. */
    public static String source(Node block, SourceText source) {
        StringBuilder text = new StringBuilder();
        for (SourceSpan span : block.getSourceSpans()) {
            String line = source.line(span.getLineIndex() + 1);
            int from = Math.min(span.getColumnIndex(), line.length());
            int to = Math.min(from + span.getLength(), line.length());
            if (!text.isEmpty()) {
                text.append('\n');
            }
            text.append(line, from, to);
        }
        return text.toString();
    }

    /** The texts of blocks, parted by empty lines. */
    public static String source(List<Node> blocks, SourceText source) {
        StringBuilder text = new StringBuilder();
        for (Node block : blocks) {
            if (!text.isEmpty()) {
                text.append("\n\n");
            }
            text.append(block instanceof BlockQuote quote ? quoted(quote, source) : source(block, source));
        }
        return text.toString();
    }

    private static String quoted(BlockQuote quote, SourceText source) {
        return "> " + source(children(quote), source).replace("\n", "\n> ");
    }
}
