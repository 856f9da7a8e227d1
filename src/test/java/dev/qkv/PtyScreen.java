package dev.qkv;

import dev.qkv.render.text.Columns;
import java.util.Arrays;

/** As much of a terminal as the tests need: two buffers of cells, cursor addressing, erasing, wrapping, scrolling. Colours are not kept. */
final class PtyScreen {
    private int columns;
    private int rows;
    private String[][] cells;
    private String[][] other;
    private int row;
    private int column;
    private int savedRow;
    private int savedColumn;
    private boolean alternate;
    private final StringBuilder sequence = new StringBuilder();

    PtyScreen(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        cells = blank();
        other = blank();
    }

    void resize(int newColumns, int newRows) {
        String[][] before = cells;
        String[][] hidden = other;
        columns = newColumns;
        rows = newRows;
        cells = blank();
        other = blank();
        copy(before, cells);
        copy(hidden, other);
        row = Math.min(row, rows - 1);
        column = Math.min(column, columns - 1);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (String[] line : cells) {
            StringBuilder shown = new StringBuilder();
            for (String cell : line) {
                shown.append(cell);
            }
            text.append(shown.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    void write(char[] chars, int length) {
        String text = new String(chars, 0, length);
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            put(text.codePointAt(i));
        }
    }

    private void put(int c) {
        if (!sequence.isEmpty()) {
            sequence.appendCodePoint(c);
            boolean csi = sequence.length() > 1 && sequence.charAt(1) == '[';
            if ((csi && sequence.length() > 2 && c >= '@') || (!csi && sequence.length() > 1)) {
                String done = sequence.toString();
                sequence.setLength(0);
                if (csi) {
                    control(done.substring(2, done.length() - 1), (char) c);
                }
            }
            return;
        }
        switch (c) {
            case 27 -> sequence.append('\u001b');
            case '\r' -> column = 0;
            case '\n' -> lineFeed();
            case '\b' -> column = Math.max(0, column - 1);
            case 7 -> {}
            default -> character(c);
        }
    }

    private void character(int c) {
        int width = Columns.of(c);
        if (width == 0) {
            return;
        }
        if (column + width > columns) {
            column = 0;
            lineFeed();
        }
        cells[row][column] = Character.toString(c);
        if (width == 2) {
            cells[row][column + 1] = "";
        }
        column += width;
    }

    private void lineFeed() {
        if (row < rows - 1) {
            row++;
            return;
        }
        System.arraycopy(cells, 1, cells, 0, rows - 1);
        cells[rows - 1] = blankRow();
    }

    private void control(String parameters, char command) {
        switch (command) {
            case 'H' -> {
                String[] place = parameters.split(";", -1);
                row = Math.min(rows, place[0].isEmpty() ? 1 : Integer.parseInt(place[0])) - 1;
                column = Math.min(columns, place.length < 2 ? 1 : Integer.parseInt(place[1])) - 1;
            }
            case 'K' -> Arrays.fill(cells[row], Math.min(column, columns), columns, " ");
            case 'J' -> {
                for (int i = parameters.equals("2") ? 0 : row + 1; i < rows; i++) {
                    cells[i] = blankRow();
                }
            }
            case 'h', 'l' -> {
                if (parameters.equals("?1049") && alternate != (command == 'h')) {
                    swap();
                }
            }
            default -> {}
        }
    }

    private void swap() {
        alternate = !alternate;
        String[][] hidden = other;
        other = cells;
        cells = alternate ? blank() : hidden;
        int oldRow = row;
        int oldColumn = column;
        row = alternate ? 0 : savedRow;
        column = alternate ? 0 : savedColumn;
        savedRow = oldRow;
        savedColumn = oldColumn;
    }

    private String[][] blank() {
        String[][] blank = new String[rows][];
        for (int i = 0; i < rows; i++) {
            blank[i] = blankRow();
        }
        return blank;
    }

    private String[] blankRow() {
        String[] blank = new String[columns];
        Arrays.fill(blank, " ");
        return blank;
    }

    private static void copy(String[][] from, String[][] to) {
        for (int i = 0; i < Math.min(from.length, to.length); i++) {
            System.arraycopy(from[i], 0, to[i], 0, Math.min(from[i].length, to[i].length));
        }
    }
}
