package dev.qkv.render.figure;

import dev.qkv.figure.Figure;
import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Several figures: neighbours of a kind beside each other where they fit, such as the weights of each head, else one below the other. */
public final class Gallery {
    private static final int GAP = 4;

    /** What fills the line is drawn in two columns from this width of one on; bars with short names need less. */
    private static final int COLUMN = 64;

    private static final int BARS = 36;
    private static final int SHORT_NAME = 8;

    private final RenderOptions options;
    private final List<Line> lines = new ArrayList<>();
    private final List<List<Line>> row = new ArrayList<>();
    private int used;

    private Gallery(RenderOptions options) {
        this.options = options;
    }

    /** All of them, an empty line between two rows. */
    public static List<Line> lines(List<Figure> figures, RenderOptions options) {
        Gallery gallery = new Gallery(options);
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            boolean alone = (i == 0 || !isLike(figure, figures.get(i - 1)))
                    && (i + 1 == figures.size() || !isLike(figure, figures.get(i + 1)));
            if (i > 0 && !isLike(figure, figures.get(i - 1))) {
                gallery.endRow();
            }
            gallery.add(FigureText.lines(figure, alone ? options : gallery.narrowed(figure)));
        }
        gallery.endRow();
        return gallery.lines;
    }

    private static boolean isLike(Figure figure, Figure other) {
        return figure.getClass() == other.getClass();
    }

    private RenderOptions narrowed(Figure figure) {
        int half = (options.width() - GAP) / 2;
        boolean asWideAsItsContent = figure instanceof Figure.Heatmap || figure instanceof Figure.Table;
        boolean two = half >= (figure instanceof Figure.Bars bars && areShort(bars) ? BARS : COLUMN);
        return asWideAsItsContent || !two ? options : options.withWidth(half);
    }

    private boolean areShort(Figure.Bars bars) {
        Ink ink = new Ink(options);
        int widest = Columns.of(ink.text(bars.title())) - BARS + SHORT_NAME;
        for (Figure.Bar bar : bars.bars()) {
            widest = Math.max(widest, Columns.of(ink.text(bar.name())));
        }
        return widest <= SHORT_NAME;
    }

    private void add(List<Line> figure) {
        int width = width(figure);
        if (!row.isEmpty() && used + GAP + width > options.width()) {
            endRow();
        }
        used += (row.isEmpty() ? 0 : GAP) + width;
        row.add(figure);
    }

    private void endRow() {
        if (row.isEmpty()) {
            return;
        }
        if (!lines.isEmpty()) {
            lines.add(Line.EMPTY);
        }
        int height = 0;
        for (List<Line> figure : row) {
            height = Math.max(height, figure.size());
        }
        for (int i = 0; i < height; i++) {
            List<Span> spans = new ArrayList<>();
            int column = 0;
            int start = 0;
            for (List<Line> figure : row) {
                if (i < figure.size() && !figure.get(i).isEmpty()) {
                    if (start > column) {
                        spans.add(Span.of(" ".repeat(start - column)));
                    }
                    spans.addAll(figure.get(i).spans());
                    column = start + figure.get(i).width();
                }
                start += width(figure) + GAP;
            }
            lines.add(new Line(spans));
        }
        row.clear();
        used = 0;
    }

    private static int width(List<Line> figure) {
        int width = 0;
        for (Line line : figure) {
            width = Math.max(width, line.width());
        }
        return width;
    }
}
