package dev.qkv.terminal;

import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Key hints in rows: what fits, in order, with something at the right end of the last row. */
final class Hints {
    private static final String GAP = "  ";

    private final int width;
    private final int mostRows;
    private final List<Line> rows = new ArrayList<>();
    private List<Span> row = new ArrayList<>();
    private int used;

    Hints(int width, int mostRows) {
        this.width = width - 2;
        this.mostRows = mostRows;
    }

    /** @param suffix stands dimmed behind the label; empty for none */
    void add(String key, String label, String suffix) {
        int size = Columns.of(key) + 1 + Columns.of(label) + (suffix.isEmpty() ? 0 : 1 + Columns.of(suffix));
        if (used > 0 && used + GAP.length() + size > width) {
            endRow();
        }
        if (rows.size() == mostRows) {
            return;
        }
        if (used > 0) {
            row.add(Span.of(GAP));
            used += GAP.length();
        }
        row.add(new Span(Role.KEY, key));
        row.add(Span.of(" " + label));
        if (!suffix.isEmpty()) {
            row.add(new Span(Role.DIM, " " + suffix));
        }
        used += size;
    }

    void endRow() {
        if (!row.isEmpty() && rows.size() < mostRows) {
            rows.add(line());
        }
        row = new ArrayList<>();
        used = 0;
    }

    /** The rows; the text stands right in the last one where there is room, else it is left out. */
    List<Line> rows(String right) {
        int free = width - used - Columns.of(right);
        if (!right.isEmpty() && (free >= GAP.length() || used == 0) && rows.size() < mostRows) {
            row.add(Span.of(" ".repeat(Math.max(0, free))));
            row.add(new Span(Role.DIM, right));
        }
        endRow();
        return rows;
    }

    private Line line() {
        return new Line(row).after(Line.of(" "));
    }
}
