package dev.qkv.render.figure;

import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import dev.qkv.model.Language;
import dev.qkv.render.text.ColorDepth;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Theme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures as an SVG document, heatmaps beside each other where they fit: for light or dark paper, or following the viewer's scheme where the viewer has one. */
public final class FigureSvg {
    static final double WIDTH = 720;
    static final double MARGIN = 24;
    private static final double TITLE = 30;
    private static final int SERIES = 6;

    private FigureSvg() {}

    /** A whole document. @param paper null for one that follows the viewer's scheme */
    public static String document(List<Figure> figures, Language language, @Nullable Theme paper) {
        Theme theme = paper == null ? Theme.LIGHT : paper;
        Ink ink = new Ink(new RenderOptions(100, ColorDepth.NONE, theme, true, language));
        SvgWriter svg = new SvgWriter();
        double top = MARGIN;
        double y = MARGIN;
        double x = MARGIN;
        for (Figure figure : figures) {
            String title = ink.text(figure.title());
            SvgHeatmap beside = figure instanceof Figure.Heatmap map ? new SvgHeatmap(map, ink, svg) : null;
            double width = beside == null ? WIDTH : Math.max(beside.width(), SvgWriter.width(title) * 14 / 12);
            if (x + width > WIDTH - MARGIN) {
                x = MARGIN;
                top = y;
            }
            svg.text(x, top + 14, "start", "title", title);
            double bottom = beside == null ? body(figure, ink, svg, top + TITLE) : beside.draw(x, top + TITLE);
            y = Math.max(y, bottom + MARGIN);
            x += width + MARGIN;
        }
        String names = ink.text(
                figures.isEmpty() ? Caption.same("qkv") : figures.get(0).title());
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + SvgWriter.number(WIDTH) + "\" height=\""
                + SvgWriter.number(y) + "\" viewBox=\"0 0 " + SvgWriter.number(WIDTH) + " " + SvgWriter.number(y)
                + "\" role=\"img\">\n<title>" + SvgWriter.escaped(names) + "</title>\n<style>\n" + style(paper)
                + "</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n" + svg + "</svg>\n";
    }

    private static double body(Figure figure, Ink ink, SvgWriter svg, double top) {
        if (figure instanceof Figure.LinePlot plot) {
            return new SvgPlot(plot, ink, svg).draw(top);
        } else if (figure instanceof Figure.Bars bars) {
            return new SvgBars(bars, ink, svg).draw(top);
        } else if (figure instanceof Figure.Histogram histogram) {
            return new SvgHistogram(histogram, ink, svg).draw(top);
        } else if (figure instanceof Figure.Calendar calendar) {
            return new SvgHeatmap(Weeks.heatmap(calendar, ink), ink, svg).draw(MARGIN, top);
        } else if (figure instanceof Figure.Table table) {
            return SvgBoxes.table(table, ink, svg, top);
        } else if (figure instanceof Figure.Flow flow) {
            return SvgBoxes.flow(flow, ink, svg, top);
        }
        throw new IllegalStateException("no drawing for " + figure);
    }

    private static String style(@Nullable Theme paper) {
        StringBuilder css = new StringBuilder("text{font:12px system-ui,\"Noto Sans\",\"Noto Sans CJK SC\",sans-serif}"
                + ".title{font-size:14px;font-weight:600}.line{fill:none;stroke-width:2;stroke-linecap:round}\n");
        scheme(paper == null ? Theme.LIGHT : paper, css);
        if (paper == null) {
            css.append("@media (prefers-color-scheme:dark){\n");
            scheme(Theme.DARK, css);
            css.append("}\n");
        }
        return css.toString();
    }

    private static void scheme(Theme theme, StringBuilder css) {
        boolean dark = theme == Theme.DARK;
        String paper = dark ? "#16191F" : "#FFFFFF";
        String ink = dark ? "#E6EAF0" : "#1F2328";
        String dim = dark ? "#9AA4B2" : "#656D76";
        String rule = dark ? "#3A424E" : "#D0D7DE";
        css.append(".paper{fill:").append(paper).append("}.title,.ink{fill:").append(ink);
        css.append("}.dim{fill:").append(dim).append("}.rule{stroke:").append(rule);
        css.append(";stroke-width:1}.box{fill:none;stroke:").append(dim).append("}.mark{fill:");
        css.append(ink).append(";stroke:").append(paper).append("}.name{paint-order:stroke;stroke-width:4;stroke:");
        css.append(paper).append("}\n");
        for (int i = 0; i < SERIES; i++) {
            String color = hex(theme.rgb(Role.series(i)));
            css.append(".s")
                    .append(i)
                    .append("{stroke:")
                    .append(color)
                    .append("}.f")
                    .append(i);
            css.append("{fill:").append(color).append("}");
        }
        css.append('\n');
    }

    static String hex(int rgb) {
        String digits = Integer.toHexString(rgb | 0x1000000);
        return "#" + digits.substring(digits.length() - 6);
    }
}
