package dev.qkv.demo.grading;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Demo;
import dev.qkv.demo.Value;
import java.util.ArrayList;
import java.util.List;

/** Mistakes in encodings of positions. */
final class PositionMistakes {
    private PositionMistakes() {}

    static List<Mistake> of(Demo demo) {
        Arguments arguments = demo.arguments();
        return switch (demo.mechanism().id()) {
            case "rope" -> rope(arguments);
            case "alibi" -> alibi(arguments);
            default -> sinusoidal(arguments);
        };
    }

    private interface Entry {
        double at(int row, int column);
    }

    private static double[][] filled(int rows, int columns, Entry entry) {
        double[][] filled = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                filled[i][j] = entry.at(i, j);
            }
        }
        return filled;
    }

    private static List<Mistake> sinusoidal(Arguments arguments) {
        int n = arguments.size("positions");
        int d = arguments.size("d_model");
        double base = arguments.num("base");
        List<Mistake> mistakes = new ArrayList<>();
        mistakes.add(encoding(
                "all sines first, then all cosines, instead of sine and cosine in turn",
                "先排全部 sin 再排全部 cos，应为 sin、cos 交替",
                n,
                d,
                (t, c) -> {
                    int half = (d + 1) / 2;
                    double angle = t / Math.pow(base, 2.0 * (c % half) / d);
                    return c < half ? Math.sin(angle) : Math.cos(angle);
                }));
        mistakes.add(encoding(
                "the exponent uses the column c as 2c/d; the two columns of a pair share 2i/d",
                "指数按列号 c 取了 2c/d；一对中的两列应共用 2i/d",
                n,
                d,
                (t, c) -> wave(t / Math.pow(base, 2.0 * c / d), c)));
        mistakes.add(encoding(
                "the exponent uses the column c as c/d; the two columns of a pair share 2i/d",
                "指数按列号 c 取了 c/d；一对中的两列应共用 2i/d",
                n,
                d,
                (t, c) -> wave(t / Math.pow(base, (double) c / d), c)));
        mistakes.add(encoding("the exponent is i/d instead of 2i/d", "指数取了 i/d，应为 2i/d", n, d, (t, c) -> {
            int pair = c / 2;
            return wave(t / Math.pow(base, (double) pair / d), c);
        }));
        mistakes.add(encoding(
                "cosine in the even columns and sine in the odd ones, the wrong way round",
                "偶数列用了 cos、奇数列用了 sin，反了",
                n,
                d,
                (t, c) -> wave(t / Math.pow(base, 2.0 * Math.floorDiv(c, 2) / d), c + 1)));
        mistakes.add(encoding(
                "positions counted from 1 instead of 0",
                "位置从 1 数起了，应从 0 起",
                n,
                d,
                (t, c) -> wave((t + 1) / Math.pow(base, 2.0 * Math.floorDiv(c, 2) / d), c)));
        return mistakes;
    }

    private static double wave(double angle, int column) {
        return column % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
    }

    private static Mistake encoding(String en, String zh, int n, int d, Entry entry) {
        return Mistake.of(en, zh, "encoding", () -> Value.of(filled(n, d, entry)));
    }

    private static List<Mistake> rope(Arguments arguments) {
        double[][] x = arguments.matrix("x").get2DData();
        double[] positions = arguments.vector("positions");
        double base = arguments.num("base");
        boolean interleaved = arguments.flag("interleaved");
        int d = x[0].length;
        List<Mistake> mistakes = new ArrayList<>();
        mistakes.add(Mistake.of(
                "row numbers instead of the given positions",
                "用了行号，应为给定的 positions",
                "rotated",
                () -> Value.of(rotated(x, interleaved, (i, j) -> i * Math.pow(base, -2.0 * j / d)))));
        mistakes.add(Mistake.of(
                "the exponent is −j/d instead of −2j/d",
                "指数取了 −j/d，应为 −2j/d",
                "rotated",
                () -> Value.of(rotated(x, interleaved, (i, j) -> positions[i] * Math.pow(base, -1.0 * j / d)))));
        mistakes.add(Mistake.of(
                "angles divided by d/2 pairs as −2j/(d/2)",
                "指数取了 −2j/(d/2)，应为 −2j/d",
                "rotated",
                () -> Value.of(rotated(x, interleaved, (i, j) -> positions[i] * Math.pow(base, -4.0 * j / d)))));
        mistakes.add(Mistake.of(
                "turned the other way: the signs of the sines are exchanged",
                "转反了：两个 sin 的符号对调了",
                "rotated",
                () -> Value.of(rotated(x, interleaved, (i, j) -> -positions[i] * Math.pow(base, -2.0 * j / d)))));
        mistakes.add(Mistake.of(
                "angles of one layout with the pairs of the other",
                "角度按一种布局，配对按另一种布局",
                "rotated",
                () -> Value.of(filled(x.length, d, (i, c) -> {
                    int half = d / 2;
                    int partner = interleaved ? (c < half ? c + half : c - half) : (c % 2 == 0 ? c + 1 : c - 1);
                    boolean first = interleaved ? c < half : c % 2 == 0;
                    double angle =
                            positions[i] * Math.pow(base, -2.0 * (interleaved ? Math.floorDiv(c, 2) : c % half) / d);
                    return x[i][c] * Math.cos(angle) + (first ? -1 : 1) * x[i][partner] * Math.sin(angle);
                }))));
        return mistakes;
    }

    /** @param angle of row and pair */
    private static double[][] rotated(double[][] x, boolean interleaved, Entry angle) {
        int d = x[0].length;
        double[][] rotated = new double[x.length][d];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < d / 2; j++) {
                int a = interleaved ? 2 * j : j;
                int b = interleaved ? 2 * j + 1 : j + d / 2;
                double turn = angle.at(i, j);
                rotated[i][a] = x[i][a] * Math.cos(turn) - x[i][b] * Math.sin(turn);
                rotated[i][b] = x[i][a] * Math.sin(turn) + x[i][b] * Math.cos(turn);
            }
        }
        return rotated;
    }

    private static List<Mistake> alibi(Arguments arguments) {
        int heads = arguments.size("heads");
        int n = arguments.size("n");
        List<Mistake> mistakes = new ArrayList<>();
        mistakes.add(slopes(
                "slopes counted from 2^0: the first of h heads has 2^(−8/h)",
                "斜率从 2^0 数起了：h 个头中第一个应为 2^(−8/h)",
                heads,
                n,
                0));
        mistakes.add(slopes(
                "the slopes 2^(−8k/heads) also for heads that are no power of two, where the authors interleave two"
                        + " sequences",
                "头数不是 2 的幂时也用了 2^(−8k/heads)；作者的做法是交错取两个序列",
                heads,
                n,
                1));
        return mistakes;
    }

    private static Mistake slopes(String en, String zh, int heads, int n, int first) {
        return Mistake.of(en, zh, () -> {
            double[] slopes = new double[heads];
            List<Value> bias = new ArrayList<>();
            for (int h = 0; h < heads; h++) {
                double slope = Math.pow(2, -8.0 * (h + first) / heads);
                slopes[h] = slope;
                bias.add(Value.of(filled(n, n, (i, j) -> j <= i ? -slope * (i - j) : 0)));
            }
            return java.util.Map.of("slopes", Value.of(slopes), "bias", new Value.Arr(bias));
        });
    }
}
