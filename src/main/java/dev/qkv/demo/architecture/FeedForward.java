package dev.qkv.demo.architecture;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Limits;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
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
 * The position-wise feed-forward layer: up, ReLU, down, each row by itself.
 *
 * <p>Source: Vaswani et al. 2017, arXiv 1706.03762, section 3.3.
 */
public final class FeedForward implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "ffn",
            new Caption("Transforms every token by itself, through a wider layer.", "经过一个更宽的层，逐个变换 token。"),
            "FFN(x) = max(0, x W₁ + b₁) W₂ + b₂",
            "Vaswani et al. 2017, arXiv:1706.03762, section 3.3",
            List.of(),
            List.of(
                    Input.required("x", "[n][d]", "one row a token", "每个 token 一行"),
                    Input.required("w1", "[d][f]", "up", "升维"),
                    Input.required("w2", "[f][d]", "down", "降维"),
                    new Input(
                            "b1",
                            Signature.Type.NUM,
                            "[f]",
                            "zeros",
                            Range.any(),
                            new Caption("bias of the inner layer", "中间层偏置")),
                    new Input(
                            "b2",
                            Signature.Type.NUM,
                            "[d]",
                            "zeros",
                            Range.any(),
                            new Caption("bias of the output", "输出偏置"))),
            List.of(
                    Output.of("hidden", "[n][f]", "relu(x w1 + b1)", "relu(x w1 + b1)"),
                    Output.of("output", "[n][d]", "hidden w2 + b2", "hidden w2 + b2"),
                    Output.of("matrix_params", "", "2df", "2df"),
                    Output.of(
                            "block_share", "", "of a layer's matrices, attention 4d² beside", "占一层矩阵参数的比例（注意力 4d²）")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("x", Wave.of(3, 2, 0), "w1", Wave.of(2, 8, 1), "w2", Wave.of(8, 2, 2));
    }

    @Override
    public Arguments complete(Arguments arguments) {

        Limits.work(
                Code.BAD_INPUT,
                "n*d*f",
                (double) arguments.length("x") * arguments.length("w1") * arguments.width("w1"));
        Limits.size(Code.BAD_INPUT, "n*f", (double) arguments.length("x") * arguments.width("w1"));
        Arguments completed = arguments.hasInput("b1")
                ? arguments
                : arguments.withInput("b1", Value.of(new double[arguments.width("w1")]));
        return arguments.hasInput("b2")
                ? completed
                : completed.withInput("b2", Value.of(new double[arguments.length("w1")]));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double[] b1 = arguments.vector("b1");
        double[] b2 = arguments.vector("b2");
        DMatrixRMaj hidden = CommonOps_DDRM.mult(arguments.matrix("x"), arguments.matrix("w1"), null); // n × f
        for (int i = 0; i < hidden.data.length; i++) {
            hidden.data[i] = Math.max(0, hidden.data[i] + b1[i % b1.length]);
        }
        DMatrixRMaj output = CommonOps_DDRM.mult(hidden, arguments.matrix("w2"), null); // n × d
        for (int i = 0; i < output.data.length; i++) {
            output.data[i] += b2[i % b2.length];
        }
        double matrix = 2.0 * b2.length * b1.length;
        return new Working()
                .output("hidden", hidden)
                .output("output", output)
                .output("matrix_params", matrix)
                .output("block_share", matrix / (4.0 * b2.length * b2.length + matrix))
                .heatmap(
                        new Caption("Hidden layer after ReLU", "ReLU 之后的中间层"),
                        new Caption("token", "token"),
                        new Caption("unit", "单元"),
                        hidden)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[][] x = arguments.matrix("x").get2DData();
        double[][] w1 = arguments.matrix("w1").get2DData();
        double[][] w2 = arguments.matrix("w2").get2DData();
        double[] b1 = arguments.vector("b1");
        double[] b2 = arguments.vector("b2");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double[][] naiveHidden = naiveHidden(x, w1, b1);
        double[][] naive = shifted(Naive.times(naiveHidden, w2), b2);
        checks.equal(
                "hidden layer by plain loops, ReLU as (t + |t|)/2",
                "逐项循环的中间层，ReLU 写成 (t + |t|)/2",
                naiveHidden,
                outcome.matrix("hidden"));
        checks.equal("output by plain loops", "逐项循环的输出", naive, outcome.matrix("output"));
        checks.equal(
                "rows reversed before or after: the same",
                "先后倒序，结果相同",
                reversed(naive),
                new Case(this, arguments).set("x", reversed(x)).run(run).matrix("output"));
        checks.equal(
                "the first row needs no other",
                "第一行不需要别的行",
                new double[][] {naive[0]},
                new Case(this, arguments)
                        .set("x", new double[][] {x[0]})
                        .run(run)
                        .matrix("output"));
        checks.equal(
                "f = 4d: two thirds of a layer",
                "f = 4d：占一层的三分之二",
                2 / 3.0,
                new Case(this).run(run).number("block_share"));
        checks.equal(
                "two matrices, counted",
                "数一数两个矩阵",
                (double) w1.length * w1[0].length + (double) w2.length * w2[0].length,
                outcome.number("matrix_params"),
                0);
        return checks.list();
    }

    private static double[][] naiveHidden(double[][] x, double[][] w1, double[] b1) {
        double[][] hidden = shifted(Naive.times(x, w1), b1);
        for (double[] row : hidden) {
            for (int j = 0; j < row.length; j++) {
                row[j] = (row[j] + Math.abs(row[j])) / 2;
            }
        }
        return hidden;
    }

    private static double[][] shifted(double[][] rows, double[] bias) {
        double[][] shifted = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            shifted[i] = rows[i].clone();
            for (int j = 0; j < bias.length; j++) {
                shifted[i][j] += bias[j];
            }
        }
        return shifted;
    }

    private static double[][] reversed(double[][] rows) {
        double[][] reversed = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            reversed[i] = rows[rows.length - 1 - i];
        }
        return reversed;
    }
}
