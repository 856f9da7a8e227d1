package dev.qkv.render.figure;

import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import dev.qkv.model.Language;
import dev.qkv.render.text.ColorDepth;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Theme;
import java.util.List;

/** Figures one under another as an SVG document that follows the viewer's light or dark scheme where the viewer has one. */
public final class FigureSvg {
    static final double WIDTH = 720;
    static final double MARGIN = 24;
    private static final double TITLE = 30;
    private static final int SERIES = 6;

    private FigureSvg() {}

    /** A whole document. */
    public static String document(List<Figure> figures, Language language) {
        Ink ink = new Ink(new RenderOptions(100, ColorDepth.NONE, Theme.LIGHT, true, language));
        SvgWriter svg = new SvgWriter();
        double y = MARGIN;
        for (Figure figure : figures) {
            svg.text(MARGIN, y + 14, "start", "title", ink.text(figure.title()));
            y = body(figure, ink, svg, y + TITLE) + MARGIN;
        }
        String names = ink.text(
                figures.isEmpty() ? Caption.same("qkv") : figures.get(0).title());
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + SvgWriter.number(WIDTH) + "\" height=\""
                + SvgWriter.number(y) + "\" viewBox=\"0 0 " + SvgWriter.number(WIDTH) + " " + SvgWriter.number(y)
                + "\" role=\"img\">\n<title>" + SvgWriter.escaped(names) + "</title>\n<style>\n" + style()
                + "</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n" + svg + "</svg>\n";
    }

    private static double body(Figure figure, Ink ink, SvgWriter svg, double top) {
        if (figure instanceof Figure.Heatmap heatmap) {
            return new SvgHeatmap(heatmap, ink, svg).draw(top);
        } else if (figure instanceof Figure.LinePlot plot) {
            return new SvgPlot(plot, ink, svg).draw(top);
        } else if (figure instanceof Figure.Bars bars) {
            return new SvgBars(bars, ink, svg).draw(top);
        } else if (figure instanceof Figure.Histogram histogram) {
            return new SvgHistogram(histogram, ink, svg).draw(top);
        } else if (figure instanceof Figure.Calendar calendar) {
            return new SvgHeatmap(Weeks.heatmap(calendar, ink), ink, svg).draw(top);
        } else if (figure instanceof Figure.Table table) {
            return SvgBoxes.table(table, ink, svg, top);
        } else if (figure instanceof Figure.Flow flow) {
            return SvgBoxes.flow(flow, ink, svg, top);
        }
        throw new IllegalStateException("no drawing for " + figure);
    }

    private static String style() {
        StringBuilder dark = new StringBuilder();
        StringBuilder css = new StringBuilder("text{font:12px system-ui,\"Noto Sans\",\"Noto Sans CJK SC\",sans-serif}"
                + ".title{font-size:14px;font-weight:600}.line{fill:none;stroke-width:2}\n");
        scheme(Theme.LIGHT, "#FFFFFF", "#1F2328", "#656D76", "#D0D7DE", css);
        scheme(Theme.DARK, "#16191F", "#E6EAF0", "#9AA4B2", "#3A424E", dark);
        return css + "@media (prefers-color-scheme:dark){\n" + dark + "}\n";
    }

    private static void scheme(Theme theme, String paper, String ink, String dim, String rule, StringBuilder css) {
        css.append(".paper{fill:").append(paper).append("}.title,.ink{fill:").append(ink);
        css.append("}.dim{fill:").append(dim).append("}.rule{stroke:").append(rule);
        css.append(";stroke-width:1}.box{fill:none;stroke:").append(dim).append("}.mark{fill:");
        css.append(ink).append(";stroke:").append(paper).append("}\n");
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
