package dev.qkv.render.tex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A displayed formula on several lines: matrices, cases and aligned lines as they are set, everything between them as {@link TexText} writes it. The grammar is
 * the numbered examples of the tests.
 */
public final class TexLines {
    private static final int DEEPEST = 6;

    /** Stands for what a piece of a formula follows, so that a minus after a matrix is one between two operands. */
    private static final String BEFORE = "\u0002";

    private final boolean unicode;
    private final int most;

    private TexLines(boolean unicode, int most) {
        this.unicode = unicode;
        this.most = most;
    }

    /**
     * The lines; null where one line says it as well, where several would be wider than the most allowed, or where an environment has no end.
     *
     * @param most columns
     */
    public static @Nullable List<String> of(String tex, boolean unicode, int most) {
        if (tex.length() > TexText.LONGEST) {
            return null;
        }
        TexLines reader = new TexLines(unicode, most);
        boolean lines = TexScan.split(tex, "\\\\").size() > 1;
        Box box = lines ? reader.grid("", "", tex, 0) : reader.row(tex, 0);
        if (box == null || box.height() < 2 || box.width() > most) {
            return null;
        }
        List<String> stripped = new ArrayList<>();
        for (String line : box.lines()) {
            stripped.add(line.stripTrailing());
        }
        return stripped;
    }

    /** Formulas and environments side by side. */
    private @Nullable Box row(String tex, int depth) {
        Box box = Box.of("");
        int at = 0;
        int begin = TexScan.environment(tex, at);
        while (begin >= 0) {
            String before = tex.substring(at, begin);
            int left = before.lastIndexOf("\\left");
            String open =
                    left < 0 ? "" : before.substring(left + "\\left".length()).strip();
            boolean stretched = TexScan.isBracket(open);
            box = joined(box, piece(stretched ? before.substring(0, left) : before, box.width() > 0));
            Environment environment = Environment.at(tex, begin);
            Box set = environment == null || depth == DEEPEST ? null : set(environment, depth);
            if (environment == null || set == null) {
                return null;
            }
            at = environment.end();
            if (stretched) {
                int right = TexScan.skipSpaces(tex, at);
                if (!tex.startsWith("\\right", right)) {
                    return null;
                }
                int bracket = TexScan.skipSpaces(tex, right + "\\right".length());
                String close = TexScan.bracketAt(tex, bracket);
                set = Grid.bracketed(set, open, close, unicode);
                at = bracket + close.length();
            }
            String[] scripts = {"", ""};
            at = scripts(tex, at, scripts);
            box = joined(box, set.scripts(scripts[0], scripts[1]));
            if (box.width() > most) {
                return null;
            }
            begin = TexScan.environment(tex, at);
        }
        return joined(box, piece(tex.substring(at), box.width() > 0));
    }

    /** Its rows between its brackets; null where they are wider than allowed. */
    private @Nullable Box set(Environment environment, int depth) {
        Grid grid = parsed(environment.name(), environment.columns(), environment.inside(), depth);
        Box cells = grid == null ? null : grid.box(most);
        if (grid == null || cells == null) {
            return null;
        }
        String[] brackets = grid.brackets();
        return Grid.bracketed(cells, brackets[0], brackets[1], unicode);
    }

    private @Nullable Box grid(String name, String columns, String inside, int depth) {
        Grid grid = parsed(name, columns, inside, depth);
        return grid == null ? null : grid.box(most);
    }

    private @Nullable Grid parsed(String name, String columns, String inside, int depth) {
        List<List<Box>> rows = new ArrayList<>();
        for (String written : TexScan.split(inside, "\\\\")) {
            String row = TexScan.withoutDistance(written);
            if (row.isBlank()) {
                continue;
            }
            List<Box> cells = new ArrayList<>();
            for (String cell : TexScan.split(row, "&")) {
                Box box = row(cell.strip(), depth + 1);
                if (box == null) {
                    return null;
                }
                cells.add(box);
            }
            rows.add(cells);
        }
        return rows.isEmpty() ? null : new Grid(name, columns, rows);
    }

    private Box piece(String tex, boolean follows) {
        if (tex.isBlank()) {
            return Box.of("");
        }
        String text = TexText.of(follows ? BEFORE + tex : tex, unicode);
        return Box.of(follows ? text.substring(BEFORE.length()) : text);
    }

    /** With a space between, unless one is there or a sign that stands close follows. */
    private static Box joined(Box box, Box more) {
        if (box.width() == 0 || more.width() == 0) {
            return box.width() == 0 ? more : box;
        }
        char first = more.lines().get(more.middle()).charAt(0);
        boolean close = more.height() == 1 && ",.;:)]} ".indexOf(first) >= 0;
        return box.beside(more, close ? 0 : 1);
    }

    /** Reads raised and lowered scripts behind a matrix. @return where it goes on */
    private int scripts(String tex, int from, String[] scripts) {
        int at = from;
        while (at < tex.length() && (tex.charAt(at) == '^' || tex.charAt(at) == '_')) {
            int end = TexScan.scriptEnd(tex, at + 1);
            String text = TexText.of(tex.substring(at + 1, end), unicode);
            boolean raised = tex.charAt(at) == '^';
            String small = !unicode ? null : raised ? Scripts.raised(text) : Scripts.lowered(text);
            scripts[raised ? 0 : 1] = small == null ? tex.charAt(at) + text : small;
            at = end;
        }
        return at;
    }
}
