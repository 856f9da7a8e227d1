package dev.qkv.demo.position;

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
 * RoPE's frequencies when the context is extended: position interpolation divides them all, NTK-aware scaling raises the base.
 *
 * <p>YaRN's ramp between both is not computed, only its factor on queries and keys (the authors' code).
 *
 * <p>Source: Chen et al. 2023, arXiv 2306.15595; Peng et al. 2023, arXiv 2309.00071, section 3.1, equation 16.
 */
public final class ContextExtension implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "context-extension",
            new Caption(
                    "What interpolation and NTK-aware scaling do to RoPE's frequencies.",
                    "位置插值与 NTK-aware 缩放对 RoPE 频率的影响。"),
            "PI: θ_j/s;  NTK: b′ = b·s^(d/(d−2))",
            "Chen et al. 2023, arXiv:2306.15595; Peng et al. 2023, arXiv:2309.00071, section 3.1, equation 16",
            List.of(
                    Param.integer("d", 128, Range.between(4, 1024), "width of a head, even", "头宽，偶数"),
                    Param.number("base", 10000, Range.above(1), "of the frequencies", "频率的底数"),
                    Param.number("scale", 8, Range.atLeast(1), "factor of the extension", "扩展倍数"),
                    Param.integer("original_length", 4096, Range.atLeast(1), "tokens in training", "训练长度"),
                    Param.integer(
                            "pair",
                            16,
                            Range.atLeast(0),
                            "which pair of dimensions, from 0, below d/2",
                            "第几对维度，从 0 起，小于 d/2"),
                    Param.number("position", 100, Range.any(), "of a token", "token 的位置")),
            List.of(),
            List.of(
                    Output.of("frequencies", "[h]", "base^(−2j/d)", "base^(−2j/d)"),
                    Output.of("pi_frequencies", "[h]", "divided by scale", "除以 scale"),
                    Output.of("ntk_base", "", "the raised base", "增大后的底数"),
                    Output.of("ntk_frequencies", "[h]", "with the raised base", "用增大后的底数"),
                    Output.of("extended_length", "", "scale · original_length", "scale · original_length"),
                    Output.of("angle", "", "position · frequency of the pair", "位置乘该对的频率"),
                    Output.of("pi_angle", "", "the same, interpolated", "插值后的角度"),
                    Output.of("ntk_angle", "", "the same, with the raised base", "用增大后底数的角度"),
                    Output.of("wavelength", "", "tokens per turn of the pair", "该对转一圈的 token 数"),
                    Output.of("yarn_mscale", "", "0.1 ln s + 1", "0.1 ln s + 1")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Arguments complete(Arguments arguments) {
        if (arguments.whole("d") % 2 != 0) {
            throw DemoException.badParam("d must be even, not " + arguments.whole("d"));
        }
        if (arguments.whole("pair") >= arguments.whole("d") / 2) {
            throw DemoException.badParam(
                    "pair must be below d/2 = " + arguments.whole("d") / 2 + ", not " + arguments.whole("pair"));
        }
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double d = arguments.num("d");
        double base = arguments.num("base");
        double scale = arguments.num("scale");
        double originalLength = arguments.num("original_length");
        double pair = arguments.num("pair");
        double position = arguments.num("position");
        double ntkBase = base * Math.pow(scale, d / (d - 2));
        double[] original = frequencies(base, d);
        double[] interpolated = original.clone();
        for (int j = 0; j < interpolated.length; j++) {
            interpolated[j] /= scale;
        }
        double[] raised = frequencies(ntkBase, d);
        int j = (int) pair;
        return new Working()
                .step(
                        "exponent",
                        "−2·pair/d: the pair's frequency is base to this",
                        "−2·pair/d：该维度对的频率是 base 的这个次幂",
                        -2 * pair / d)
                .step(
                        "turns",
                        "of the pair up to position, as trained",
                        "按训练时的频率，该对到 position 为止转过的圈数",
                        position * original[j] / (2 * Math.PI))
                .step(
                        "pi_position",
                        "position / scale: interpolation is a shorter walk at the old frequencies",
                        "position / scale：插值相当于频率不变、位置缩短",
                        position / scale)
                .step(
                        "base_factor",
                        "scale^(d/(d−2)), which slows the slowest pair by exactly scale",
                        "scale^(d/(d−2))，使最慢的一对恰好慢 scale 倍",
                        ntkBase / base)
                .output("frequencies", original)
                .output("pi_frequencies", interpolated)
                .output("ntk_base", ntkBase)
                .output("ntk_frequencies", raised)
                .output("extended_length", scale * originalLength)
                .output("angle", position * original[j])
                .output("pi_angle", position * interpolated[j])
                .output("ntk_angle", position * raised[j])
                .output("wavelength", 2 * Math.PI / original[j])
                .output("yarn_mscale", 0.1 * Math.log(scale) + 1)
                .figure(frequenciesFigure(original, interpolated, raised))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double d = arguments.num("d");
        double base = arguments.num("base");
        double scale = arguments.num("scale");
        double originalLength = arguments.num("original_length");
        double pair = arguments.num("pair");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal(
                "interpolated, the longest angle is that of the original length",
                "插值后最大角度与原长度时相同",
                originalLength * Math.exp(-2 * pair / d * Math.log(base)),
                outcome.vector("pi_frequencies")[(int) pair] * outcome.number("extended_length"));
        checks.equal(
                "NTK-aware: the fastest pair keeps its frequency",
                "NTK-aware：最快的一对频率不变",
                1,
                outcome.vector("ntk_frequencies")[0]);
        checks.equal(
                "NTK-aware: the slowest pair is slowed by exactly the factor",
                "NTK-aware：最慢的一对恰好慢 s 倍",
                1 / scale,
                outcome.vector("ntk_frequencies")[(int) d / 2 - 1] * Math.exp((d - 2) / d * Math.log(base)));
        checks.equal(
                "d = 128, factor 8: the base becomes 82684.62",
                "d = 128、8 倍：底数变为 82684.62",
                82684.62264056221,
                new Case(this).run(run).number("ntk_base"),
                1e-10);
        checks.equal(
                "pair 16 of 64 at position 100: ten radians",
                "64 对中的第 16 对，位置 100：10 弧度",
                10,
                new Case(this).run(run).number("angle"));
        checks.equal(
                "interpolated by 8, and by the raised base",
                "插值 8 倍之后，以及用增大的底数",
                1.25 + 100 * Math.exp(-0.25 * Math.log(82684.62264056221)),
                new Case(this).run(run).number("pi_angle")
                        + new Case(this).run(run).number("ntk_angle"));
        checks.equal(
                "factor 8: YaRN's 0.1 ln 8 + 1",
                "8 倍：YaRN 的 0.1 ln 8 + 1",
                1.2079441541679836,
                new Case(this).run(run).number("yarn_mscale"));
        checks.equal(
                "a factor of 1 changes nothing",
                "倍数为 1 时什么也不变",
                slowest(base, d),
                new Case(this, arguments).set("scale", 1).run(run).vector("ntk_frequencies")[(int) d / 2 - 1]);
        checks.equal(
                "a turn is 2π",
                "一圈是 2π",
                2 * Math.PI,
                outcome.number("wavelength") * Math.exp(-2 * pair / d * Math.log(base)));
        checks.equal(
                "the first of the frequencies turns one radian a token",
                "最快的一对每个 token 转 1 弧度",
                1,
                outcome.vector("frequencies")[0]);
        return checks.list();
    }

    private static double[] frequencies(double base, double d) {
        double[] frequencies = new double[(int) d / 2];
        for (int j = 0; j < frequencies.length; j++) {
            frequencies[j] = Math.pow(base, -2 * j / d);
        }
        return frequencies;
    }

    private static double slowest(double base, double d) {
        return Math.exp(-(d - 2) / d * Math.log(base));
    }

    private static Figure frequenciesFigure(double[] original, double[] interpolated, double[] raised) {
        double[] pairs = new double[original.length];
        for (int j = 0; j < pairs.length; j++) {
            pairs[j] = j;
        }
        return new Figure.LinePlot(
                new Caption("RoPE's frequencies, extended", "扩展后的 RoPE 频率"),
                new Figure.Axis(new Caption("pair of dimensions", "维度对"), "", false),
                new Figure.Axis(new Caption("frequency", "频率"), "rad/token", true),
                List.of(
                        new Figure.Series(new Caption("original", "原始"), pairs, original),
                        new Figure.Series(new Caption("interpolated", "插值"), pairs, interpolated),
                        new Figure.Series(Caption.same("NTK-aware"), pairs, raised)),
                List.of());
    }
}
