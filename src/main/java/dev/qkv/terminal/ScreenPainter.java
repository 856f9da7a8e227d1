package dev.qkv.terminal;

import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Printer;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The whole screen, on the alternate buffer, so that the shell's text is back afterwards. Only rows that have changed are written, each in one piece: nothing
 * flickers.
 */
final class ScreenPainter implements Painter {
    private static final String ENTER = "\u001b[?1049h\u001b[?2004h\u001b[2J";
    private static final String LEAVE = "\u001b[?2004l\u001b[?25h\u001b[?1049l";
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String END_OF_LINE = "\u001b[K";

    /** Title, rule, and a rule above the foot. */
    private static final int FIXED_ROWS = 3;

    private final PrintWriter out;
    private final RenderOptions options;
    private final Printer printer;
    private String[] shown = {};
    private int width;
    private boolean entered;

    ScreenPainter(PrintWriter out, RenderOptions options) {
        this.out = out;
        this.options = options;
        this.printer = new Printer(options);
    }

    @Override
    public synchronized void enter() {
        entered = true;
        shown = new String[0];
        out.write(ENTER);
        out.flush();
    }

    @Override
    public synchronized void leave() {
        if (entered) {
            entered = false;
            out.write(LEAVE);
            out.flush();
        }
    }

    @Override
    public int room(ScreenSize size, int footRows) {
        return Math.max(1, size.rows() - FIXED_ROWS - footRows);
    }

    @Override
    public synchronized void paint(Frame frame, ScreenSize size) {
        if (!entered) {
            return;
        }
        int room = room(size, frame.foot().size());
        List<Line> rows = rows(frame, room, size.columns());
        StringBuilder text = new StringBuilder(HIDE_CURSOR);
        if (shown.length != size.rows() || width != size.columns()) {
            shown = new String[size.rows()];
            width = size.columns();
            Arrays.fill(shown, "");
            text.append("\u001b[2J");
        }
        for (int row = 0; row < shown.length; row++) {
            Line line = row < rows.size() ? fit(rows.get(row), width) : Line.EMPTY;
            StringBuilder written = new StringBuilder();
            printer.append(line, written);
            if (!written.toString().equals(shown[row])) {
                shown[row] = written.toString();
                moveTo(text, row + 1, 1).append(written);
                // behind the last column it would erase that column
                if (line.width() < width) {
                    text.append(END_OF_LINE);
                }
            }
        }
        int inputRow = frame.input() - frame.scroll();
        if (frame.input() >= 0 && inputRow >= 0 && inputRow < room) {
            moveTo(text, inputRow + FIXED_ROWS, Math.min(width, frame.column() + 1))
                    .append(SHOW_CURSOR);
        }
        out.write(text.toString());
        out.flush();
    }

    private List<Line> rows(Frame frame, int room, int width) {
        List<Line> rows = new ArrayList<>();
        rows.add(frame.title());
        rows.add(rule(width, ""));
        int last = Math.min(frame.body().size(), frame.scroll() + room);
        rows.addAll(frame.body().subList(Math.min(frame.scroll(), last), last));
        while (rows.size() < room + 2) {
            rows.add(Line.EMPTY);
        }
        int below = frame.body().size() - last;
        rows.add(rule(width, below > 0 ? (options.unicode() ? " ↓ " : " v ") + below + " " : ""));
        rows.addAll(frame.foot());
        return rows;
    }

    private Line rule(int width, String mark) {
        int left = Math.max(0, width - Columns.of(mark) - 2);
        String rule = options.glyphs().rule();
        return Line.of(Role.DIM, rule.repeat(left) + mark + rule.repeat(Math.max(0, width - left - Columns.of(mark))));
    }

    private Line fit(Line line, int width) {
        if (line.width() <= width) {
            return line;
        }
        List<Span> spans = new ArrayList<>();
        int room = width;
        for (Span span : line.spans()) {
            String text = span.width() <= room
                    ? span.text()
                    : Columns.fit(span.text(), room, options.glyphs().ellipsis());
            spans.add(new Span(span.style(), text));
            room -= Columns.of(text);
            if (room <= 0 || !text.equals(span.text())) {
                break;
            }
        }
        return new Line(spans);
    }

    private static StringBuilder moveTo(StringBuilder text, int row, int column) {
        return text.append("\u001b[").append(row).append(';').append(column).append('H');
    }
}
