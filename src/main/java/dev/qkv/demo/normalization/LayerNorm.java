package dev.qkv.demo.normalization;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Rows;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * Layer normalization, row by row: {@code (x - mean) / sqrt(variance + eps) · weight + bias}, the variance biased (divided by d).
 *
 * <p>Source: Ba et al. 2016, arXiv 1607.06450, section 3. The variance is taken in a second pass: E[x²] - E[x]² loses the digits that count.
 */
public final class LayerNorm implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "layer-norm",
            new Caption(
                    "Shifts and scales each row to mean 0 and variance 1, then applies a gain and a bias.",
                    "把每行平移缩放到均值 0、方差 1，再乘增益、加偏置。"),
            "y = (x − mean) / √(variance + ε) · weight + bias",
            "Ba et al. 2016, arXiv:1607.06450, section 3",
            List.of(RmsNorm.eps(1e-5)),
            List.of(Input.required("x", "[n][d]", "one row a token", "每个 token 一行"), Rows.weight(), Rows.bias()),
            List.of(
                    Output.of("output", "[n][d]", "normalized rows", "归一化后的行"),
                    Output.of("mean", "[n]", "of each row", "每行的均值"),
                    Output.of("variance", "[n]", "of each row, biased, without ε", "每行的有偏方差，不含 ε")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("x", Value.of(new double[][] {{1, 2, 3, 4}, {2, -1, 0.5, 0}}));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        return Rows.withDefault(Rows.withDefault(arguments, "weight", 1), "bias", 0);
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj x = arguments.matrix("x");
        double[] weight = arguments.vector("weight");
        double[] bias = arguments.vector("bias");
        DMatrixRMaj normalized = normalized(x, arguments.num("eps"));
        double[] mean = new double[x.numRows];
        double[] variance = new double[x.numRows];
        DMatrixRMaj output = new DMatrixRMaj(x.numRows, x.numCols);
        for (int i = 0; i < x.numRows; i++) {
            double[] row = Rows.of(x, i);
            mean[i] = Rows.mean(row);
            variance[i] = Rows.variance(row, mean[i]);
            for (int j = 0; j < x.numCols; j++) {
                output.set(i, j, normalized.get(i, j) * weight[j] + bias[j]);
            }
        }
        return new Working()
                .step("mean", "[n]", "along the row", "沿行求均值", mean)
                .step("variance", "[n]", "mean of (x − mean)²", "(x − mean)² 的均值", variance)
                .step(
                        "normalized",
                        "[n][d]",
                        "(x − mean) / √(variance + ε)",
                        "(x − mean) / √(variance + ε)",
                        normalized)
                .output("output", output)
                .output("mean", mean)
                .output("variance", variance)
                .heatmap(
                        new Caption("Rows before", "归一化之前的行"),
                        new Caption("token", "token"),
                        new Caption("dimension", "维度"),
                        x)
                .heatmap(
                        new Caption("Normalized rows", "归一化后的行"),
                        new Caption("token", "token"),
                        new Caption("dimension", "维度"),
                        normalized)
                .outcome();
    }

    /** Every row of x[n][d] to mean 0 and variance 1 (less the share of eps), without weight and bias; equal numbers become 0. */
    public static DMatrixRMaj normalized(DMatrixRMaj x, double eps) {
        DMatrixRMaj normalized = new DMatrixRMaj(x.numRows, x.numCols);
        for (int i = 0; i < x.numRows; i++) {
            double[] row = Rows.of(x, i);
            double mean = Rows.mean(row);
            double variance = Rows.variance(row, mean);
            for (int j = 0; j < x.numCols; j++) {
                normalized.set(i, j, Rows.standardized(row[j] - mean, variance, eps));
            }
        }
        return normalized;
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        DMatrixRMaj x = arguments.matrix("x");
        double[] weight = arguments.vector("weight");
        double[] bias = arguments.vector("bias");
        double eps = arguments.num("eps");
        DMatrixRMaj output = run.apply(arguments).matrix("output");
        double[][] expected = new double[x.numRows][x.numCols];
        double[][] mirrored = new double[x.numRows][x.numCols];
        double[][] withoutEps = new double[x.numRows][x.numCols];
        double[][] moved = new double[x.numRows][x.numCols];
        double[] meanSquares = new double[x.numRows];
        double[] expectedMeanSquares = new double[x.numRows];
        double condition = 1;
        for (int i = 0; i < x.numRows; i++) {
            double[] row = Rows.of(x, i);
            double[] standard = Naive.standardized(row, eps);
            double[] exact = Naive.standardized(row, 0);
            double[] got = Rows.of(output, i);
            for (int j = 0; j < x.numCols; j++) {
                expected[i][j] = standard[j] * weight[j] + bias[j];
                mirrored[i][j] = -standard[j] * weight[j] + bias[j];
                withoutEps[i][j] = exact[j] * weight[j] + bias[j];
                moved[i][j] = 3 * row[j] + 7;
            }
            double variance = Naive.variance(row);
            expectedMeanSquares[i] = variance == 0 ? 0 : variance / (variance + eps);
            meanSquares[i] = Naive.dot(got, got) / got.length;
            condition = Math.max(condition, Math.max(Rows.condition(row), Rows.condition(moved[i])));
        }
        // digits that the mean takes away are missing in both paths
        double tolerance = Checks.TOLERANCE * Math.max(1, 1e-5 * condition);
        Checks checks = new Checks()
                .equal(
                        "x = [1, 2, 3, 4]: ±3/√5 and ±1/√5",
                        "x = [1, 2, 3, 4]：±3/√5 与 ±1/√5",
                        new double[] {-1.3416407864998738, -0.4472135954999579, 0.4472135954999579, 1.3416407864998738},
                        run.apply(new Case(this)
                                        .set("x", new double[][] {{1, 2, 3, 4}})
                                        .set("eps", 0)
                                        .arguments())
                                .matrix("output")
                                .data)
                .equal(
                        "a constant row gives the bias",
                        "常数行得到偏置",
                        new double[] {1, 2, 3},
                        run.apply(new Case(this)
                                        .set("x", new double[][] {{5, 5, 5}})
                                        .set("bias", new double[] {1, 2, 3})
                                        .arguments())
                                .matrix("output")
                                .data);
        if (!Naive.isSmall(x.numRows * (double) x.numCols * x.numCols)) {
            return checks.list();
        }
        checks.equal(
                        "by plain loops, the variance from the differences of all pairs",
                        "逐项循环，方差由两两之差求得",
                        expected,
                        output,
                        tolerance)
                .equal(
                        "−x gives the mirror image",
                        "−x 得到镜像",
                        mirrored,
                        run.apply(new Case(this, arguments)
                                        .set("x", Naive.times(-1, x.get2DData()))
                                        .arguments())
                                .matrix("output"),
                        tolerance)
                .equal(
                        "ε = 0: 3x + 7 gives what x gives",
                        "ε = 0：3x + 7 与 x 结果相同",
                        withoutEps,
                        run.apply(new Case(this, arguments)
                                        .set("x", moved)
                                        .set("eps", 0)
                                        .arguments())
                                .matrix("output"),
                        tolerance);
        if (Rows.isPlain(arguments)) {
            checks.equal("every row has mean 0", "每行均值为 0", new double[x.numRows], Sums.rows(output), tolerance)
                    .equal(
                            "and mean square 1, less the share of ε",
                            "均方为 1 减去 ε 的份额",
                            expectedMeanSquares,
                            meanSquares,
                            tolerance);
        }
        return checks.list();
    }
}
