package dev.qkv.terminal;

import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Pictures one at a time: space and right go on, left goes back, up and down scroll, q leaves. */
public final class StageScreen {
    private final Tty tty;
    private final RenderOptions options;
    private final List<Page> pages;
    private final String keys;
    private final Painter painter;
    private int at;
    private int scroll;

    /** A picture and its title, laid out anew for every width. */
    public record Page(Function<RenderOptions, String> title, Function<RenderOptions, List<Line>> lines) {}

    /** @param keys what the foot says of them */
    public StageScreen(Tty tty, RenderOptions options, List<Page> pages, String keys) {
        this.tty = tty;
        this.options = options;
        this.pages = List.copyOf(pages);
        this.keys = keys;
        painter = new ScreenPainter(tty.terminal().writer(), options);
    }

    /** Runs until the user leaves. @return whether that was by Ctrl-C */
    public boolean run() throws IOException {
        tty.enter(painter);
        try {
            while (true) {
                paint();
                Key key = tty.keys().next(0);
                if (key.is(Key.Type.INTERRUPT)) {
                    return true;
                }
                if (key.isControl('z')) {
                    tty.suspend();
                } else if (!press(key)) {
                    return false;
                }
            }
        } finally {
            painter.leave();
        }
    }

    private void paint() {
        ScreenSize size = tty.size();
        RenderOptions fitting = options.withWidth(size.columns() - 4);
        List<Line> lines = new ArrayList<>();
        for (Line line : pages.get(at).lines().apply(fitting)) {
            lines.add(line.isEmpty() ? line : line.after(Line.of("  ")));
        }
        int room = painter.room(size, 1);
        scroll = room == 0 ? 0 : Math.max(0, Math.min(scroll, lines.size() - room));
        String mark = options.glyphs().ellipsis();
        String title = Columns.fit(" " + pages.get(at).title().apply(fitting), size.columns(), mark);
        String foot = Columns.fit(" " + keys, size.columns(), mark);
        painter.paint(
                new Frame(Line.of(Role.HEADING, title), lines, scroll, -1, 0, List.of(Line.of(Role.DIM, foot))), size);
    }

    /** Whether the pictures are still being looked at after this key. */
    private boolean press(Key key) {
        switch (key.type()) {
            case RIGHT, ENTER, PAGE_DOWN -> turn(at + 1);
            case LEFT, BACKSPACE, PAGE_UP -> turn(at - 1);
            case HOME -> turn(0);
            case END -> turn(pages.size() - 1);
            case UP -> scroll--;
            case DOWN -> scroll++;
            case ESCAPE, CLOSED -> {
                return false;
            }
            case CONTROL -> {
                return key.codePoint() != 'd';
            }
            case CHARACTER -> {
                switch (key.letter()) {
                    case ' ', 'n', 'l' -> turn(at + 1);
                    case 'p', 'h', 'b' -> turn(at - 1);
                    case 'j' -> scroll++;
                    case 'k' -> scroll--;
                    case 'g' -> turn(0);
                    default -> {
                        return key.letter() != 'q';
                    }
                }
            }
            default -> {}
        }
        return true;
    }

    private void turn(int to) {
        int next = Math.max(0, Math.min(pages.size() - 1, to));
        scroll = next == at ? scroll : 0;
        at = next;
    }
}
