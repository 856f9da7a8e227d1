package dev.qkv.render;

import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.Node;

/** A GFM table from the tree to {@link TextTable}. */
final class MarkdownTable {
    private MarkdownTable() {}

    static List<Line> lines(TableBlock block, int width, RenderOptions options) {
        List<TextTable.Align> aligns = new ArrayList<>();
        List<List<Span>> heading = new ArrayList<>();
        List<List<List<Span>>> rows = new ArrayList<>();
        for (Node part = block.getFirstChild(); part != null; part = part.getNext()) {
            boolean head = part instanceof TableHead;
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                List<List<Span>> cells = new ArrayList<>();
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    cells.add(InlineText.of(cell, head ? Role.STRONG : Role.TEXT, options.unicode()));
                    if (head) {
                        aligns.add(align((TableCell) cell));
                    }
                }
                if (head) {
                    heading = cells;
                } else {
                    rows.add(cells);
                }
            }
        }
        return TextTable.lines(heading, aligns, rows, width, options);
    }

    private static TextTable.Align align(TableCell cell) {
        if (cell.getAlignment() == TableCell.Alignment.RIGHT) {
            return TextTable.Align.RIGHT;
        }
        return cell.getAlignment() == TableCell.Alignment.CENTER ? TextTable.Align.CENTER : TextTable.Align.LEFT;
    }
}
