package dev.qkv.render.tex;

import dev.qkv.render.text.Columns;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of cells as a box: the inside of an environment. */
final class Grid {
    private static final int GAP = 2;

    private final String name;
    private final String columns;
    private final List<List<Box>> rows;

    /**
     * @param name of the environment; an empty one for lines one below the other
     * @param columns how an array's are aligned, such as {@code lcr}
     * @param rows of any length
     */
    Grid(String name, String columns, List<List<Box>> rows) {
        this.name = name;
        this.columns = columns;
        this.rows = rows;
    }

    /** Whether the signs & part a line at its relation, and not cells. */
    private boolean isAligned() {
        return name.isEmpty() || name.startsWith("align") || name.startsWith("split") || name.startsWith("eqn");
    }

    /** Null where it would be wider than the most allowed. */
    @Nullable
    Box box(int most) {
        int count = 0;
        for (List<Box> row : rows) {
            count = Math.max(count, row.size());
        }
        int[] widths = new int[count];
        long total = 0;
        for (int column = 0; column < count; column++) {
            for (List<Box> row : rows) {
                widths[column] = Math.max(
                        widths[column], column < row.size() ? row.get(column).width() : 0);
            }
            total += widths[column] + gap(column);
        }
        if (total > most) {
            return null;
        }
        List<String> lines = new ArrayList<>();
        for (List<Box> row : rows) {
            lines.addAll(row(row, widths));
        }
        return Box.padded(lines);
    }

    private List<String> row(List<Box> row, int[] widths) {
        Box line = Box.of("");
        for (int column = 0; column < row.size(); column++) {
            Box cell = row.get(column);
            int free = widths[column] - cell.width();
            int left = switch (align(column)) {
                case 'l' -> 0;
                case 'r' -> free;
                default -> free / 2;
            };
            Box placed = Box.of(" ".repeat(left)).beside(cell, 0).beside(Box.of(" ".repeat(free - left)), 0);
            line = line.beside(placed, gap(column));
        }
        return line.lines();
    }

    /** Before a column. */
    private int gap(int column) {
        if (column == 0) {
            return 0;
        }
        return isAligned() ? (column % 2 == 1 ? 1 : 2 * GAP) : GAP;
    }

    private char align(int column) {
        if (isAligned()) {
            return column % 2 == 0 && !name.isEmpty() ? 'r' : 'l';
        }
        if (name.equals("cases") || name.equals("rcases")) {
            return 'l';
        }
        return column < columns.length() ? columns.charAt(column) : 'c';
    }

    /** The brackets that belong to the environment: opening and closing, as written. */
    String[] brackets() {
        return switch (name) {
            case "pmatrix" -> new String[] {"(", ")"};
            case "bmatrix" -> new String[] {"[", "]"};
            case "Bmatrix" -> new String[] {"\\{", "\\}"};
            case "vmatrix" -> new String[] {"|", "|"};
            case "Vmatrix" -> new String[] {"\\|", "\\|"};
            case "cases" -> new String[] {"\\{", "."};
            case "rcases" -> new String[] {".", "\\}"};
            default -> new String[] {".", "."};
        };
    }

    /** Between brackets there is air beside a row of letters. */
    static Box bracketed(Box inside, String open, String close, boolean unicode) {
        Box left = new Box(same(Brackets.column(open, inside.height(), unicode)), inside.middle());
        Box right = new Box(same(Brackets.column(close, inside.height(), unicode)), inside.middle());
        boolean brace = unicode && open.equals("\\{");
        return left.beside(inside, brace ? 1 : 0).beside(right, unicode && close.equals("\\}") ? 1 : 0);
    }

    private static List<String> same(List<String> column) {
        int widest = 0;
        for (String piece : column) {
            widest = Math.max(widest, Columns.of(piece));
        }
        List<String> same = new ArrayList<>();
        for (String piece : column) {
            same.add(Columns.padRight(piece, widest));
        }
        return same;
    }
}
