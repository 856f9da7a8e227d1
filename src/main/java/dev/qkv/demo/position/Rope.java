package dev.qkv.demo.position;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Rows;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Wave;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * Rotary position embedding: pair j of a row at position p is turned by the angle {@code p θ_j}, {@code θ_j = base^(-2j/d)}.
 *
 * <p>Pair j is columns (2j, 2j+1) when interleaved (the paper, GPT-J), columns (j, j + d/2) when not (GPT-NeoX, LLaMA code). Source: Su et al. 2021, arXiv
 * 2104.09864, section 3.2.
 */
public final class Rope implements Mechanism {
    private static final int DECAY_DIM = 128;
    private static final int DECAY_REACH = 256;

    private static final Signature SIGNATURE = new Signature(
            "rope",
            new Caption(
                    "Turns pairs of columns by angles that grow with the position, so products depend on distances"
                            + " alone.",
                    "按位置把每对列旋转一个角度，使内积只取决于相对距离。"),
            "(a, b) → (a cos pθ_j − b sin pθ_j, a sin pθ_j + b cos pθ_j), θ_j = base^(−2j/d)",
            "Su et al. 2021, arXiv:2104.09864, section 3.2",
            List.of(
                    Param.number("base", 10000, Range.above(0), "sets the slowest rotation", "决定最慢的旋转"),
                    Param.flag(
                            "interleaved",
                            true,
                            "pairs (2j, 2j+1); otherwise (j, j + d/2)",
                            "按 (2j, 2j+1) 配对；否则按 (j, j + d/2)")),
            List.of(
                    Input.required("x", "[n][d]", "queries or keys, d even", "query 或 key，d 为偶数"),
                    Input.required("positions", "[n]", "position of each row", "每行的位置")),
            List.of(Output.of("rotated", "[n][d]", "rows turned by their position", "按位置旋转后的行")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("x", Wave.of(3, 8, 0), "positions", Value.of(new double[] {0, 1, 5}));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        int d = arguments.width("x");
        if (d % 2 != 0) {
            throw DemoException.badShape("x has " + d + " columns, d must be even: columns are turned in pairs");
        }
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj x = arguments.matrix("x");
        double[] positions = arguments.vector("positions");
        boolean interleaved = arguments.flag("interleaved");
        int d = x.numCols;
        double[] theta = theta(d, arguments.num("base"));
        DMatrixRMaj angles = new DMatrixRMaj(x.numRows, d / 2);
        DMatrixRMaj rotated = new DMatrixRMaj(x.numRows, d);
        for (int i = 0; i < x.numRows; i++) {
            for (int j = 0; j < d / 2; j++) {
                double angle = positions[i] * theta[j];
                int first = first(j, interleaved);
                int second = second(j, d, interleaved);
                double a = x.get(i, first);
                double b = x.get(i, second);
                rotated.set(i, first, a * Math.cos(angle) - b * Math.sin(angle));
                rotated.set(i, second, a * Math.sin(angle) + b * Math.cos(angle));
                angles.set(i, j, angle);
            }
        }
        return new Working()
                .step("theta", "[d/2]", "base^(−2j/d), radians a position", "base^(−2j/d)，每个位置转过的弧度", theta)
                .step("angles", "[n][d/2]", "position · θ_j", "位置乘以 θ_j", angles)
                .output("rotated", rotated)
                .heatmap(
                        new Caption("Angles in radians", "角度（弧度）"),
                        new Caption("row", "行"),
                        new Caption("pair", "对"),
                        angles)
                .figure(decay(arguments.num("base")))
                .outcome();
    }

    /**
     * The score of a query and a key of ones over their distance, as a share of that at distance 0: the mean of cos(distance · theta_j) (Su et al. 2021, RoFormer,
     * section 3.4.3). For heads of 128, since a few pairs of columns only oscillate.
     */
    private static Figure decay(double base) {
        double[] theta = theta(DECAY_DIM, base);
        double[] distances = new double[DECAY_REACH + 1];
        double[] scores = new double[DECAY_REACH + 1];
        for (int m = 0; m <= DECAY_REACH; m++) {
            distances[m] = m;
            for (double frequency : theta) {
                scores[m] += Math.cos(m * frequency) / theta.length;
            }
        }
        return new Figure.LinePlot(
                new Caption("Relative decay, head dimension 128", "相对衰减，头维度 128"),
                new Figure.Axis(new Caption("distance", "距离"), "", false),
                new Figure.Axis(new Caption("share of the score", "分数的比例"), "", false),
                List.of(new Figure.Series(new Caption("equal query and key", "相同的 query 与 key"), distances, scores)),
                List.of());
    }

    /** base^(-2j/d) for each of the d/2 pairs. */
    static double[] theta(int d, double base) {
        double[] theta = new double[d / 2];
        for (int j = 0; j < theta.length; j++) {
            theta[j] = Math.pow(base, -2.0 * j / d);
        }
        return theta;
    }

    private static int first(int pair, boolean interleaved) {
        return interleaved ? 2 * pair : pair;
    }

    private static int second(int pair, int d, boolean interleaved) {
        return interleaved ? 2 * pair + 1 : pair + d / 2;
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        DMatrixRMaj x = arguments.matrix("x");
        double[] positions = arguments.vector("positions");
        boolean interleaved = arguments.flag("interleaved");
        int n = x.numRows;
        int d = x.numCols;
        DMatrixRMaj rotated = run.apply(arguments).matrix("rotated");
        double[] norms = new double[n];
        double[] rotatedNorms = new double[n];
        double[] shifted = new double[n];
        double[] negated = new double[n];
        for (int i = 0; i < n; i++) {
            norms[i] = norm(Rows.of(x, i));
            rotatedNorms[i] = norm(Rows.of(rotated, i));
            shifted[i] = positions[i] + 7;
            negated[i] = -positions[i];
        }
        // columns of the one layout in the order of the other
        int[] other = new int[d];
        for (int j = 0; j < d / 2; j++) {
            other[first(j, !interleaved)] = first(j, interleaved);
            other[second(j, d, !interleaved)] = second(j, d, interleaved);
        }
        DMatrixRMaj otherLayout = run.apply(new Case(this, arguments)
                        .set("interleaved", !interleaved)
                        .set("x", permuted(x, other))
                        .arguments())
                .matrix("rotated");
        double[] unit = run.apply(new Case(this)
                        .set("x", new double[][] {{1, 0}})
                        .set("positions", new double[] {1})
                        .arguments())
                .matrix("rotated")
                .data;
        Checks checks = new Checks()
                .equal("a rotation keeps the length of every row", "旋转不改变每行的长度", norms, rotatedNorms)
                .equal(
                        "position 0 changes nothing",
                        "位置 0 不做任何改变",
                        x.get2DData(),
                        run.apply(new Case(this, arguments)
                                        .set("positions", new double[n])
                                        .arguments())
                                .matrix("rotated"))
                .equal(
                        "turned back by the negative positions",
                        "用相反的位置可以转回来",
                        x.get2DData(),
                        run.apply(new Case(this, arguments)
                                        .set("x", rotated)
                                        .set("positions", negated)
                                        .arguments())
                                .matrix("rotated"))
                .equal(
                        "the unit vector at position 1: cos 1 and sin 1",
                        "单位向量在位置 1：cos 1 与 sin 1",
                        new double[] {0.5403023058681398, 0.8414709848078965},
                        unit)
                .equal(
                        "the two layouts differ by the order of the columns",
                        "两种布局只差列的次序",
                        permuted(rotated, other).get2DData(),
                        otherLayout);
        if (n >= 2) {
            double relative = relative(Rows.of(x, 0), Rows.of(x, n - 1), positions[0] - positions[n - 1], arguments);
            // the angles of far positions have lost digits
            double tolerance = Checks.TOLERANCE * norms[0] * norms[n - 1] * Math.max(1, Sums.largest(shifted) / 1000);
            tolerance = Math.max(Checks.TOLERANCE, tolerance);
            DMatrixRMaj moved = run.apply(
                            new Case(this, arguments).set("positions", shifted).arguments())
                    .matrix("rotated");
            checks.equal(
                            "the product of two rows depends on their distance alone, in complex numbers",
                            "两行的内积只取决于相对距离（用复数计算）",
                            relative,
                            Naive.dot(Rows.of(rotated, 0), Rows.of(rotated, n - 1)),
                            tolerance)
                    .equal(
                            "and stays when all positions move by 7",
                            "所有位置同加 7，内积不变",
                            relative,
                            Naive.dot(Rows.of(moved, 0), Rows.of(moved, n - 1)),
                            tolerance);
        }
        return checks.list();
    }

    /** Re Σ_j z_a conj(z_b) e^(i distance θ_j), z the pairs of a row as complex numbers. */
    private static double relative(double[] a, double[] b, double distance, Arguments arguments) {
        int d = a.length;
        boolean interleaved = arguments.flag("interleaved");
        double sum = 0;
        for (int j = 0; j < d / 2; j++) {
            double theta = Math.exp(-Math.log(arguments.num("base")) * 2 * j / d);
            int re = first(j, interleaved);
            int im = second(j, d, interleaved);
            double productRe = a[re] * b[re] + a[im] * b[im];
            double productIm = a[im] * b[re] - a[re] * b[im];
            sum += productRe * Math.cos(distance * theta) - productIm * Math.sin(distance * theta);
        }
        return sum;
    }

    private static double norm(double[] row) {
        return Math.sqrt(Naive.dot(row, row));
    }

    /** Column j of the result is column order[j] of the matrix. */
    private static DMatrixRMaj permuted(DMatrixRMaj matrix, int[] order) {
        double[][] permuted = new double[matrix.numRows][matrix.numCols];
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < matrix.numCols; j++) {
                permuted[i][j] = matrix.get(i, order[j]);
            }
        }
        return new DMatrixRMaj(permuted);
    }
}
