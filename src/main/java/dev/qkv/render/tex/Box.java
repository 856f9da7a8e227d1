package dev.qkv.render.tex;

import dev.qkv.render.text.Columns;
import java.util.ArrayList;
import java.util.List;

/**
 * Text on several lines, all of one width.
 *
 * @param middle the line that stands on the line of the formula around it
 */
record Box(List<String> lines, int middle) {
    Box {
        lines = List.copyOf(lines);
    }

    static Box of(String line) {
        return new Box(List.of(line), 0);
    }

    /** Lines of any width, padded to the widest. */
    static Box padded(List<String> lines) {
        int widest = 0;
        for (String line : lines) {
            widest = Math.max(widest, Columns.of(line));
        }
        List<String> padded = new ArrayList<>();
        for (String line : lines) {
            padded.add(Columns.padRight(line, widest));
        }
        return new Box(padded, (padded.size() - 1) / 2);
    }

    int width() {
        return lines.isEmpty() ? 0 : Columns.of(lines.get(0));
    }

    int height() {
        return lines.size();
    }

    /** The other one to the right of this, middle beside middle. */
    Box beside(Box other, int gap) {
        int above = Math.max(middle, other.middle);
        int below = Math.max(height() - middle, other.height() - other.middle);
        List<String> joined = new ArrayList<>();
        for (int i = -above; i < below; i++) {
            joined.add(line(middle + i) + " ".repeat(gap) + other.line(other.middle + i));
        }
        return new Box(joined, above);
    }

    /** A column to the right of this, as high as it: the first piece at the top, the last at the bottom. */
    Box scripts(String raised, String lowered) {
        int width = Math.max(Columns.of(raised), Columns.of(lowered));
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < height(); i++) {
            String script = i == 0 ? raised : i == height() - 1 ? lowered : "";
            joined.add(lines.get(i) + Columns.padRight(script, width));
        }
        return new Box(joined, middle);
    }

    private String line(int index) {
        return index >= 0 && index < height() ? lines.get(index) : " ".repeat(width());
    }
}
