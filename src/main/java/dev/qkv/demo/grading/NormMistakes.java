package dev.qkv.demo.grading;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Demo;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Mistakes in normalization: which numbers share a mean, which deviation divides, where eps stands. */
final class NormMistakes {
    private final Arguments arguments;
    private final double eps;
    private final List<Mistake> mistakes = new ArrayList<>();

    private NormMistakes(Demo demo) {
        arguments = demo.arguments();
        eps = arguments.num("eps");
    }

    static List<Mistake> of(Demo demo) {
        NormMistakes all = new NormMistakes(demo);
        switch (demo.mechanism().id()) {
            case "layer-norm" -> all.layer();
            case "rms-norm" -> all.rms();
            case "batch-norm" -> all.batch();
            default -> all.block();
        }
        return all.mistakes;
    }

    private static double deviation(double[] x, int ddof) {
        return x.length > ddof ? Math.sqrt(Naive.variance(x) * x.length / (x.length - ddof)) : 0;
    }

    private static double[] centred(double[] x, double divisor) {
        double mean = Sums.mean(x);
        double[] centred = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            centred[i] = divisor == 0 ? 0 : (x[i] - mean) / divisor;
        }
        return centred;
    }

    private double[] sample(double[] x) {
        double deviation = deviation(x, 1);
        return centred(x, Math.sqrt(deviation * deviation + eps));
    }

    private static double meanSquare(double[] x) {
        return Naive.dot(x, x) / x.length;
    }

    private double[] rms(double[] x) {
        double root = Math.sqrt(meanSquare(x) + eps);
        return java.util.Arrays.stream(x).map(value -> value / root).toArray();
    }

    private void layer() {
        normed(
                "the sample deviation (n − 1) instead of the population one (n)",
                "用了样本标准差（除以 n − 1），应为总体标准差（除以 n）",
                this::sample,
                false);
        normed("eps added outside the square root", "eps 加在了根号外面", x -> centred(x, deviation(x, 0) + eps), false);
        normed("the mean is not subtracted: that is RMSNorm", "没有减均值：这是 RMSNorm", this::rms, false);
        normed(
                "normalized down the columns, as batch norm does, instead of along each row",
                "沿列归一化了（那是 BatchNorm），应逐行",
                x -> Naive.standardized(x, eps),
                true);
        normed(
                "divided by the variance instead of its root",
                "除以了方差，应为其平方根",
                x -> centred(x, Naive.variance(x) + eps),
                false);
        normed("the deviation is not divided by", "没有除以标准差", x -> centred(x, 1), false);
    }

    private void rms() {
        normed(
                "the mean is subtracted: that is LayerNorm",
                "减了均值：这是 LayerNorm",
                x -> Naive.standardized(x, eps),
                false);
        normed(
                "divided by the root of the sum of squares, not of their mean",
                "除以了平方和的根，应为均方的根",
                x -> scaled(x, Math.sqrt(Naive.dot(x, x) + eps)),
                false);
        normed(
                "eps added outside the square root",
                "eps 加在了根号外面",
                x -> scaled(x, Math.sqrt(meanSquare(x)) + eps),
                false);
        normed(
                "divided by the mean square instead of its root",
                "除以了均方，应为其平方根",
                x -> scaled(x, meanSquare(x) + eps),
                false);
        normed("normalized down the columns instead of along each row", "沿列归一化了，应逐行", this::rms, true);
    }

    private static double[] scaled(double[] x, double divisor) {
        return java.util.Arrays.stream(x).map(value -> value / divisor).toArray();
    }

    private void batch() {
        normed(
                "the sample variance (n − 1) in the normalization; it belongs to the running variance only",
                "归一化时用了样本方差（n − 1）；它只用于滑动方差",
                this::sample,
                true);
        normed(
                "normalized along each row, as layer norm does, instead of down the columns",
                "逐行归一化了（那是 LayerNorm），应沿列",
                x -> Naive.standardized(x, eps),
                false);
        normed("eps added outside the square root", "eps 加在了根号外面", x -> centred(x, deviation(x, 0) + eps), true);
        mistakes.add(Mistake.of(
                "the running variance takes the population variance; it wants the sample one (n − 1)",
                "滑动方差用了总体方差；应为样本方差（n − 1）",
                "running_var",
                () -> {
                    double[][] columns = Naive.transposed(arguments.matrix("x").get2DData());
                    double[] running = arguments.vector("running_var");
                    double momentum = arguments.num("momentum");
                    for (int j = 0; j < running.length; j++) {
                        running[j] = (1 - momentum) * running[j] + momentum * Naive.variance(columns[j]);
                    }
                    return Value.of(running);
                }));
    }

    /** @param down whether a column is normalized instead of a row */
    private void normed(String en, String zh, UnaryOperator<double[]> norm, boolean down) {
        mistakes.add(Mistake.of(en, zh, "output", () -> {
            double[][] x = arguments.matrix("x").get2DData();
            double[][] normed = each(down ? Naive.transposed(x) : x, norm);
            normed = down ? Naive.transposed(normed) : normed;
            double[] weight = arguments.vector("weight");
            double[] bias = arguments.vector("bias");
            for (double[] row : normed) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = row[j] * weight[j] + bias[j];
                }
            }
            return Value.of(normed);
        }));
    }

    private static double[][] each(double[][] rows, UnaryOperator<double[]> norm) {
        double[][] normed = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            normed[i] = norm.apply(rows[i]);
        }
        return normed;
    }

    private void block() {
        blocks(
                "the sample deviation (n − 1) instead of the population one (n)",
                "用了样本标准差（除以 n − 1），应为总体标准差（除以 n）",
                this::sample,
                1);
        blocks("the residual is not added", "漏了残差相加", x -> Naive.standardized(x, eps), 0);
        blocks("the norm is missing", "漏了归一化", x -> x, 1);
        blocks("RMSNorm instead of LayerNorm", "用了 RMSNorm，应为 LayerNorm", this::rms, 1);
    }

    private void blocks(String en, String zh, UnaryOperator<double[]> norm, double residual) {
        mistakes.add(Mistake.of(en, zh, () -> {
            double[][] x = arguments.matrix("x").get2DData();
            double[][] w = arguments.matrix("w").get2DData();
            double[][] kept = Naive.times(residual, x);
            return Map.of(
                    "pre_norm", Value.of(Naive.sum(kept, Naive.times(each(x, norm), w))),
                    "post_norm", Value.of(each(Naive.sum(kept, Naive.times(x, w)), norm)));
        }));
    }
}
