package dev.qkv.demo.normalization;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Limits;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Rows;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
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
 * One residual block, normalized before or after: {@code pre = x + LN(x) w}, {@code post = LN(x + x w)}; the sublayer is linear, LN is layer norm without weight
 * and bias.
 *
 * <p>Source: post-norm Vaswani et al. 2017, arXiv 1706.03762, section 3.1; pre-norm Xiong et al. 2020, arXiv 2002.04745.
 */
public final class ResidualBlock implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "residual-block",
            new Caption(
                    "Pre-norm leaves the residual path untouched; post-norm normalizes it after every block.",
                    "Pre-norm 不动残差通路；post-norm 在每个块之后都对它归一化。"),
            "pre = x + LN(x) w; post = LN(x + x w)",
            "Vaswani et al. 2017, arXiv:1706.03762, section 3.1; Xiong et al. 2020, arXiv:2002.04745",
            List.of(RmsNorm.eps(1e-5)),
            List.of(
                    Input.required("x", "[n][d]", "one row a token", "每个 token 一行"),
                    Input.required("w", "[d][d]", "the sublayer", "子层的权重")),
            List.of(
                    Output.of("pre_norm", "[n][d]", "x + LN(x) w", "x + LN(x) w"),
                    Output.of("post_norm", "[n][d]", "LN(x + x w)", "LN(x + x w)")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("x", Wave.of(3, 4, 0), "w", Wave.of(4, 4, 1));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        double d = arguments.width("x");
        Limits.work(Code.BAD_INPUT, "2*n*d*d", 2 * arguments.length("x") * d * d);
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj x = arguments.matrix("x");
        DMatrixRMaj w = arguments.matrix("w");
        double eps = arguments.num("eps");
        DMatrixRMaj normalized = LayerNorm.normalized(x, eps); // n × d
        DMatrixRMaj preNorm = CommonOps_DDRM.add(x, CommonOps_DDRM.mult(normalized, w, null), null);
        DMatrixRMaj sum = CommonOps_DDRM.add(x, CommonOps_DDRM.mult(x, w, null), null);
        DMatrixRMaj postNorm = LayerNorm.normalized(sum, eps);
        return new Working()
                .step(
                        "normalized",
                        "[n][d]",
                        "LN(x), what the pre-norm sublayer sees",
                        "LN(x)，pre-norm 子层的输入",
                        normalized)
                .step("sum", "[n][d]", "x + x w, what post-norm normalizes", "x + x w，post-norm 归一化的对象", sum)
                .output("pre_norm", preNorm)
                .output("post_norm", postNorm)
                .bars(new Caption("Row norms after pre-norm", "pre-norm 之后各行的范数"), norms(preNorm))
                .bars(new Caption("Row norms after post-norm: √d", "post-norm 之后各行的范数：√d"), norms(postNorm))
                .outcome();
    }

    private static double[] norms(DMatrixRMaj matrix) {
        double[] norms = new double[matrix.numRows];
        for (int i = 0; i < norms.length; i++) {
            double[] row = Rows.of(matrix, i);
            norms[i] = Math.sqrt(Naive.dot(row, row));
        }
        return norms;
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[][] x = arguments.matrix("x").get2DData();
        double[][] w = arguments.matrix("w").get2DData();
        double eps = arguments.num("eps");
        Outcome outcome = run.apply(arguments);
        Arguments identity = new Case(this, new Case(this).arguments())
                .set("w", new double[4][4])
                .arguments();
        Checks checks = new Checks()
                .equal(
                        "a sublayer of 0: pre-norm is the identity",
                        "子层为 0：pre-norm 就是恒等映射",
                        identity.matrix("x").get2DData(),
                        run.apply(identity).matrix("pre_norm"),
                        0);
        if (!Naive.isSmall((double) x.length * x[0].length * x[0].length)) {
            return checks.list();
        }
        double[][] normalized = new double[x.length][];
        double[][] sum = Naive.sum(x, Naive.times(x, w));
        double[] expectedSquares = new double[x.length];
        double[] squares = new double[x.length];
        double condition = 1;
        for (int i = 0; i < x.length; i++) {
            normalized[i] = Naive.standardized(x[i], eps);
            double variance = Naive.variance(sum[i]);
            double[] row = Rows.of(outcome.matrix("post_norm"), i);
            expectedSquares[i] = variance == 0 ? 0 : variance / (variance + eps);
            squares[i] = Naive.dot(row, row) / row.length;
            condition = Math.max(condition, Math.max(Rows.condition(x[i]), Rows.condition(sum[i])));
        }
        double tolerance = Checks.TOLERANCE * Math.max(1, 1e-5 * condition);
        return checks.equal(
                        "pre-norm by plain loops: x plus LN(x) w",
                        "逐项循环的 pre-norm：x 加 LN(x) w",
                        Naive.sum(x, Naive.times(normalized, w)),
                        outcome.matrix("pre_norm"),
                        tolerance)
                .equal(
                        "every row of post-norm has mean 0",
                        "post-norm 每行均值为 0",
                        new double[x.length],
                        Sums.rows(outcome.matrix("post_norm")),
                        tolerance)
                .equal("and mean square 1, less the share of ε", "均方为 1 减去 ε 的份额", expectedSquares, squares, tolerance)
                .list();
    }
}
