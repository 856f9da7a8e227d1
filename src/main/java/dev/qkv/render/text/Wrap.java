package dev.qkv.render.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits spans into lines of a width. A cell, which is never split, is a character with the marks that combine with it. Time grows with the text and the
 * width, memory with the text.
 */
public final class Wrap {
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private final StringBuilder text = new StringBuilder();
    private final List<Style> styles = new ArrayList<>();
    private final List<Integer> styleEnds = new ArrayList<>();
    private int[] starts = new int[64];
    private int[] widths = new int[64];
    private int cells;

    private Wrap(List<Span> spans) {
        for (Span span : spans) {
            if (!span.text().isEmpty()) {
                text.append(span.text());
                styles.add(span.style());
                styleEnds.add(text.length());
            }
        }
        split();
    }

    public static List<Line> lines(List<Span> spans, int width) {
        return lines(spans, width, Line.EMPTY, Line.EMPTY);
    }

    /**
     * At least one line, with prefixes before it.
     *
     * @param width of the whole line, prefix included
     */
    public static List<Line> lines(List<Span> spans, int width, Line first, Line rest) {
        List<Line> lines = new ArrayList<>();
        new Wrap(spans).fill(lines, width, first, rest);
        return lines;
    }

    private void split() {
        int previous = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = Character.codePointAt(text, i);
            int width = codePoint == '\n' ? 0 : Columns.of(codePoint);
            boolean joins = cells > 0
                    && previous != '\n'
                    && previous != ' '
                    && codePoint != '\n'
                    && (width == 0 || previous == ZERO_WIDTH_JOINER)
                    && i != starts[cells - 1];
            if (joins) {
                widths[cells - 1] += width;
            } else {
                if (cells + 1 >= starts.length) {
                    starts = Arrays.copyOf(starts, cells * 2);
                    widths = Arrays.copyOf(widths, cells * 2);
                }
                starts[cells] = i;
                widths[cells++] = width;
            }
            previous = codePoint;
            i += Character.charCount(codePoint);
        }
        starts[cells] = text.length();
    }

    private void fill(List<Line> lines, int width, Line first, Line rest) {
        int from = 0;
        int column = 0;
        int lastBreak = -1;
        Line prefix = first;
        int room = Math.max(2, width - first.width());
        int cell = 0;
        while (cell < cells) {
            if (at(cell) == '\n') {
                lines.add(line(from, cell).after(prefix));
                from = ++cell;
            } else if (at(cell) == ' ' || column + widths[cell] <= room || cell == from) {
                if (cell > from && mayBreakBefore(cell, from)) {
                    lastBreak = cell;
                }
                column += widths[cell++];
                continue;
            } else {
                if (mayBreakBefore(cell, from)) {
                    lastBreak = cell;
                }
                int end = lastBreak > from ? lastBreak : hardBreak(from, cell);
                lines.add(line(from, end).after(prefix));
                cell = end;
                while (cell < cells && at(cell) == ' ') {
                    cell++;
                }
                from = cell;
            }
            column = 0;
            lastBreak = -1;
            prefix = rest;
            room = Math.max(2, width - rest.width());
        }
        if (from < cells || lines.isEmpty()) {
            lines.add(line(from, cells).after(prefix));
        }
    }

    /** The last place at or before the cell where a word may be cut: after a slash where the line is at least half full, as in an address; the cell itself if there is none. */
    private int hardBreak(int from, int cell) {
        for (int end = cell; end > from + (cell - from) / 2; end--) {
            boolean formula = styles.get(styleAt(starts[end])) == Role.MATH;
            if (at(end - 1) == '/' && at(end) != '/' && at(end) != ' ' && !formula) {
                return end;
            }
        }
        for (int end = cell; end > from; end--) {
            if (at(end) != ' ' && at(end - 1) != ' ' && Breaks.isHardBreakFine(at(end - 1), at(end))) {
                return end;
            }
        }
        return cell;
    }

    private boolean mayBreakBefore(int cell, int from) {
        int next = at(cell);
        if (next == ' ') {
            return false;
        }
        if (at(cell - 1) != ' ') {
            return Breaks.between(at(cell - 1), next) || afterHyphen(cell, from);
        }
        int last = cell - 1;
        while (last > from && at(last) == ' ') {
            last--;
        }
        return at(last) != ' ' && Breaks.atSpace(at(last), next);
    }

    /** In a word such as grouped-query, two letters at least on either side. */
    private boolean afterHyphen(int cell, int from) {
        return at(cell - 1) == '-'
                && cell - 3 >= from
                && cell + 1 < cells
                && Character.isLetter(at(cell - 2))
                && Character.isLetter(at(cell - 3))
                && Character.isLetter(at(cell))
                && Character.isLetter(at(cell + 1))
                && isProse(starts[cell]);
    }

    private boolean isProse(int offset) {
        Style style = styles.get(styleAt(offset));
        return style != Role.CODE && style != Role.MATH && style != Role.DIM;
    }

    private int at(int cell) {
        return Character.codePointAt(text, starts[cell]);
    }

    private Line line(int from, int to) {
        int end = to;
        while (end > from && at(end - 1) == ' ') {
            end--;
        }
        if (end == from) {
            return Line.EMPTY;
        }
        List<Span> spans = new ArrayList<>();
        int offset = starts[from];
        int stop = starts[end];
        for (int run = styleAt(offset); offset < stop; run++) {
            int runEnd = Math.min(stop, styleEnds.get(run));
            spans.add(new Span(styles.get(run), text.substring(offset, runEnd)));
            offset = runEnd;
        }
        return new Line(spans);
    }

    /** The run that holds the character. */
    private int styleAt(int offset) {
        int low = 0;
        int high = styleEnds.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (styleEnds.get(middle) > offset) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
