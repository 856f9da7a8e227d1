package dev.qkv.render.tex;

import java.util.ArrayList;
import java.util.List;

/** Brackets as high as what they hold, put together from pieces; in ASCII one a line. */
final class Brackets {
    /** On one line; then of several: top, bottom, every line between, and the point of a brace where there is one. */
    private record Pieces(String single, String top, String bottom, String between, String point) {}

    private Brackets() {}

    /** A piece a line. @param bracket as written, such as a parenthesis or a backslash and a brace; a full stop or one that is not known is none */
    static List<String> column(String bracket, int height, boolean unicode) {
        Pieces pieces = unicode ? unicode(bracket) : ascii(bracket);
        List<String> column = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            boolean point = height > 2 && i == (height - 1) / 2 && !pieces.point.isEmpty();
            column.add(
                    height == 1
                            ? pieces.single
                            : i == 0
                                    ? pieces.top
                                    : i == height - 1 ? pieces.bottom : point ? pieces.point : pieces.between);
        }
        return column;
    }

    private static Pieces unicode(String bracket) {
        return switch (bracket) {
            case "(" -> new Pieces("(", "⎛", "⎝", "⎜", "");
            case ")" -> new Pieces(")", "⎞", "⎠", "⎟", "");
            case "[" -> new Pieces("[", "⎡", "⎣", "⎢", "");
            case "]" -> new Pieces("]", "⎤", "⎦", "⎥", "");
            case "\\{" -> new Pieces("{", "⎧", "⎩", "⎪", "⎨");
            case "\\}" -> new Pieces("}", "⎫", "⎭", "⎪", "⎬");
            case "\\lfloor" -> new Pieces("⌊", "⎢", "⎣", "⎢", "");
            case "\\rfloor" -> new Pieces("⌋", "⎥", "⎦", "⎥", "");
            case "\\lceil" -> new Pieces("⌈", "⎡", "⎢", "⎢", "");
            case "\\rceil" -> new Pieces("⌉", "⎤", "⎥", "⎥", "");
            case "|", "\\vert" -> same("│");
            case "\\|", "\\Vert" -> same("║");
            default -> same("");
        };
    }

    private static Pieces ascii(String bracket) {
        return switch (bracket) {
            case "(" -> new Pieces("(", "( ", "( ", "( ", "");
            case ")" -> new Pieces(")", " )", " )", " )", "");
            case "[", "\\lceil", "\\lfloor" -> new Pieces("[", "[ ", "[ ", "[ ", "");
            case "]", "\\rceil", "\\rfloor" -> new Pieces("]", " ]", " ]", " ]", "");
            case "\\{" -> new Pieces("{", "{ ", "{ ", "{ ", "");
            case "\\}" -> new Pieces("}", " }", " }", " }", "");
            case "|", "\\vert" -> same("|");
            case "\\|", "\\Vert" -> same("||");
            default -> same("");
        };
    }

    private static Pieces same(String piece) {
        return new Pieces(piece, piece, piece, piece, "");
    }
}
