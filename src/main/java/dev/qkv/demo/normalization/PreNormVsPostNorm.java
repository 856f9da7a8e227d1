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
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * The variance of the residual stream through a stack of random linear sublayers, pre-norm and post-norm.
 *
 * <p>Layer norm without weight and bias and with eps 0. The numbers drawn come from SplittableRandom(seed): the input, then each matrix row by row; both stacks use the same.
 *
 * <p>Source: Xiong et al. 2020, arXiv 2002.04745.
 */
public final class PreNormVsPostNorm implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "pre-norm-vs-post-norm",
            new Caption(
                    "Pre-norm lets the residual stream grow, post-norm resets it in every layer.",
                    "Pre-Norm 任残差流增长，Post-Norm 每层把它拉回。"),
            "pre: x + LN(x)W;  post: LN(x + xW)",
            "Xiong et al. 2020, arXiv:2002.04745",
            List.of(
                    Param.integer("layers", 48, Range.between(1, 200), "sublayers", "子层数"),
                    Param.integer("d", 64, Range.between(2, 256), "width", "宽度"),
                    Param.number("gain", 1, Range.between(-100, 100), "factor on the matrices", "矩阵的系数"),
                    Param.integer("seed", 1, Range.any(), "of the drawn numbers", "随机种子")),
            List.of(),
            List.of(
                    Output.of("pre_variance", "[l]", "after each layer, entry 0 the input", "各层之后的方差，第 0 项为输入"),
                    Output.of("post_variance", "[l]", "the same for post-norm", "同上，Post-Norm"),
                    Output.of("pre_growth", "", "per layer, on average", "平均每层增长"),
                    Output.of("skip_sum_variance", "", "of the input plus all sublayer outputs", "输入加全部子层输出的方差")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double layers = arguments.num("layers");
        double d = arguments.num("d");
        double gain = arguments.num("gain");
        double seed = arguments.num("seed");
        SplittableRandom random = new SplittableRandom((long) seed);
        int width = (int) d;
        int depth = (int) layers;
        double[] pre = drawn(random, width, Math.sqrt(3));
        double[] post = pre.clone();
        double[] sum = pre.clone();
        double[] preVariance = new double[depth + 1];
        double[] postVariance = new double[depth + 1];
        double[] branchVariance = new double[depth];
        preVariance[0] = variance(pre);
        postVariance[0] = preVariance[0];
        for (int layer = 1; layer <= depth; layer++) {
            double[][] matrix = new double[width][];
            for (int i = 0; i < width; i++) {
                matrix[i] = drawn(random, width, Math.sqrt(3.0 / width) * gain);
            }
            double[] branch = times(normalized(pre), matrix);
            branchVariance[layer - 1] = variance(branch);
            pre = sum(pre, branch);
            sum = sum(sum, branch);
            post = normalized(sum(post, times(post, matrix)));
            preVariance[layer] = variance(pre);
            postVariance[layer] = variance(post);
        }
        return new Working()
                .step(
                        "branch_variance",
                        "[layers]",
                        "of LN(x) W in each layer: about gain², however large the stream has grown",
                        "各层 LN(x) W 的方差：约为 gain²，与残差流已有多大无关",
                        branchVariance)
                .step(
                        "branch_share",
                        "the last branch against the stream it is added to: what late pre-norm layers still change",
                        "最后一层分支与残差流的方差之比：pre-norm 的深层还能改变多少",
                        branchVariance[depth - 1] / preVariance[depth - 1])
                .output("pre_variance", preVariance)
                .output("post_variance", postVariance)
                .output("pre_growth", (preVariance[depth] - preVariance[0]) / layers)
                .output("skip_sum_variance", variance(sum))
                .figure(through(preVariance, postVariance))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double layers = arguments.num("layers");
        double d = arguments.num("d");
        double seed = arguments.num("seed");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double[] ones = new double[(int) layers];
        Arrays.fill(ones, 1);
        double[] post = outcome.vector("post_variance");
        checks.equal(
                "post-norm: every layer ends at variance 1",
                "Post-Norm：每层之后方差都是 1",
                ones,
                Arrays.copyOfRange(post, 1, post.length));
        checks.equal(
                "pre-norm: the stream is the input plus all branches",
                "Pre-Norm：残差流等于输入加所有分支",
                telescoped(arguments),
                outcome.vector("pre_variance")[(int) layers],
                1e-6);
        checks.equal(
                "the sum of the skips, likewise",
                "各分支之和也是如此",
                telescoped(arguments),
                outcome.number("skip_sum_variance"),
                1e-6);
        checks.equal(
                "growth per layer",
                "每层的增长",
                (outcome.vector("pre_variance")[(int) layers] - outcome.vector("pre_variance")[0]) / layers,
                outcome.number("pre_growth"),
                1e-9);
        double input = Naive.variance(drawn(new SplittableRandom((long) seed), (int) d, Math.sqrt(3)));
        Outcome dead = new Case(this, arguments).set("gain", 0).run(run);
        checks.equal(
                "dead sublayers: pre-norm leaves the input as drawn",
                "子层为 0：pre-norm 保持抽出的输入不变",
                input,
                dead.vector("pre_variance")[(int) layers]);
        checks.equal(
                "dead sublayers: post-norm still ends at 1",
                "子层为 0：post-norm 仍归一化到 1",
                1,
                dead.vector("post_variance")[(int) layers]);
        checks.equal("the input's variance, from the draws", "由抽出的数算输入的方差", input, outcome.vector("pre_variance")[0]);
        return checks.list();
    }

    private static double[] drawn(SplittableRandom random, int length, double size) {
        double[] drawn = new double[length];
        for (int i = 0; i < length; i++) {
            drawn[i] = size * (2 * random.nextDouble() - 1);
        }
        return drawn;
    }

    private static double variance(double[] x) {
        return Rows.variance(x, Rows.mean(x));
    }

    private static double[] normalized(double[] x) {
        return LayerNorm.normalized(DMatrixRMaj.wrap(1, x.length, x), 0).data;
    }

    /** A row times a matrix. */
    private static double[] times(double[] x, double[][] matrix) {
        double[] product = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                product[j] += x[i] * matrix[i][j];
            }
        }
        return product;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    /** The variance of the input plus every branch, from the same draws in plain loops. */
    private static double telescoped(Arguments a) {
        SplittableRandom random = new SplittableRandom(a.whole("seed"));
        int d = a.size("d");
        double[] stream = drawn(random, d, Math.sqrt(3));
        for (int layer = 0; layer < a.size("layers"); layer++) {
            double[] rows = drawn(random, d * d, Math.sqrt(3.0 / d) * a.num("gain"));
            double[] standardized = Naive.standardized(stream, 0);
            double[] next = stream.clone();
            for (int cell = 0; cell < rows.length; cell++) {
                next[cell % d] += standardized[cell / d] * rows[cell];
            }
            stream = next;
        }
        return Naive.variance(stream);
    }

    private static Figure through(double[] pre, double[] post) {
        double[] layers = new double[pre.length];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = l;
        }
        return new Figure.LinePlot(
                new Caption("Variance of the residual stream", "残差流的方差"),
                new Figure.Axis(new Caption("layer", "层"), "", false),
                new Figure.Axis(new Caption("variance", "方差"), "", false),
                List.of(
                        new Figure.Series(Caption.same("pre-norm"), layers, pre),
                        new Figure.Series(Caption.same("post-norm"), layers, post)),
                List.of());
    }
}
