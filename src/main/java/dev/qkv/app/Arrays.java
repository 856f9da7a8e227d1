package dev.qkv.app;

import dev.qkv.demo.Value;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Values on a page: a number beside its name, a vector in a row, a matrix in aligned columns, deeper arrays one matrix after another. */
final class Arrays {
    private static final int MOST_ROWS = 12;
    private static final int DIGITS = 4;

    private final Page page;

    Arrays(Page page) {
        this.page = page;
    }

    void add(String name, String caption, Value value) {
        String shape = shape(value);
        List<Span> head = new ArrayList<>();
        head.add(new Span(Role.CODE, name));
        head.add(new Span(Role.DIM, shape));
        if (value instanceof Value.Arr array) {
            if (!caption.isEmpty()) {
                head.add(new Span(Role.DIM, "  " + caption));
            }
            head(head);
            array(array, "");
        } else {
            head.add(Span.of(" = " + text(value)));
            if (!caption.isEmpty()) {
                head.add(new Span(Role.DIM, "  " + caption));
            }
            head(head);
        }
    }

    private void head(List<Span> head) {
        page.addAll(Wrap.lines(head, page.options().width(), Line.of("  "), Line.of("      ")));
    }

    private void array(Value.Arr array, String path) {
        int depth = depth(array);
        if (depth > 2) {
            for (int i = 0; i < array.values().size(); i++) {
                String below = path + "[" + i + "]";
                page.add(Line.of(Role.DIM, "    " + below));
                array((Value.Arr) array.values().get(i), below);
            }
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        if (depth == 2) {
            for (Value row : array.values()) {
                rows.add(cells((Value.Arr) row));
            }
        } else {
            rows.add(cells(array));
        }
        grid(rows);
    }

    private void grid(List<List<String>> rows) {
        alignPoints(rows);
        int width = 0;
        int most = 0;
        for (List<String> row : rows) {
            most = Math.max(most, row.size());
            for (String cell : row) {
                width = Math.max(width, cell.length());
            }
        }
        int fit = Math.max(2, (page.options().width() - 4) / (width + 2));
        String dots = page.options().glyphs().ellipsis();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.size() > MOST_ROWS && i == MOST_ROWS - 2) {
                page.add(Line.of(Role.DIM, "    " + dots));
                i = rows.size() - 2;
                continue;
            }
            StringBuilder line = new StringBuilder("    ");
            List<String> row = rows.get(i);
            for (int j = 0; j < row.size(); j++) {
                if (most > fit && j == fit - 2) {
                    line.append("  ").append(dots);
                    j = row.size() - 2;
                    continue;
                }
                line.append(" ".repeat(width - row.get(j).length()))
                        .append(row.get(j))
                        .append("  ");
            }
            page.add(Line.of(line.toString().stripTrailing()));
        }
    }

    private static List<String> cells(Value.Arr row) {
        List<String> cells = new ArrayList<>(row.values().size());
        for (Value value : row.values()) {
            cells.add(text(value));
        }
        return cells;
    }

    private static String text(Value value) {
        return value instanceof Value.Num num ? number(num.value()) : value.text();
    }

    /** At most four digits after the point, or four significant ones where the number is tiny or huge. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (size >= 1e7 || size < 1e-3) {
            BigDecimal rounded =
                    new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
            int exponent = rounded.precision() - rounded.scale() - 1;
            return rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
        }
        return new BigDecimal(value)
                .setScale(DIGITS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Pads what stands after the points of a grid's numbers to the same length, so that the points are in line. */
    private static void alignPoints(List<List<String>> rows) {
        int decimals = 0;
        for (List<String> row : rows) {
            for (String cell : row) {
                decimals = Math.max(decimals, decimals(cell));
            }
        }
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                int own = decimals(cell);
                if (own >= 0 && own < decimals) {
                    row.set(i, cell + (own == 0 ? "." : "") + "0".repeat(decimals - own));
                }
            }
        }
    }

    /** Digits after the point; below 0 for what is no plain number, 0 for 0 itself to stay a plain 0. */
    private static int decimals(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (!(c >= '0' && c <= '9') && c != '.' && !(c == '-' && i == 0)) {
                return -1;
            }
        }
        int point = cell.indexOf('.');
        return cell.equals("0") ? -1 : point < 0 ? 0 : cell.length() - point - 1;
    }

    private static int depth(Value value) {
        return value instanceof Value.Arr array
                ? 1 + (array.values().isEmpty() ? 0 : depth(array.values().get(0)))
                : 0;
    }

    private static String shape(Value value) {
        StringBuilder shape = new StringBuilder();
        Value at = value;
        while (at instanceof Value.Arr array) {
            shape.append('[').append(array.values().size()).append(']');
            if (array.values().isEmpty()) {
                break;
            }
            at = array.values().get(0);
        }
        return shape.isEmpty() ? "" : " " + shape;
    }
}
