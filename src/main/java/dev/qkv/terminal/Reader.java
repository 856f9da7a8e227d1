package dev.qkv.terminal;

import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A page to be read, over the question: the note, the demo, the help. */
final class Reader {
    private final String title;
    private final String keys;
    private final Function<RenderOptions, List<Line>> page;
    private List<Line> lines = List.of();
    private int width;
    private int scroll;
    private int room = 1;

    /** @param page lays itself out anew when the width changes */
    Reader(String title, String keys, Function<RenderOptions, List<Line>> page) {
        this.title = title;
        this.keys = keys;
        this.page = page;
    }

    Frame frame(Painter painter, ScreenSize size, RenderOptions options) {
        if (width != size.columns()) {
            width = size.columns();
            lines = new ArrayList<>();
            lines.add(Line.EMPTY);
            for (Line line : page.apply(options.withWidth(width - 4))) {
                lines.add(line.after(Line.of("  ")));
            }
        }
        room = painter.room(size, 1);
        scroll = room == 0 ? 0 : Math.max(0, Math.min(scroll, lines.size() - room));
        String shown = Columns.fit(" " + title, width, options.glyphs().ellipsis());
        return new Frame(Line.of(Role.HEADING, shown), lines, scroll, -1, 0, List.of(Line.of(Role.DIM, " " + keys)));
    }

    /** Whether the page is still being read after this key. */
    boolean press(Key key) {
        switch (key.type()) {
            case UP -> scroll--;
            case DOWN -> scroll++;
            case PAGE_UP -> scroll -= room;
            case PAGE_DOWN -> scroll += room;
            case HOME -> scroll = 0;
            case END -> scroll = lines.size();
            case CHARACTER -> {
                switch (key.letter()) {
                    case 'k' -> scroll--;
                    case 'j' -> scroll++;
                    case 'b' -> scroll -= room;
                    case 'g' -> scroll = 0;
                    case ' ' -> {
                        // as in a pager; at the end it turns back
                        boolean atEnd = room == 0 || scroll + room >= lines.size();
                        scroll += room;
                        return !atEnd;
                    }
                    default -> {
                        return "qed?".indexOf(key.letter()) < 0;
                    }
                }
            }
            case CONTROL -> {
                return key.codePoint() != 'd';
            }
            case ESCAPE, ENTER -> {
                return false;
            }
            default -> {}
        }
        return true;
    }
}
