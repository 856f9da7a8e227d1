package dev.qkv.demo.position;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Limits;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * Sinusoidal position encoding: {@code PE[t][2i] = sin(t / base^(2i/d))}, {@code PE[t][2i+1] = cos(t / base^(2i/d))}.
 *
 * <p>i counts pairs of columns, from 0. With an odd d the last column is a sine without its cosine. Source: Vaswani et al. 2017, arXiv 1706.03762, section 3.5.
 */
public final class PositionalEncoding implements Mechanism {
    private static final int DRAWN_POSITIONS = 64;
    private static final int DRAWN_PAIRS = 16;

    private static final Signature SIGNATURE = new Signature(
            "positional-encoding",
            new Caption(
                    "Marks each position with sines and cosines of geometrically growing wavelengths.",
                    "用波长成等比数列增长的正弦和余弦标记每个位置。"),
            "PE[t][2i] = sin(t / base^(2i/d)), PE[t][2i+1] = cos(t / base^(2i/d))",
            "Vaswani et al. 2017, arXiv:1706.03762, section 3.5",
            List.of(
                    Param.required("positions", Signature.Type.INT, Range.atLeast(1), "how many positions", "位置个数"),
                    Param.required("d_model", Signature.Type.INT, Range.atLeast(1), "width of the encoding", "编码的维数"),
                    Param.number("base", 10000, Range.above(0), "sets the longest wavelength", "决定最长的波长")),
            List.of(),
            List.of(
                    Output.of("encoding", "[positions][d_model]", "one row a position", "每个位置一行"),
                    Output.of(
                            "wavelengths",
                            "[ceil(d_model/2)]",
                            "of each pair of columns, in positions",
                            "每对列的波长，单位是位置"),
                    Output.of("squared_norms", "[positions]", "sum of squares of each row", "每行的平方和")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownParams() {
        return Map.of("positions", Value.of(8), "d_model", Value.of(16));
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of();
    }

    @Override
    public Arguments complete(Arguments arguments) {
        Limits.size(Code.BAD_PARAM, "positions*d_model", arguments.num("positions") * arguments.num("d_model"));
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        int positions = arguments.size("positions");
        int d = arguments.size("d_model");
        double[] divisors = divisors(d, arguments.num("base"));
        double[] wavelengths = new double[divisors.length];
        for (int i = 0; i < divisors.length; i++) {
            wavelengths[i] = 2 * Math.PI * divisors[i];
        }
        DMatrixRMaj encoding = encode(positions, d, divisors);
        double[] squaredNorms = new double[positions];
        for (int t = 0; t < positions; t++) {
            for (int j = 0; j < d; j++) {
                squaredNorms[t] += encoding.get(t, j) * encoding.get(t, j);
            }
        }
        return new Working()
                .step("divisors", "[ceil(d_model/2)]", "base^(2i/d) for pair i", "第 i 对的 base^(2i/d)", divisors)
                .output("encoding", encoding)
                .output("wavelengths", wavelengths)
                .output("squared_norms", squaredNorms)
                .figure(table(d, divisors))
                .figure(waves(wavelengths))
                .outcome();
    }

    /** The first positions side by side, so that each row is a wave; of many dimensions pairs taken evenly. */
    private static Figure table(int d, double[] divisors) {
        int pairs = Math.min(DRAWN_PAIRS, divisors.length);
        List<String> names = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            int pair = (int) ((long) i * divisors.length / pairs);
            for (int j = 2 * pair; j < Math.min(d, 2 * pair + 2); j++) {
                double[] row = new double[DRAWN_POSITIONS];
                for (int t = 0; t < row.length; t++) {
                    row[t] = entry(t, j, divisors);
                }
                names.add((j % 2 == 0 ? "sin " : "cos ") + pair);
                rows.add(row);
            }
        }
        return new Figure.Heatmap(
                new Caption(
                        "Sinusoidal position encoding, the first " + DRAWN_POSITIONS + " positions",
                        "正弦位置编码的前 " + DRAWN_POSITIONS + " 个位置"),
                new Caption("pair of columns", "列对"),
                new Caption("position", "位置"),
                names,
                List.of(),
                rows.toArray(double[][]::new));
    }

    private static Figure waves(double[] wavelengths) {
        double[] pairs = new double[wavelengths.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = i;
        }
        return new Figure.LinePlot(
                new Caption("Wavelengths", "波长"),
                new Figure.Axis(new Caption("pair of columns", "列对"), "", false),
                new Figure.Axis(new Caption("positions", "位置数"), "", true),
                List.of(new Figure.Series(Caption.same("2π · base^(2i/d)"), pairs, wavelengths)),
                List.of());
    }

    /** base^(2i/d) for each pair i, ceil(d/2) of them. */
    private static double[] divisors(int d, double base) {
        double[] divisors = new double[(d + 1) / 2];
        for (int i = 0; i < divisors.length; i++) {
            divisors[i] = Math.pow(base, 2.0 * i / d);
        }
        return divisors;
    }

    /** positions × d. */
    private static DMatrixRMaj encode(int positions, int d, double[] divisors) {
        DMatrixRMaj encoding = new DMatrixRMaj(positions, d);
        for (int t = 0; t < positions; t++) {
            for (int j = 0; j < d; j++) {
                encoding.unsafe_set(t, j, entry(t, j, divisors));
            }
        }
        return encoding;
    }

    private static double entry(int position, int column, double[] divisors) {
        double angle = position / divisors[column / 2];
        return column % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
    }

    /** The encoding of rows 0 .. positions-1 with base 10000, positions × d. */
    public static DMatrixRMaj encode(int positions, int d) {
        return encode(positions, d, divisors(d, 10000));
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        int positions = arguments.size("positions");
        int d = arguments.size("d_model");
        double base = arguments.num("base");
        Outcome outcome = run.apply(arguments);
        DMatrixRMaj encoding = outcome.matrix("encoding");
        int last = positions - 1;
        double oddColumn = d % 2 == 0 ? 0 : Math.sin(last * Math.exp(-Math.log(base) * (d - 1) / d));
        Outcome wide =
                run.apply(new Case(this).set("positions", 1).set("d_model", 512).arguments());
        Outcome narrow =
                run.apply(new Case(this).set("positions", 4).set("d_model", 4).arguments());
        Checks checks = new Checks()
                .equal(
                        "sum of squares of the last row: sin² + cos² = 1 a pair, d/2 in all",
                        "最后一行的平方和：每对 sin² + cos² = 1，共 d/2",
                        Math.floorDiv(d, 2) + oddColumn * oddColumn,
                        outcome.vector("squared_norms")[last])
                .equal(
                        "longest wavelength of d_model = 512",
                        "d_model = 512 的最长波长",
                        60611.47716626105,
                        wide.vector("wavelengths")[255])
                .holds(
                        "which is below 2π·10000, the end of the progression",
                        "它小于 2π·10000，即等比数列的终点",
                        wide.vector("wavelengths")[255] < 2 * Math.PI * 10000)
                .equal(
                        "position 3, d_model = 4: sin 3 and cos 3",
                        "位置 3，d_model = 4：sin 3 与 cos 3",
                        new double[] {0.1411200081, -0.9899924966},
                        Arrays.copyOfRange(narrow.matrix("encoding").data, 12, 14));
        if (positions <= 100_000) {
            checks.equal(
                    "the last row is the first rotated once a position",
                    "最后一行由首行逐位旋转得到",
                    new double[][] {rotated(last, d, base)},
                    new DMatrixRMaj(1, d, true, Arrays.copyOfRange(encoding.data, last * d, encoding.data.length)),
                    Checks.TOLERANCE * Math.max(1, positions / 1000.0));
        }
        if (d % 2 == 0 && positions >= 5) {
            double[][] rows = new double[5][];
            for (int t = 0; t < 5; t++) {
                rows[t] = Arrays.copyOfRange(encoding.data, t * d, (t + 1) * d);
            }
            double sum = 0;
            for (int i = 0; i < d / 2; i++) {
                sum += Math.cos(3 * Math.exp(-Math.log(base) * 2 * i / d));
            }
            checks.equal(
                            "the product of rows 1 and 4 depends on their distance alone: Σ cos 3ω",
                            "第 1 行与第 4 行的内积只取决于距离：Σ cos 3ω",
                            sum,
                            Naive.dot(rows[1], rows[4]))
                    .equal(
                            "and not on its sign: rows 2·4 = rows 2·0",
                            "且与方向无关：行 2·4 = 行 2·0",
                            Naive.dot(rows[2], rows[0]),
                            Naive.dot(rows[2], rows[4]));
        }
        return checks.list();
    }

    /** Row t by multiplying e^(iω) with itself t times: no sine of a large angle. */
    private static double[] rotated(int t, int d, double base) {
        double[] row = new double[d];
        for (int j = 0; j < d; j += 2) {
            double omega = Math.exp(-Math.log(base) * j / d);
            double cos = 1;
            double sin = 0;
            for (int step = 0; step < t; step++) {
                double next = cos * Math.cos(omega) - sin * Math.sin(omega);
                sin = cos * Math.sin(omega) + sin * Math.cos(omega);
                cos = next;
            }
            row[j] = sin;
            if (j + 1 < d) {
                row[j + 1] = cos;
            }
        }
        return row;
    }
}
