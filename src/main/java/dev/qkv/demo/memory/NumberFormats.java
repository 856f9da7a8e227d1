package dev.qkv.demo.memory;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Rounds numbers to a format of few bits: nearest, halves to even, subnormals kept.
 *
 * <p>A value that rounds beyond the largest finite number is set to it. IEEE, but e4m3 has no infinities: only the all-ones mantissa of its top exponent is NaN.
 *
 * <p>Source: Micikevicius et al. 2017, arXiv 1710.03740; Micikevicius et al. 2022, arXiv 2209.05433.
 */
public final class NumberFormats implements Mechanism {
    /** Exact as floats: ties, subnormals of the short formats, both signs. */
    private static final double[] SAMPLE = {
        0.10009765625, -3.30078125, 1.0625, 1.1875, 0x1p-17, -0x1.8p-9, 440, -0x1.234p-5, 17, 0x1.fffp3
    };

    /** Drawn from 2 to minus this to 2 to this. */
    private static final int BINADES = 34;

    private static final Signature SIGNATURE = new Signature(
            "number-formats",
            new Caption("What 16 and 8 bits keep of a number.", "16 位和 8 位能保留一个数的多少。"),
            "exponent/mantissa bits: 8/23, 5/10, 8/7, 4/3, 5/2",
            "Micikevicius et al. 2017, arXiv:1710.03740; Micikevicius et al. 2022, arXiv:2209.05433",
            List.of(Param.word("format", List.of("bf16", "fp16", "fp32", "e4m3", "e5m2"), "number format", "数值格式")),
            List.of(Input.required("x", "[n]", "numbers to round", "要舍入的数")),
            List.of(
                    Output.of("rounded", "[n]", "nearest number of the format", "最近的可表示数"),
                    Output.of("overflow", Signature.Type.BOOL, "[n]", "beyond the largest finite number", "超过最大有限数"),
                    Output.of("underflow", Signature.Type.BOOL, "[n]", "non-zero became 0", "非零变成了 0"),
                    Output.of("error", "[n]", "rounded − x", "rounded − x"),
                    Output.of("max", "", "largest finite number", "最大有限数"),
                    Output.of("min_normal", "", "smallest normal number", "最小正规数"),
                    Output.of("min_subnormal", "", "smallest positive number", "最小正数"),
                    Output.of("epsilon", "", "gap above 1", "1 之上的间隔"),
                    Output.of("bits", "", "in all", "总位数"),
                    Output.of("exponent_bits", "", "of the exponent", "指数位数"),
                    Output.of("mantissa_bits", "", "of the mantissa", "尾数位数")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("x", Value.of(new double[] {1.001953125, 70000, 1e-8, 0.1, -3.3}));
    }

    @Override
    public Outcome run(Arguments arguments) {
        String format = arguments.word("format");
        double[] x = arguments.vector("x");
        Layout layout = layout(format);
        double[] rounded = new double[x.length];
        double[] error = new double[x.length];
        List<Value> overflow = new ArrayList<>();
        List<Value> underflow = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            double nearest = layout.nearest(x[i]);
            boolean beyond = Math.abs(nearest) > layout.max();
            rounded[i] = beyond ? Math.copySign(layout.max(), nearest) : nearest;
            error[i] = rounded[i] - x[i];
            overflow.add(Value.of(beyond));
            underflow.add(Value.of(rounded[i] == 0 && x[i] != 0));
        }
        return new Working()
                .output("rounded", rounded)
                .output("overflow", new Value.Arr(overflow))
                .output("underflow", new Value.Arr(underflow))
                .output("error", error)
                .output("max", layout.max())
                .output("min_normal", Math.scalb(1.0, layout.minExponent()))
                .output("min_subnormal", Math.scalb(1.0, layout.minExponent() - layout.mantissa()))
                .output("epsilon", Math.scalb(1.0, -layout.mantissa()))
                .output("bits", 1 + layout.exponent() + layout.mantissa())
                .output("exponent_bits", layout.exponent())
                .output("mantissa_bits", layout.mantissa())
                .figure(spacing())
                .outcome();
    }

    /** The gap to the next number over the number, at powers of two: flat where numbers are normal, rising towards 0, and nothing beyond the largest. That of fp32 is flat too, at 2^-23. */
    private static Figure spacing() {
        List<Figure.Series> lines = new ArrayList<>();
        for (String format : List.of("fp16", "bf16", "e4m3", "e5m2")) {
            Layout layout = layout(format);
            double[] x = new double[2 * BINADES + 1];
            double[] gap = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                int binade = i - BINADES;
                x[i] = Math.scalb(1.0, binade);
                int exponent = Math.max(binade, layout.minExponent()) - layout.mantissa() - binade;
                gap[i] = x[i] > layout.max() || exponent > 0 ? Double.NaN : Math.scalb(1.0, exponent);
            }
            lines.add(new Figure.Series(Caption.same(format), x, gap));
        }
        return new Figure.LinePlot(
                new Caption("Where a format has numbers, and how close", "各格式在哪里有数，有多密"),
                new Figure.Axis(new Caption("size of the number", "数的大小"), "", true),
                new Figure.Axis(new Caption("gap to the next one, relative", "到下一个数的相对间隔"), "", true),
                lines,
                List.of());
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        String format = arguments.word("format");
        double[] x = arguments.vector("x");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double[] rounded = outcome.vector("rounded");
        boolean ordinary = Sums.largest(x) <= 448;
        checks.equal(
                "largest of fp16, bf16, e4m3 and e5m2",
                "fp16、bf16、e4m3、e5m2 的最大值",
                new double[] {65504, 3.3895313892515355e38, 448, 57344},
                new double[] {
                    new Case(this).set("format", "fp16").run(run).number("max"),
                    new Case(this).set("format", "bf16").run(run).number("max"),
                    new Case(this).set("format", "e4m3").run(run).number("max"),
                    new Case(this).set("format", "e5m2").run(run).number("max")
                });
        checks.equal(
                "fp16: the smallest is 2^-24",
                "fp16：最小为 2^-24",
                1,
                new Case(this).set("format", "fp16").run(run).number("min_subnormal") * 0x1p24,
                0);
        checks.equal(
                "fp16: the smallest normal number is 2^-14",
                "fp16：最小正规数为 2^-14",
                1,
                new Case(this).set("format", "fp16").run(run).number("min_normal") * 0x1p14,
                0);
        checks.equal(
                "bf16 loses 2^-9 beside 1",
                "bf16 在 1 旁边丢掉 2^-9",
                1,
                new Case(this)
                        .set("format", "bf16")
                        .set("x", new double[] {1.001953125})
                        .run(run)
                        .vector("rounded")[0],
                0);
        checks.holds(
                "fp16: 1e-8 is lost",
                "fp16：1e-8 丢失",
                flag(new Case(this).set("format", "fp16").run(run), "underflow", 2));
        checks.holds(
                "bf16: it is not",
                "bf16：不丢",
                !flag(new Case(this).set("format", "bf16").run(run), "underflow", 2));
        checks.holds(
                "fp16: 70000 is beyond",
                "fp16：70000 越界",
                flag(new Case(this).set("format", "fp16").run(run), "overflow", 1));
        if (ordinary && (format.equals("fp16") || format.startsWith("e"))) {
            checks.equal(
                    "nearest of all bit patterns, decoded one by one",
                    "逐个解码所有位模式，取最近的",
                    enumerated(x, format),
                    rounded,
                    0);
        }
        if (ordinary && format.equals("bf16")) {
            checks.equal(
                    "upper half of the float, rounded to even", "取 float 的高 16 位，逢半取偶", upperHalves(x), rounded, 1e-12);
        }
        if (ordinary && format.equals("fp32")) {
            checks.equal("Java's own cast", "Java 自带的转换", casts(x), rounded, 0);
        }
        if (ordinary) {
            checks.equal(
                    "rounding twice changes nothing",
                    "再舍入一次不变",
                    rounded,
                    new Case(this, arguments).set("x", rounded).run(run).vector("rounded"),
                    0);
        }
        checks.equal("the error is the difference", "误差即差值", differences(rounded, x), outcome.vector("error"), 1e-12);
        checks.equal(
                "sign, exponent and mantissa make the bits",
                "符号、指数、尾数合成总位数",
                1 + outcome.number("exponent_bits") + outcome.number("mantissa_bits"),
                outcome.number("bits"),
                0);
        checks.equal(
                "half a gap above 1 rounds to 1",
                "1 之上半个间隔舍入到 1",
                1,
                new Case(this, arguments)
                        .set("x", new double[] {1 + outcome.number("epsilon") / 2})
                        .run(run)
                        .vector("rounded")[0],
                0);
        for (String patterned : List.of("fp16", "e4m3", "e5m2")) {
            checks.equal(
                    patterned + ": ten numbers against every bit pattern, decoded one by one",
                    patterned + "：十个数与逐个解码的全部位模式对照",
                    enumerated(SAMPLE, patterned),
                    sampled(run, patterned),
                    0);
        }
        checks.equal(
                "bf16: ten numbers against the upper halves of floats",
                "bf16：十个数与 float 的高 16 位对照",
                upperHalves(SAMPLE),
                sampled(run, "bf16"),
                0);
        checks.equal(
                "fp32: ten numbers against Java's own cast",
                "fp32：十个数与 Java 自带的转换对照",
                casts(SAMPLE),
                sampled(run, "fp32"),
                0);
        return checks.list();
    }

    /** @param minExponent of the smallest normal number */
    private record Layout(int exponent, int mantissa, int minExponent, double max) {
        /** The nearest number on the format's grid, which goes on beyond max; halves to even. */
        double nearest(double x) {
            if (x == 0) {
                return x;
            }
            int binade = Math.max(Math.getExponent(x), minExponent);
            double gap = Math.scalb(1.0, binade - mantissa);
            return gap == 0 ? x : Math.rint(x / gap) * gap;
        }
    }

    private static Layout layout(String format) {
        return switch (format) {
            case "fp32" -> new Layout(8, 23, -126, Float.MAX_VALUE);
            case "fp16" -> new Layout(5, 10, -14, 65504);
            case "e4m3" -> new Layout(4, 3, -6, 448);
            case "e5m2" -> new Layout(5, 2, -14, 57344);
            default -> new Layout(8, 7, -126, 0x1.fep127);
        };
    }

    private double[] sampled(Function<Arguments, Outcome> run, String format) {
        return new Case(this).set("format", format).set("x", SAMPLE).run(run).vector("rounded");
    }

    private static boolean flag(Outcome outcome, String name, int index) {
        return ((Value.Bool) outcome.array(name).values().get(index)).value();
    }

    /** Decodes every positive bit pattern; of two equally near ones the even pattern. */
    private static double[] enumerated(double[] x, String format) {
        int mantissa = format.equals("fp16") ? 10 : format.equals("e4m3") ? 3 : 2;
        int exponent = format.equals("e4m3") ? 4 : 5;
        int bias = (1 << (exponent - 1)) - 1;
        int patterns = format.equals("e4m3") ? 0x7f : ((1 << exponent) - 1) << mantissa;
        double[] nearest = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double best = Double.POSITIVE_INFINITY;
            for (int bits = 0; bits < patterns; bits++) {
                int e = bits >> mantissa;
                double fraction = (bits & ((1 << mantissa) - 1)) / (double) (1 << mantissa);
                double value = e == 0 ? Math.scalb(fraction, 1 - bias) : Math.scalb(1 + fraction, e - bias);
                double distance = Math.abs(Math.abs(x[i]) - value);
                if (distance < best || (distance == best && bits % 2 == 0)) {
                    best = distance;
                    nearest[i] = Math.copySign(value, x[i]);
                }
            }
        }
        return nearest;
    }

    private static double[] upperHalves(double[] x) {
        double[] rounded = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            float exact = (float) x[i];
            int bits = Float.floatToIntBits(exact);
            int lsb = (bits >> 16) & 1;
            float upper = Float.intBitsToFloat((bits + 0x7fff + lsb) & 0xffff0000);
            rounded[i] = exact == x[i] ? upper : layout("bf16").nearest(x[i]); // the trick needs an exact float
        }
        return rounded;
    }

    private static double[] casts(double[] x) {
        double[] rounded = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            rounded[i] = (float) x[i];
        }
        return rounded;
    }

    private static double[] differences(double[] a, double[] b) {
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = a[i] - b[i];
        }
        return differences;
    }
}
