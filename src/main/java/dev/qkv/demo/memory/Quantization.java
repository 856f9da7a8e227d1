package dev.qkv.demo.memory;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Rows;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * Symmetric 8-bit quantization by the largest absolute value: {@code q = round(x / scale)}, {@code scale = max|x| / 127}.
 *
 * <p>Halves go to the even integer. The scale is 1 where all is 0. Source: absmax int8 as in Dettmers et al. 2022, arXiv 2208.07339, section 2; Jacob et al.
 * 2017, arXiv 1712.05877.
 */
public final class Quantization implements Mechanism {
    private static final int LARGEST = 127;

    private static final Signature SIGNATURE = new Signature(
            "quantization",
            new Caption(
                    "Stores numbers as 8-bit integers times one scale, for the whole tensor or for each row.",
                    "把数存成 8 位整数乘以一个缩放系数，系数按整个张量或按行取。"),
            "scale = max|x| / 127, q = round(x / scale), x̂ = q · scale",
            "Dettmers et al. 2022, arXiv:2208.07339, section 2; Jacob et al. 2017, arXiv:1712.05877",
            List.of(Param.word("mode", List.of("per-tensor", "per-row"), "what shares a scale", "缩放系数的粒度")),
            List.of(Input.required("x", "[n][d]", "numbers to quantize", "待量化的数")),
            List.of(
                    Output.of("q", Signature.Type.INT, "[n][d]", "−127 … 127", "−127 … 127"),
                    Output.of("scale", "", "one number; [n] per row", "一个数；按行时为 [n]"),
                    Output.of("dequantized", "[n][d]", "q · scale", "q · scale"),
                    Output.of("max_abs_error", "", "largest |x − dequantized|", "最大的 |x − dequantized|")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("x", Value.of(new double[][] {{0.1, -0.5, 0.25}, {12, 0.3, -0.2}}));
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj x = arguments.matrix("x");
        boolean perRow = arguments.word("mode").equals("per-row");
        double[] scales = new double[x.numRows];
        Arrays.fill(scales, scale(x.data));
        DMatrixRMaj q = new DMatrixRMaj(x.numRows, x.numCols);
        DMatrixRMaj dequantized = new DMatrixRMaj(x.numRows, x.numCols);
        DMatrixRMaj error = new DMatrixRMaj(x.numRows, x.numCols);
        for (int i = 0; i < x.numRows; i++) {
            scales[i] = perRow ? scale(Rows.of(x, i)) : scales[i];
            for (int j = 0; j < x.numCols; j++) {
                double rounded = Math.rint(x.get(i, j) / scales[i]);
                q.set(i, j, Math.max(-LARGEST, Math.min(LARGEST, rounded)));
                dequantized.set(i, j, q.get(i, j) * scales[i]);
                error.set(i, j, x.get(i, j) - dequantized.get(i, j));
            }
        }
        return new Working()
                .step("scales", "[n]", "max|x| / 127", "max|x| / 127", scales)
                .output("q", q)
                .output("scale", perRow ? Value.of(scales) : Value.of(scales[0]))
                .output("dequantized", dequantized)
                .output("max_abs_error", Sums.largest(error.data))
                .heatmap(
                        new Caption("Error x − dequantized", "误差 x − dequantized"),
                        new Caption("row", "行"),
                        new Caption("column", "列"),
                        error)
                .outcome();
    }

    /** max|x| / 127, or 1 where that is 0. */
    private static double scale(double[] x) {
        double scale = Sums.largest(x) / LARGEST;
        return scale == 0 ? 1 : scale;
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        DMatrixRMaj x = arguments.matrix("x");
        Outcome outcome = run.apply(arguments);
        DMatrixRMaj dequantized = outcome.matrix("dequantized");
        boolean perRow = outcome.output("scale") instanceof Value.Arr;
        double[] scales = perRow ? outcome.vector("scale") : new double[] {outcome.number("scale")};
        int count = Math.min(1000, x.data.length);
        double[] nearest = new double[count];
        double[] actual = new double[count];
        for (int i = 0; i < count; i++) {
            nearest[i] = Double.POSITIVE_INFINITY;
            double scale = scales[perRow ? i / x.numCols : 0];
            for (int q = -LARGEST; q <= LARGEST; q++) {
                nearest[i] = Math.min(nearest[i], Math.abs(x.data[i] - q * scale));
            }
            actual[i] = Math.abs(x.data[i] - dequantized.data[i]);
        }
        Outcome halves = run.apply(of(new double[] {127, 2.5, 3.5}));
        double perTensorError = firstRowError(run, "per-tensor");
        return new Checks()
                .holds(
                        "no error above half a step",
                        "误差不超过半步",
                        outcome.number("max_abs_error") <= Sums.largest(scales) * (0.5 + 1e-12))
                .equal(
                        "every number went to the nearest of 255 levels, all tried",
                        "每个数都取最近的一级（逐一试 255 级）",
                        nearest,
                        actual,
                        1e-12 * Math.max(1, Sums.largest(x.data)))
                .holds(
                        "an outlier spoils the other row of a shared scale: over 5 times the error (own case)",
                        "共用系数时离群值拖累另一行：误差超过 5 倍（自带示例）",
                        perTensorError > 5 * firstRowError(run, "per-row") && perTensorError < 0.1)
                .equal(
                        "halves go to the even integer: 2.5 to 2, 3.5 to 4",
                        "半数取偶：2.5 取 2，3.5 取 4",
                        new double[] {2, 4},
                        Arrays.copyOfRange(halves.matrix("q").data, 1, 3),
                        0)
                .equal(
                        "zeros have scale 1",
                        "全零时系数为 1",
                        1,
                        run.apply(of(new double[2])).number("scale"))
                .list();
    }

    private Arguments of(double[] row) {
        return new Case(this).set("x", new double[][] {row}).arguments();
    }

    private double firstRowError(Function<Arguments, Outcome> run, String mode) {
        Arguments own = new Case(this).set("mode", mode).arguments();
        return Sums.largestDifference(
                Rows.of(own.matrix("x"), 0), Rows.of(run.apply(own).matrix("dequantized"), 0));
    }
}
