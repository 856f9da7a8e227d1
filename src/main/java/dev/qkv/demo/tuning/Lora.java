package dev.qkv.demo.tuning;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Limits;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Value;
import dev.qkv.demo.Wave;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Low-rank adaptation: {@code merged = w + (alpha/r) b a}, {@code output = x mergedᵀ}.
 *
 * <p>In the layout of the paper and of a PyTorch Linear: weight rows are outputs. Source: Hu et al. 2021, arXiv 2106.09685, section 4.1.
 */
public final class Lora implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "lora",
            new Caption(
                    "Trains a product of two thin matrices beside a frozen one, and can be merged into it.",
                    "冻结原矩阵，只训练两个窄矩阵之积，之后可合并回去。"),
            "W′ = W + (α/r) B A",
            "Hu et al. 2021, arXiv:2106.09685, section 4.1",
            List.of(
                    Param.required("r", Signature.Type.INT, Range.atLeast(1), "rank of the update", "更新的秩"),
                    Param.required(
                            "alpha", Signature.Type.NUM, Range.any(), "scales the update by alpha/r", "更新乘以 alpha/r")),
            List.of(
                    Input.required("x", "[n][d_in]", "one row a token", "每个 token 一行"),
                    Input.required("w", "[d_out][d_in]", "frozen", "冻结的权重"),
                    Input.required("a", "[r][d_in]", "trained, down to r", "训练的矩阵，降到 r 维"),
                    Input.required("b", "[d_out][r]", "trained, back up; starts at 0", "训练的矩阵，升回原维度；初值为 0")),
            List.of(
                    Output.of("merged", "[d_out][d_in]", "w + (alpha/r) b a", "w + (alpha/r) b a"),
                    Output.of("output", "[n][d_out]", "x mergedᵀ", "x mergedᵀ"),
                    Output.of("trainable_params", "", "r · (d_in + d_out)", "r · (d_in + d_out)"),
                    Output.of("full_params", "", "d_in · d_out", "d_in · d_out"),
                    Output.of("ratio", "", "trainable / full", "可训练参数所占比例")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownParams() {
        return Map.of("r", Value.of(2), "alpha", Value.of(4));
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        int r = (int) Math.min(params.whole("r"), 4096);
        return Map.of("x", Wave.of(3, 6, 0), "w", Wave.of(6, 6, 1), "a", Wave.of(r, 6, 2), "b", Wave.of(6, r, 3));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        double dIn = arguments.width("x");
        double dOut = arguments.length("w");
        double n = arguments.length("x");
        Limits.size(Code.BAD_INPUT, "n*d_out", n * dOut);
        Limits.work(Code.BAD_INPUT, "(r + n)*d_in*d_out", (arguments.num("r") + n) * dIn * dOut);
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj x = arguments.matrix("x");
        DMatrixRMaj w = arguments.matrix("w");
        double r = arguments.num("r");
        DMatrixRMaj update = CommonOps_DDRM.mult(arguments.matrix("b"), arguments.matrix("a"), null); // d_out × d_in
        CommonOps_DDRM.scale(arguments.num("alpha") / r, update);
        DMatrixRMaj merged = CommonOps_DDRM.add(w, update, null);
        DMatrixRMaj output = CommonOps_DDRM.multTransB(x, merged, null); // n × d_out
        double trainable = r * (w.numCols + w.numRows);
        double full = (double) w.numCols * w.numRows;
        return new Working()
                .step("update", "[d_out][d_in]", "(alpha/r) b a, of rank at most r", "(alpha/r) b a，秩不超过 r", update)
                .output("merged", merged)
                .output("output", output)
                .output("trainable_params", trainable)
                .output("full_params", full)
                .output("ratio", trainable / full)
                .heatmap(
                        new Caption("The update of rank r", "秩为 r 的更新"),
                        new Caption("output", "输出"),
                        new Caption("input", "输入"),
                        update)
                .figure(growth(r, w.numCols + w.numRows, full))
                .outcome();
    }

    /** Trained parameters over the rank, against the whole matrix. */
    private static Figure growth(double r, double perRank, double full) {
        double most = Math.max(2 * r, 2 * full / perRank);
        double[] ranks = {0, most};
        return new Figure.LinePlot(
                new Caption("Trained parameters over the rank", "训练参数随秩的变化"),
                new Figure.Axis(Caption.same("r"), "", false),
                new Figure.Axis(new Caption("parameters", "参数量"), "", false),
                List.of(
                        new Figure.Series(Caption.same("LoRA"), ranks, new double[] {0, most * perRank}),
                        new Figure.Series(new Caption("the whole matrix", "整个矩阵"), ranks, new double[] {full, full})),
                List.of(new Figure.Marker(Caption.same("r = " + NumberText.of(r)), r, r * perRank)));
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[][] x = arguments.matrix("x").get2DData();
        double[][] w = arguments.matrix("w").get2DData();
        double[][] a = arguments.matrix("a").get2DData();
        double[][] b = arguments.matrix("b").get2DData();
        double r = arguments.num("r");
        Outcome outcome = run.apply(arguments);
        double counted = (double) a.length * a[0].length + (double) b.length * b[0].length;
        Arguments own = new Case(this).arguments();
        DMatrixRMaj update = CommonOps_DDRM.subtract(run.apply(own).matrix("merged"), own.matrix("w"), null);
        Checks checks = new Checks()
                .equal("entries of a and b, counted", "数一数 a 与 b 的元素", counted, outcome.number("trainable_params"), 0)
                .equal(
                        "as a share of the entries of w",
                        "占 w 元素的比例",
                        counted / w.length / w[0].length,
                        outcome.number("ratio"))
                .equal(
                        "an update of rank 2 has no 3 × 3 minor (own case)",
                        "秩为 2 的更新没有非零的 3 阶子式（自带示例）",
                        0,
                        largestMinor(update));
        if (Naive.isSmall((double) x.length * w.length * w[0].length)) {
            double[][] frozen = Naive.times(x, Naive.transposed(w));
            double[][] down = Naive.times(x, Naive.transposed(a));
            double[][] update2 = Naive.times(arguments.num("alpha") / r, Naive.times(down, Naive.transposed(b)));
            checks.equal(
                            "two paths, never merged: x wᵀ + (alpha/r) (x aᵀ) bᵀ",
                            "两条支路，不合并：x wᵀ + (alpha/r) (x aᵀ) bᵀ",
                            Naive.sum(frozen, update2),
                            outcome.matrix("output"))
                    .equal(
                            "b = 0, as at the start: the frozen layer",
                            "b = 0（初始状态）：即冻结的层",
                            frozen,
                            run.apply(new Case(this, arguments)
                                            .set("b", new double[b.length][b[0].length])
                                            .arguments())
                                    .matrix("output"));
        }
        return checks.list();
    }

    /** The largest absolute 3 × 3 minor. */
    private static double largestMinor(DMatrixRMaj matrix) {
        double largest = 0;
        DMatrixRMaj minor = new DMatrixRMaj(3, 3);
        for (int i = 0; i + 2 < matrix.numRows; i++) {
            for (int j = 0; j + 2 < matrix.numCols; j++) {
                CommonOps_DDRM.extract(matrix, i, i + 3, j, j + 3, minor, 0, 0);
                largest = Math.max(largest, Math.abs(CommonOps_DDRM.det(minor)));
            }
        }
        return largest;
    }
}
