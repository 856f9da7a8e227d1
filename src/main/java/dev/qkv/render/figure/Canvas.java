package dev.qkv.render.figure;

import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A grid of characters to draw lines on: braille with 2 × 4 dots a character, or one plain character a cell. */
final class Canvas {
    private static final int NOTHING = -1;
    private static final int MARK = -2;

    /** Bits of a braille character (Unicode 2800 block), by column and row of the dot. */
    private static final int[][] DOTS = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};

    private final int columns;
    private final int rows;
    private final boolean braille;
    private final int[] dots;
    private final int[] series;
    private final char[] signs;

    Canvas(int columns, int rows, boolean braille) {
        this.columns = columns;
        this.rows = rows;
        this.braille = braille;
        dots = new int[columns * rows];
        series = new int[columns * rows];
        signs = new char[columns * rows];
        Arrays.fill(series, NOTHING);
    }

    /** Dots from left to right. */
    int width() {
        return braille ? columns * 2 : columns;
    }

    /** Dots from top to bottom. */
    int height() {
        return braille ? rows * 4 : rows;
    }

    /** A line between two dots (Bresenham's algorithm); what lies outside is left out. */
    void line(int fromX, int fromY, int toX, int toY, int name, char sign) {
        int stepX = Math.abs(toX - fromX);
        int stepY = -Math.abs(toY - fromY);
        int x = fromX;
        int y = fromY;
        int error = stepX + stepY;
        while (true) {
            dot(x, y, name, sign);
            if (x == toX && y == toY) {
                return;
            }
            int twice = 2 * error;
            if (twice >= stepY) {
                error += stepY;
                x += fromX < toX ? 1 : -1;
            }
            if (twice <= stepX) {
                error += stepX;
                y += fromY < toY ? 1 : -1;
            }
        }
    }

    void dot(int x, int y, int name, char sign) {
        if (x < 0 || y < 0 || x >= width() || y >= height()) {
            return;
        }
        int cell = braille ? y / 4 * columns + x / 2 : y * columns + x;
        if (braille) {
            dots[cell] |= DOTS[x % 2][y % 4];
        }
        signs[cell] = sign;
        series[cell] = name;
    }

    /** A sign in the cell of a dot, over what is there. */
    void mark(int x, int y, char sign) {
        int column = Math.max(0, Math.min(columns - 1, braille ? x / 2 : x));
        int row = Math.max(0, Math.min(rows - 1, braille ? y / 4 : y));
        signs[row * columns + column] = sign;
        dots[row * columns + column] = 0;
        series[row * columns + column] = MARK;
    }

    /** A row of cells; empty ones as the sign given, dim. */
    List<Span> row(int row, char empty) {
        List<Span> spans = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int current = Integer.MIN_VALUE;
        for (int column = 0; column < columns; column++) {
            int cell = row * columns + column;
            if (series[cell] != current) {
                flush(text, current, spans);
                current = series[cell];
            }
            boolean plain = !braille || current == MARK;
            text.append(current == NOTHING ? empty : plain ? signs[cell] : (char) (0x2800 + dots[cell]));
        }
        flush(text, current, spans);
        return spans;
    }

    private static void flush(StringBuilder text, int series, List<Span> spans) {
        if (text.length() > 0) {
            Role role = series == NOTHING ? Role.DIM : series == MARK ? Role.STRONG : Role.series(series);
            spans.add(new Span(role, text.toString()));
            text.setLength(0);
        }
    }
}
