package dev.qkv.demo.normalization;

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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Batch normalization in training: column by column over the n rows, {@code (x - mean) / sqrt(variance + eps) · weight + bias}, the variance biased.
 *
 * <p>The running statistics move by momentum towards the batch's, the running variance towards the <em>unbiased</em> one (divided by n - 1), as PyTorch does.
 * Source: Ioffe &amp; Szegedy 2015, arXiv 1502.03167, algorithm 1.
 */
public final class BatchNorm implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "batch-norm",
            new Caption(
                    "Normalizes each column over the batch, and keeps running statistics for inference.",
                    "沿批次对每列归一化，并为推理维护滑动统计量。"),
            "y = (x − batch_mean) / √(batch_variance + ε) · weight + bias; running = (1 − momentum) · running +"
                    + " momentum · batch",
            "Ioffe & Szegedy 2015, arXiv:1502.03167, algorithm 1",
            List.of(
                    RmsNorm.eps(1e-5),
                    Param.number(
                            "momentum",
                            0.1,
                            Range.between(0, 1),
                            "share of the batch in the running statistics",
                            "滑动统计量中本批所占的比例")),
            List.of(
                    Input.required("x", "[n][d]", "one row a sample, n >= 2", "每个样本一行，n >= 2"),
                    Rows.weight(),
                    Rows.bias(),
                    Input.optional("running_mean", "[d]", "all 0", "before the step", "更新前的滑动均值"),
                    Input.optional("running_var", "[d]", "all 1", "before the step", "更新前的滑动方差")),
            List.of(
                    Output.of("output", "[n][d]", "normalized columns", "归一化后的列"),
                    Output.of("batch_mean", "[d]", "of each column", "每列的均值"),
                    Output.of("batch_variance", "[d]", "of each column, biased", "每列的有偏方差"),
                    Output.of("running_mean", "[d]", "after the step", "更新后的滑动均值"),
                    Output.of("running_var", "[d]", "after the step", "更新后的滑动方差")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("x", Wave.of(4, 3, 0));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        if (arguments.length("x") < 2) {
            throw DemoException.badShape("x has 1 row, at least 2 are needed: the statistics are over the rows");
        }
        Arguments completed = Rows.withDefault(Rows.withDefault(arguments, "weight", 1), "bias", 0);
        return Rows.withDefault(Rows.withDefault(completed, "running_mean", 0), "running_var", 1);
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj x = arguments.matrix("x");
        double[] weight = arguments.vector("weight");
        double[] bias = arguments.vector("bias");
        double[] runningMean = arguments.vector("running_mean");
        double[] runningVar = arguments.vector("running_var");
        double eps = arguments.num("eps");
        double momentum = arguments.num("momentum");
        int n = x.numRows;
        double[] mean = new double[x.numCols];
        double[] variance = new double[x.numCols];
        DMatrixRMaj output = new DMatrixRMaj(n, x.numCols);
        for (int j = 0; j < x.numCols; j++) {
            double[] column = CommonOps_DDRM.extractColumn(x, j, null).data;
            mean[j] = Rows.mean(column);
            variance[j] = Rows.variance(column, mean[j]);
            for (int i = 0; i < n; i++) {
                output.set(i, j, Rows.standardized(column[i] - mean[j], variance[j], eps) * weight[j] + bias[j]);
            }
            double unbiased = variance[j] * n / (n - 1);
            runningMean[j] = (1 - momentum) * runningMean[j] + momentum * mean[j];
            runningVar[j] = (1 - momentum) * runningVar[j] + momentum * unbiased;
        }
        return new Working()
                .step("batch_mean", "[d]", "down the column", "沿列求均值", mean)
                .step("batch_variance", "[d]", "mean of (x − mean)²", "(x − mean)² 的均值", variance)
                .output("output", output)
                .output("batch_mean", mean)
                .output("batch_variance", variance)
                .output("running_mean", runningMean)
                .output("running_var", runningVar)
                .heatmap(
                        new Caption("Columns before", "归一化之前的列"),
                        new Caption("sample", "样本"),
                        new Caption("feature", "特征"),
                        x)
                .heatmap(
                        new Caption("Normalized columns", "归一化后的列"),
                        new Caption("sample", "样本"),
                        new Caption("feature", "特征"),
                        output)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        DMatrixRMaj x = arguments.matrix("x");
        int n = x.numRows;
        double eps = arguments.num("eps");
        double momentum = arguments.num("momentum");
        double[] runningVar = arguments.vector("running_var");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks()
                .equal("two rows, ε = 0: −1 and 1", "两行，ε = 0：−1 与 1", new double[] {-1, 1}, column(run, 1, 3))
                .equal("a constant column gives the bias, 0", "常数列得到偏置 0", new double[] {0, 0}, column(run, 2, 2));
        if (!Naive.isSmall((double) n * n * x.numCols)) {
            return checks.list();
        }
        double[] zero = new double[x.numCols];
        double[] means = new double[x.numCols];
        double[] expectedSquares = new double[x.numCols];
        double[] squares = new double[x.numCols];
        double[] expectedRunning = new double[x.numCols];
        double condition = 1;
        for (int j = 0; j < x.numCols; j++) {
            double[] column = CommonOps_DDRM.extractColumn(x, j, null).data;
            double[] normalized = CommonOps_DDRM.extractColumn(outcome.matrix("output"), j, null).data;
            double variance = Naive.variance(column);
            means[j] = Sums.mean(normalized);
            squares[j] = Naive.dot(normalized, normalized) / n;
            expectedSquares[j] = variance == 0 ? 0 : variance / (variance + eps);
            expectedRunning[j] = (1 - momentum) * runningVar[j] + momentum * variance * n / (n - 1);
            condition = Math.max(condition, Rows.condition(column));
        }
        double tolerance = Checks.TOLERANCE * Math.max(1, 1e-5 * condition);
        checks.equal(
                "running variance, the batch's from the differences of all pairs over n(n − 1)",
                "滑动方差，其中批方差由两两之差除以 n(n − 1) 求得",
                expectedRunning,
                outcome.vector("running_var"));
        if (Rows.isPlain(arguments)) {
            checks.equal("every column has mean 0", "每列均值为 0", zero, means, tolerance)
                    .equal(
                            "and mean square 1, less the share of ε",
                            "均方为 1 减去 ε 的份额",
                            expectedSquares,
                            squares,
                            tolerance);
        }
        return checks.list();
    }

    /** The output of one column of two numbers with ε = 0. */
    private double[] column(Function<Arguments, Outcome> run, double first, double second) {
        return run.apply(new Case(this)
                        .set("x", new double[][] {{first}, {second}})
                        .set("eps", 0)
                        .arguments())
                .matrix("output")
                .data;
    }
}
