package dev.qkv.demo.normalization;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.NumberText;
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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Why text is not batch-normalized: another sentence in the batch, or padding, moves everybody's output. One row is replaced, and the other rows are watched under
 * batch norm (down the columns) and layer norm (along the rows), both without weight and bias.
 *
 * <p>Source: Ioffe &amp; Szegedy 2015, arXiv 1502.03167, algorithm 1; Shen et al. 2020, arXiv 2003.07845.
 */
public final class BatchNormInNlp implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "batchnorm-in-nlp",
            new Caption(
                    "Batch norm makes a row depend on the others in its batch, padding included; layer norm does not.",
                    "BatchNorm 让每一行都依赖同批的其他行（包括填充）；LayerNorm 则不会。"),
            "batch norm: statistics of each column; layer norm: of each row",
            "Ioffe & Szegedy 2015, arXiv:1502.03167, algorithm 1; Shen et al. 2020, arXiv:2003.07845",
            List.of(
                    Param.derived(
                            "row", Signature.Type.INT, "n-1", Range.atLeast(0), "the row that is replaced", "被替换的那一行"),
                    RmsNorm.eps(1e-5)),
            List.of(
                    Input.required("x", "[n][d]", "one row a token of the batch, n >= 2", "批中每个 token 一行，n >= 2"),
                    Input.required("replacement", "[d]", "what stands in that row instead", "替换成的内容")),
            List.of(
                    Output.of("batch_norm", "[n][d]", "each column to mean 0 and variance 1", "每列归一化为均值 0、方差 1"),
                    Output.of("batch_norm_replaced", "[n][d]", "the same after the replacement", "替换之后同样计算"),
                    Output.of("layer_norm", "[n][d]", "each row to mean 0 and variance 1", "每行归一化为均值 0、方差 1"),
                    Output.of("layer_norm_replaced", "[n][d]", "the same after the replacement", "替换之后同样计算"),
                    Output.of(
                            "batch_norm_change", "", "largest change in the rows that were not touched", "未被替换的行的最大变化"),
                    Output.of("layer_norm_change", "", "likewise", "同上")));

    private static final double[] OWN_REPLACEMENT = {5, -5, 5};

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("x", Wave.of(4, 3, 0), "replacement", Value.of(OWN_REPLACEMENT.clone()));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        double n = arguments.length("x");
        if (n < 2) {
            throw DemoException.badShape("x has 1 row, at least 2 are needed: batch statistics are over the rows");
        }
        Arguments completed = arguments.hasParam("row") ? arguments : arguments.withParam("row", Value.of(n - 1));
        if (completed.num("row") >= n) {
            throw DemoException.badShape("row is " + NumberText.of(completed.num("row")) + ", x has " + NumberText.of(n)
                    + " rows, counted from 0");
        }
        return completed;
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj x = arguments.matrix("x");
        double eps = arguments.num("eps");
        int row = arguments.size("row");
        DMatrixRMaj replaced = x.copy();
        System.arraycopy(arguments.vector("replacement"), 0, replaced.data, row * x.numCols, x.numCols);
        DMatrixRMaj batchNorm = columns(x, eps);
        DMatrixRMaj batchNormReplaced = columns(replaced, eps);
        DMatrixRMaj layerNorm = LayerNorm.normalized(x, eps);
        DMatrixRMaj layerNormReplaced = LayerNorm.normalized(replaced, eps);
        Caption token = new Caption("token", "token");
        Caption dimension = new Caption("dimension", "维度");
        return new Working()
                .step("batch_norm", "[n][d]", "down the columns of x", "沿 x 的各列", batchNorm)
                .step("layer_norm", "[n][d]", "along the rows of x", "沿 x 的各行", layerNorm)
                .step("replaced", "[n][d]", "x with row " + row + " replaced", "x 的第 " + row + " 行被替换", replaced)
                .step("batch_norm_replaced", "[n][d]", "every row has moved", "每一行都变了", batchNormReplaced)
                .step(
                        "layer_norm_replaced",
                        "[n][d]",
                        "only the replaced row has moved",
                        "只有被替换的行变了",
                        layerNormReplaced)
                .output("batch_norm", batchNorm)
                .output("batch_norm_replaced", batchNormReplaced)
                .output("layer_norm", layerNorm)
                .output("layer_norm_replaced", layerNormReplaced)
                .output("batch_norm_change", change(batchNorm, batchNormReplaced, row))
                .output("layer_norm_change", change(layerNorm, layerNormReplaced, row))
                .heatmap(new Caption("Batch norm", "BatchNorm"), token, dimension, batchNorm)
                .heatmap(
                        new Caption("Batch norm, one row replaced", "BatchNorm，替换一行之后"),
                        token,
                        dimension,
                        batchNormReplaced)
                .heatmap(
                        new Caption("Layer norm, one row replaced", "LayerNorm，替换一行之后"),
                        token,
                        dimension,
                        layerNormReplaced)
                .outcome();
    }

    /** Batch norm is layer norm of the transposed matrix; n × d. */
    private static DMatrixRMaj columns(DMatrixRMaj x, double eps) {
        return CommonOps_DDRM.transpose(LayerNorm.normalized(CommonOps_DDRM.transpose(x, null), eps), null);
    }

    /** The largest change in any row but one. */
    private static double change(DMatrixRMaj before, DMatrixRMaj after, int except) {
        double largest = 0;
        for (int i = 0; i < before.numRows; i++) {
            if (i != except) {
                largest = Math.max(largest, Sums.largestDifference(Rows.of(before, i), Rows.of(after, i)));
            }
        }
        return largest;
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        DMatrixRMaj x = arguments.matrix("x");
        double eps = arguments.num("eps");
        Outcome outcome = run.apply(arguments);
        Arguments padded = new Case(this)
                .set("x", new double[][] {{1}, {3}})
                .set("replacement", new double[] {0})
                .set("eps", 0)
                .arguments();
        Checks checks = new Checks()
                .equal(
                        "layer norm leaves the other rows as they were",
                        "LayerNorm 不影响其他行",
                        0,
                        outcome.number("layer_norm_change"),
                        0)
                .holds(
                        "batch norm moves them (own case)",
                        "BatchNorm 会影响其他行（自带示例）",
                        run.apply(new Case(this).arguments()).number("batch_norm_change") > 0.01)
                .equal(
                        "tokens 1 and 3, then 3 becomes padding 0: the 1 was −1 and is 1 (ε = 0)",
                        "token 1 与 3，其中 3 换成填充 0：1 对应的输出由 −1 变为 1（ε = 0）",
                        1,
                        run.apply(padded).matrix("batch_norm_replaced").get(0, 0));
        if (!Naive.isSmall((double) x.numRows * x.numCols * (x.numRows + x.numCols))) {
            return checks.list();
        }
        double rowCondition = 1;
        for (int i = 0; i < x.numRows; i++) {
            rowCondition = Math.max(rowCondition, Rows.condition(Rows.of(x, i)));
        }
        double columnCondition = 1;
        double[][] transposed = Naive.transposed(x.get2DData());
        double[][] expected = new double[transposed.length][];
        for (int j = 0; j < transposed.length; j++) {
            columnCondition = Math.max(columnCondition, Rows.condition(transposed[j]));
            expected[j] = Naive.standardized(transposed[j], eps);
        }
        double columnTolerance = Checks.TOLERANCE * Math.max(1, 1e-5 * columnCondition);
        return checks.equal(
                        "every column of batch_norm has mean 0",
                        "batch_norm 每列均值为 0",
                        new double[x.numCols],
                        means(CommonOps_DDRM.transpose(outcome.matrix("batch_norm"), null)),
                        columnTolerance)
                .equal(
                        "every row of layer_norm has mean 0",
                        "layer_norm 每行均值为 0",
                        new double[x.numRows],
                        means(outcome.matrix("layer_norm")),
                        Checks.TOLERANCE * Math.max(1, 1e-5 * rowCondition))
                .equal(
                        "batch norm with the variance from the differences of all pairs",
                        "由两两之差求方差的 BatchNorm",
                        Naive.transposed(expected),
                        outcome.matrix("batch_norm"),
                        columnTolerance)
                .list();
    }

    /** Of each row. */
    private static double[] means(DMatrixRMaj matrix) {
        double[] means = Sums.rows(matrix);
        for (int i = 0; i < means.length; i++) {
            means[i] /= matrix.numCols;
        }
        return means;
    }
}
