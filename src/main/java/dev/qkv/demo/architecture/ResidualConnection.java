package dev.qkv.demo.architecture;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.List;
import java.util.function.Function;

/**
 * The derivative of a chain of scalar layers f(a) = gain · a, without skips and with them.
 *
 * <p>Source: He et al. 2015, arXiv 1512.03385.
 */
public final class ResidualConnection implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "residual-connection",
            new Caption(
                    "Why gradients survive depth only where the input is added to the output.",
                    "为什么只有把输入加到输出上，梯度才能穿过很多层。"),
            "d/da (a + f(a)) = 1 + f′(a)",
            "He et al. 2015, arXiv:1512.03385",
            List.of(
                    Param.integer("layers", 50, Range.between(1, 1000), "layers of the chain", "链的层数"),
                    Param.number("gain", 0.5, Range.between(-2, 2), "derivative of one layer", "一层的导数")),
            List.of(),
            List.of(
                    Output.of("plain_gradient", "[l]", "entry l: through l layers without skips", "第 l 项：穿过 l 层，没有跳连"),
                    Output.of("residual_gradient", "[l]", "the same with a skip at every layer", "每层都有跳连"),
                    Output.of("plain_end", "", "through all layers", "穿过所有层"),
                    Output.of("residual_end", "", "through all layers, with skips", "有跳连，穿过所有层")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Arguments complete(Arguments arguments) {
        if (arguments.num("layers") * Math.log1p(Math.abs(arguments.num("gain"))) > 690) {
            throw DemoException.badParam("(1 + |gain|)^layers is beyond 1e300: take fewer layers or a smaller gain");
        }
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double layers = arguments.num("layers");
        double gain = arguments.num("gain");
        double[] plain = new double[(int) layers + 1];
        double[] residual = new double[plain.length];
        plain[0] = 1;
        residual[0] = 1;
        for (int l = 1; l < plain.length; l++) {
            plain[l] = plain[l - 1] * gain;
            residual[l] = residual[l - 1] * (1 + gain);
        }
        return new Working()
                .step("plain_factor", "f′: one layer without a skip", "f′：一层，没有跳连", gain)
                .step("residual_factor", "1 + f′: one layer with a skip", "1 + f′：一层，有跳连", 1 + gain)
                .step(
                        "direct_path",
                        "of the 2^layers paths the one through no branch at all, whatever f is",
                        "2^layers 条路径中不经过任何分支的那一条，与 f 无关",
                        1)
                .output("plain_gradient", plain)
                .output("residual_gradient", residual)
                .output("plain_end", plain[plain.length - 1])
                .output("residual_end", residual[residual.length - 1])
                .figure(depths(plain, residual))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double layers = arguments.num("layers");
        double gain = arguments.num("gain");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double end = Math.exp(layers * Math.log(Math.abs(gain))) * (gain < 0 && layers % 2 == 1 ? -1 : 1);
        checks.equal(
                "half a layer, 50 times: 0.5^50",
                "每层一半，50 层：0.5^50",
                8.881784197001252e-16,
                new Case(this).run(run).number("plain_end"),
                1e-28);
        checks.equal(
                "with skips: 1.5^50",
                "有跳连：1.5^50",
                637621500.2140496,
                new Case(this).run(run).number("residual_end"));
        if (gain != 0 && Math.abs(end) < 1e6) {
            checks.equal("a power, by logarithms", "用对数算出的幂", end, outcome.number("plain_end"), 1e-9);
        }
        checks.equal(
                "a branch that gives nothing leaves the identity",
                "分支输出为 0 时只剩恒等",
                1,
                new Case(this, arguments).set("gain", 0).run(run).number("residual_end"),
                0);
        if (layers <= 50 && gain > 0) {
            checks.equal(
                    "summed over all paths: Σ C(L,k) gain^k",
                    "对所有路径求和：Σ C(L,k) gain^k",
                    paths((int) layers, gain),
                    outcome.number("residual_end"));
        }
        checks.equal(
                "no layer, no change",
                "零层，不变",
                2,
                outcome.vector("plain_gradient")[0] + outcome.vector("residual_gradient")[0],
                0);
        return checks.list();
    }

    private static double paths(int layers, double gain) {
        double sum = 0;
        double term = 1; // C(L, k) gain^k
        for (int k = 0; k <= layers; k++) {
            sum += term;
            term *= gain * (layers - k) / (k + 1);
        }
        return sum;
    }

    private static Figure depths(double[] plain, double[] residual) {
        double[] layers = new double[plain.length];
        double[] plainSize = new double[plain.length];
        double[] residualSize = new double[plain.length];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = l;
            plainSize[l] = Math.abs(plain[l]);
            residualSize[l] = Math.abs(residual[l]);
        }
        return new Figure.LinePlot(
                new Caption("Gradient through depth", "梯度随深度的变化"),
                new Figure.Axis(new Caption("layers between", "相隔层数"), "", false),
                new Figure.Axis(new Caption("size of the gradient", "梯度大小"), "", true),
                List.of(
                        new Figure.Series(new Caption("plain", "无跳连"), layers, plainSize),
                        new Figure.Series(new Caption("with skips", "有跳连"), layers, residualSize)),
                List.of());
    }
}
