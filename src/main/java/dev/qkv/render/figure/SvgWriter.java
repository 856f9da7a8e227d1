package dev.qkv.render.figure;

import dev.qkv.render.text.Columns;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes SVG 1.1 elements, text escaped. Lengths are pixels. */
final class SvgWriter {
    /** Of one terminal column at 12 px; sans-serif letters are rarely wider. */
    private static final double COLUMN = 6.6;

    private final StringBuilder out = new StringBuilder();

    static double width(String text) {
        return Columns.of(text) * COLUMN;
    }

    void rect(double x, double y, double width, double height, String style) {
        out.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" width=\"").append(number(Math.max(0, width))).append("\" height=\"");
        out.append(number(height)).append("\" ").append(style).append("/>\n");
    }

    void line(double x1, double y1, double x2, double y2, String type) {
        out.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1));
        out.append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2));
        out.append("\" class=\"").append(type).append("\"/>\n");
    }

    void circle(double x, double y, double radius, String type) {
        out.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
        out.append("\" r=\"").append(number(radius)).append("\" class=\"").append(type);
        out.append("\"/>\n");
    }

    /** @param points {@code x,y} pairs parted by spaces */
    void polyline(String points, String type) {
        out.append("<polyline points=\"").append(points).append("\" class=\"").append(type);
        out.append("\"/>\n");
    }

    /** @param anchor start, middle or end */
    void text(double x, double y, String anchor, String type, String text) {
        text(x, y, anchor, "class=\"" + type + "\"", text, "");
    }

    void text(double x, double y, String anchor, String style, String text, String transform) {
        out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" text-anchor=\"").append(anchor).append("\" ").append(style);
        out.append(transform.isEmpty() ? "" : " transform=\"" + transform + "\"")
                .append('>');
        out.append(escaped(text)).append("</text>\n");
    }

    /** What XML 1.0 cannot hold, or would read as markup, made harmless. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> {
                    boolean allowed = c >= ' ' && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
                    safe.appendCodePoint(allowed ? c : c == '\n' || c == '\t' ? ' ' : 0xFFFD);
                }
            }
        }
        return safe.toString();
    }

    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
