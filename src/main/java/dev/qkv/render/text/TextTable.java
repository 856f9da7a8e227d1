package dev.qkv.render.text;

import java.util.ArrayList;
import java.util.List;

/** A table fitted to a width: cells wrap, the widest columns give way first; where even that is too narrow, each row becomes a list of its cells. */
public final class TextTable {
    public enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    private static final int MIN_COLUMN = 6;

    /** A longer word may be cut. */
    private static final int LONG_WORD = 16;

    private final List<List<Span>> heading;
    private final List<Align> aligns;
    private final List<List<List<Span>>> rows;
    private final RenderOptions options;

    private TextTable(
            List<List<Span>> heading, List<Align> aligns, List<List<List<Span>>> rows, RenderOptions options) {
        this.heading = heading;
        this.aligns = aligns;
        this.rows = rows;
        this.options = options;
    }

    /**
     * Lays the table out.
     *
     * @param heading one cell a column
     * @param aligns one a column
     * @param rows each with as many cells as the heading
     */
    public static List<Line> lines(
            List<List<Span>> heading,
            List<Align> aligns,
            List<List<List<Span>>> rows,
            int width,
            RenderOptions options) {
        return new TextTable(heading, aligns, rows, options).layOut(width);
    }

    private List<Line> layOut(int width) {
        int[] widths = naturalWidths();
        int room = width - 3 * (widths.length - 1);
        if (!shrink(widths, wordWidths(), room) && !shrink(widths, new int[widths.length], room)) {
            return list(width);
        }
        List<Line> lines = new ArrayList<>(row(heading, widths));
        lines.add(rule(widths));
        for (List<List<Span>> row : rows) {
            lines.addAll(row(row, widths));
        }
        return lines;
    }

    private int[] naturalWidths() {
        int[] widths = new int[heading.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(1, width(heading.get(column)));
            for (List<List<Span>> row : rows) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        return widths;
    }

    private int[] wordWidths() {
        int[] words = new int[heading.size()];
        for (int column = 0; column < words.length; column++) {
            words[column] = longestWord(heading.get(column));
            for (List<List<Span>> row : rows) {
                words[column] = Math.max(words[column], longestWord(row.get(column)));
            }
            words[column] = Math.min(words[column], LONG_WORD);
        }
        return words;
    }

    private static int longestWord(List<Span> cell) {
        int longest = 0;
        int width = 0;
        for (Span span : cell) {
            for (int i = 0; i < span.text().length(); i++) {
                char c = span.text().charAt(i);
                int columns = Columns.of((int) c);
                width = c == ' ' || c == '\n' ? 0 : columns == 2 ? 2 : width + columns;
                longest = Math.max(longest, width);
            }
        }
        return longest;
    }

    /** Takes from the widest columns until all fit, but leaves each its least width. @return false if they cannot */
    private static boolean shrink(int[] widths, int[] least, int room) {
        long total = 0;
        long needed = 0;
        for (int i = 0; i < widths.length; i++) {
            least[i] = Math.min(widths[i], Math.max(least[i], MIN_COLUMN));
            total += widths[i];
            needed += least[i];
        }
        if (needed > room) {
            return false;
        }
        while (total > room) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            int next = least[widest];
            for (int i = 0; i < widths.length; i++) {
                if (i != widest && widths[i] > least[i]) {
                    next = Math.max(next, Math.min(widths[i], widths[widest] - 1));
                }
            }
            int cut = (int) Math.min(total - room, widths[widest] - next);
            widths[widest] -= cut;
            total -= cut;
        }
        return true;
    }

    private List<Line> row(List<List<Span>> cells, int[] widths) {
        List<List<Line>> wrapped = new ArrayList<>();
        int height = 1;
        for (int column = 0; column < widths.length; column++) {
            List<Line> lines = Wrap.lines(cells.get(column), widths[column]);
            wrapped.add(lines);
            height = Math.max(height, lines.size());
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            List<Span> spans = new ArrayList<>();
            for (int column = 0; column < widths.length; column++) {
                boolean blank =
                        column == widths.length - 1 && i >= wrapped.get(column).size();
                if (column > 0) {
                    String vertical = " " + options.glyphs().vertical();
                    spans.add(new Span(Role.DIM, blank ? vertical : vertical + " "));
                }
                Line line = i < wrapped.get(column).size() ? wrapped.get(column).get(i) : Line.EMPTY;
                boolean last = column == widths.length - 1;
                align(spans, line, widths[column], aligns.get(column), last);
            }
            lines.add(new Line(spans));
        }
        return lines;
    }

    private static void align(List<Span> spans, Line line, int width, Align align, boolean last) {
        int free = Math.max(0, width - line.width());
        int left = switch (align) {
            case LEFT -> 0;
            case CENTER -> free / 2;
            case RIGHT -> free;
        };
        if (left > 0) {
            spans.add(Span.of(" ".repeat(left)));
        }
        spans.addAll(line.spans());
        if (free > left && !last) {
            spans.add(Span.of(" ".repeat(free - left)));
        }
    }

    private Line rule(int[] widths) {
        Glyphs glyphs = options.glyphs();
        StringBuilder rule = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            if (column > 0) {
                rule.append(glyphs.rule()).append(glyphs.cross()).append(glyphs.rule());
            }
            rule.append(glyphs.rule().repeat(widths[column]));
        }
        return Line.of(Role.DIM, rule.toString());
    }

    /** Each row as lines of heading and cell. */
    private List<Line> list(int width) {
        List<Line> lines = new ArrayList<>();
        for (List<List<Span>> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                List<Span> spans = new ArrayList<>(heading.get(column));
                spans.add(new Span(Role.DIM, ": "));
                spans.addAll(row.get(column));
                Line first = Line.of(Role.DIM, column == 0 ? options.glyphs().bullet() + " " : "  ");
                lines.addAll(Wrap.lines(spans, width, first, Line.of("    ")));
            }
        }
        return lines;
    }

    /** The longest of the lines that breaks in the cell ask for. */
    private static int width(List<Span> cell) {
        int widest = 0;
        int width = 0;
        for (Span span : cell) {
            width = span.equals(Span.BREAK) ? 0 : width + span.width();
            widest = Math.max(widest, width);
        }
        return widest;
    }
}
