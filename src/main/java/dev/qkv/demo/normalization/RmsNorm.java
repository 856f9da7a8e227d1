package dev.qkv.demo.normalization;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
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
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * RMSNorm, row by row: {@code x / sqrt(mean(x²) + eps) · weight + bias}; the mean is not subtracted.
 *
 * <p>Source: Zhang &amp; Sennrich 2019, arXiv 1910.07467, section 4.
 */
public final class RmsNorm implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "rms-norm",
            new Caption(
                    "Scales each row to a root mean square of 1; unlike layer norm it leaves the mean alone.",
                    "把每行缩放到均方根为 1；与 LayerNorm 不同，不减均值。"),
            "y = x / √(mean(x²) + ε) · weight + bias",
            "Zhang & Sennrich 2019, arXiv:1910.07467, section 4",
            List.of(eps(1e-6)),
            List.of(Input.required("x", "[n][d]", "one row a token", "每个 token 一行"), Rows.weight(), Rows.bias()),
            List.of(
                    Output.of("output", "[n][d]", "normalized rows", "归一化后的行"),
                    Output.of("mean_square", "[n]", "mean of x², without ε", "x² 的均值，不含 ε")));

    static Param eps(double defaultValue) {
        return Param.number("eps", defaultValue, Range.atLeast(0), "added inside the square root", "加在根号内");
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("x", Value.of(new double[][] {{3, 4}, {1, -1}}));
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
        double eps = arguments.num("eps");
        double[] meanSquare = new double[x.numRows];
        double[] rms = new double[x.numRows];
        DMatrixRMaj output = new DMatrixRMaj(x.numRows, x.numCols);
        for (int i = 0; i < x.numRows; i++) {
            meanSquare[i] = Rows.variance(Rows.of(x, i), 0);
            rms[i] = Math.sqrt(meanSquare[i] + eps);
            for (int j = 0; j < x.numCols; j++) {
                output.set(i, j, Rows.standardized(x.get(i, j), meanSquare[i], eps) * weight[j] + bias[j]);
            }
        }
        return new Working()
                .step("mean_square", "[n]", "mean of x² along the row", "每行 x² 的均值", meanSquare)
                .step("rms", "[n]", "√(mean_square + ε)", "√(mean_square + ε)", rms)
                .step("output", "[n][d]", "x / rms · weight + bias", "x / rms · weight + bias", output)
                .output("output", output)
                .output("mean_square", meanSquare)
                .heatmap(
                        new Caption("Rows before", "归一化之前的行"),
                        new Caption("token", "token"),
                        new Caption("dimension", "维度"),
                        x)
                .heatmap(
                        new Caption("Rows after", "归一化之后的行"),
                        new Caption("token", "token"),
                        new Caption("dimension", "维度"),
                        output)
                .bars(new Caption("Root mean square before", "归一化之前的均方根"), rms)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        DMatrixRMaj x = arguments.matrix("x");
        double eps = arguments.num("eps");
        Outcome outcome = run.apply(arguments);
        Outcome threeFour = run.apply(ofRows(new double[][] {{3, 4}}));
        Checks checks = new Checks()
                .equal(
                        "x = [3, 4]: divided by √12.5",
                        "x = [3, 4]：除以 √12.5",
                        new double[] {0.848528137423857, 1.131370849898476},
                        threeFour.matrix("output").data)
                .equal("its mean square", "它的均方", 12.5, threeFour.vector("mean_square")[0])
                .equal(
                        "a row of mean 0 comes out as from layer norm: [1, −2, 1]",
                        "均值为 0 的行与 LayerNorm 结果相同：[1, −2, 1]",
                        new double[] {1 / Math.sqrt(2), -Math.sqrt(2), 1 / Math.sqrt(2)},
                        run.apply(ofRows(new double[][] {{1, -2, 1}})).matrix("output").data)
                .holds(
                        "adding 10 to the row changes the result: no mean is subtracted",
                        "整行加 10，结果改变：均值没有被减去",
                        Sums.largestDifference(
                                        threeFour.matrix("output").data,
                                        run.apply(ofRows(new double[][] {{13, 14}}))
                                                .matrix("output")
                                                .data)
                                > 0.01);
        if (Rows.isPlain(arguments)) {
            double[] expected = new double[x.numRows];
            double[] actual = new double[x.numRows];
            double[][] directions = new double[x.numRows][x.numCols];
            DMatrixRMaj tripled = new DMatrixRMaj(x.numRows, x.numCols);
            boolean zeroRow = false;
            for (int i = 0; i < x.numRows; i++) {
                double[] row = Rows.of(x, i);
                double meanSquare = Naive.dot(row, row) / row.length;
                double[] normalized = Rows.of(outcome.matrix("output"), i);
                expected[i] = meanSquare == 0 ? 0 : meanSquare / (meanSquare + eps);
                actual[i] = Naive.dot(normalized, normalized) / row.length;
                zeroRow |= meanSquare == 0;
                for (int j = 0; j < x.numCols; j++) {
                    directions[i][j] = row[j] * Math.sqrt(row.length) / Math.sqrt(Naive.dot(row, row));
                    tripled.set(i, j, 3 * row[j]);
                }
            }
            checks.equal(
                    "mean square of each output row: 1, less the share of ε", "每个输出行的均方：1 减去 ε 的份额", expected, actual);
            if (!zeroRow) {
                checks.equal(
                        "ε = 0: three times x gives √d · x/‖x‖ just as x does",
                        "ε = 0：3x 与 x 一样得到 √d · x/‖x‖",
                        directions,
                        run.apply(new Case(this, arguments)
                                        .set("x", tripled)
                                        .set("eps", 0)
                                        .arguments())
                                .matrix("output"));
            }
        }
        return checks.list();
    }

    private Arguments ofRows(double[][] x) {
        return new Case(this).set("x", x).set("eps", 0).arguments();
    }
}
