package dev.qkv.notes.foreign;

import dev.qkv.notes.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/** A block's source with its empty lines, moved to the left edge. */
final class Source {
    private Source() {}

    static String of(Node block, SourceText source) {
        List<String> lines = new ArrayList<>();
        int previous = -1;
        int indent = Integer.MAX_VALUE;
        for (SourceSpan span : block.getSourceSpans()) {
            if (span.getLineIndex() == previous) {
                continue;
            }
            for (int gap = previous + 1; previous >= 0 && gap < span.getLineIndex(); gap++) {
                lines.add("");
            }
            previous = span.getLineIndex();
            String line = source.line(previous + 1);
            int from = Math.min(span.getColumnIndex(), line.length());
            String text = line.substring(from, Math.min(from + span.getLength(), line.length()));
            lines.add(text);
            if (!text.isBlank()) {
                indent = Math.min(indent, indent(text));
            }
        }
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(text.isEmpty() ? "" : "\n").append(line.substring(Math.min(indent, indent(line))));
        }
        return text.toString();
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && (line.charAt(indent) == ' ' || line.charAt(indent) == '\t')) {
            indent++;
        }
        return indent;
    }
}
