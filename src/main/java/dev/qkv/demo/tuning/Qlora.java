package dev.qkv.demo.tuning;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Wave;
import dev.qkv.demo.Working;
import dev.qkv.demo.activation.Erf;
import dev.qkv.figure.Caption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * NF4: each block is divided by its largest absolute value and stored as the nearest of 16 levels; and what the scales cost.
 *
 * <p>Levels as in bitsandbytes; ties go to the lower level; a block of zeros gets the code of 0.
 *
 * <p>Source: Dettmers et al. 2023, arXiv 2305.14314, section 3.
 */
public final class Qlora implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "qlora",
            new Caption(
                    "Four bits at quantiles of a normal distribution, and scales that are quantized again.",
                    "取自正态分位数的 4 比特，缩放因子再量化一次。"),
            "8/64 + 32/(64·256) bits",
            "Dettmers et al. 2023, arXiv:2305.14314, section 3",
            List.of(
                    Param.integer("block", 64, Range.atLeast(1), "weights per scale", "每个缩放因子对应的权重数"),
                    Param.integer(
                            "double_block",
                            256,
                            Range.atLeast(1),
                            "scales per second-level scale",
                            "每个二级缩放因子对应的一级缩放因子数"),
                    Param.number("parameters", 65e9, Range.above(0), "of the model", "模型参数量")),
            List.of(Input.required("x", "[n]", "weights to store", "要存的权重")),
            List.of(
                    Output.of("levels", "[l]", "the code book", "码本"),
                    Output.of("codes", "[n]", "index of the level", "量级的下标"),
                    Output.of("absmax", "[0..]", "of each block", "每块的最大绝对值"),
                    Output.of("dequantized", "[n]", "level · absmax", "level · absmax"),
                    Output.of("max_abs_error", "", "of all", "最大误差"),
                    Output.of("overhead_bits", "", "per weight, fp32 scales", "每权重，fp32 缩放因子"),
                    Output.of("double_overhead_bits", "", "with 8-bit scales", "用 8 位缩放因子"),
                    Output.of("saved_bits", "", "by double quantization", "双重量化省下的"),
                    Output.of("saved_bytes", "", "for the whole model", "整个模型省下的字节"),
                    Output.of("bits_per_param", "", "in all", "每参数总比特数"),
                    Output.of("weight_bytes", "", "of the model", "模型权重的字节数")));

    private static final double[] LEVELS = {
        -1,
        -0.6961928009986877,
        -0.5250730514526367,
        -0.39491748809814453,
        -0.28444138169288635,
        -0.18477343022823334,
        -0.09105003625154495,
        0,
        0.07958029955625534,
        0.16093020141124725,
        0.24611230194568634,
        0.33791524171829224,
        0.44070982933044434,
        0.5626170039176941,
        0.7229568362236023,
        1
    };

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("x", Wave.row(8));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double block = arguments.num("block");
        double doubleBlock = arguments.num("double_block");
        double parameters = arguments.num("parameters");
        double[] x = arguments.vector("x");
        int length = (int) Math.min(block, x.length);
        int blocks = (x.length + length - 1) / length;
        double[] absmax = new double[blocks];
        double[] codes = new double[x.length];
        double[] back = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            absmax[i / length] = Math.max(absmax[i / length], Math.abs(x[i]));
        }
        double[] normalized = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double largest = absmax[i / length];
            normalized[i] = largest == 0 ? 0 : x[i] / largest;
            int code = largest == 0 ? 7 : nearest(normalized[i]);
            codes[i] = code;
            back[i] = LEVELS[code] * largest;
        }
        double single = 32 / block;
        double twice = 8 / block + 32 / (block * doubleBlock);
        return new Working()
                .step("absmax", "[blocks]", "largest |x| of each block", "每块最大的 |x|", absmax)
                .step("normalized", "[n]", "x / absmax, in [−1, 1]", "x / absmax，落在 [−1, 1]", normalized)
                .step("codes", "[n]", "index of the nearest of 16 levels: 4 bits", "16 个量级中最近者的下标：4 比特", codes)
                .step("dequantized", "[n]", "level · absmax", "量级 · absmax", back)
                .step("overhead_bits", "32 / block: one fp32 scale per block", "32 / block：每块一个 fp32 缩放因子", single)
                .step(
                        "double_overhead_bits",
                        "8 / block + 32 / (block · double_block): scales quantized again",
                        "8 / block + 32 / (block · double_block)：缩放因子再量化",
                        twice)
                .output("levels", LEVELS.clone())
                .output("codes", codes)
                .output("absmax", absmax)
                .output("dequantized", back)
                .output("max_abs_error", Sums.largestDifference(x, back))
                .output("overhead_bits", single)
                .output("double_overhead_bits", twice)
                .output("saved_bits", single - twice)
                .output("saved_bytes", parameters * (single - twice) / 8)
                .output("bits_per_param", 4 + twice)
                .output("weight_bytes", parameters * (4 + twice) / 8)
                .bars(new Caption("The 16 levels", "16 个量级"), LEVELS)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double block = arguments.num("block");
        double[] x = arguments.vector("x");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double[] back = outcome.vector("dequantized");
        double[] errors = new double[x.length];
        double[] best = new double[x.length];
        double size = Math.max(1e-300, Sums.largest(x));
        int length = (int) Math.min(block, x.length);
        for (int i = 0; i < x.length; i++) {
            double largest = 0;
            for (int j = i - i % length; j < Math.min(x.length, i - i % length + length); j++) {
                largest = Math.max(largest, Math.abs(x[j]));
            }
            best[i] = Double.POSITIVE_INFINITY;
            for (double level : quantiles()) {
                best[i] = Math.min(best[i], Math.abs(x[i] - level * largest) / size);
            }
            errors[i] = Math.abs(x[i] - back[i]) / size;
        }
        checks.equal(
                "levels rebuilt from the normal distribution by bisection",
                "用二分法由正态分布重建量级",
                quantiles(),
                outcome.vector("levels"),
                1e-6);
        checks.equal(
                "−1, 0 and 1 are levels",
                "−1、0、1 都是量级",
                new double[] {-1, 0, 1},
                new double[] {outcome.vector("levels")[0], outcome.vector("levels")[7], outcome.vector("levels")[15]},
                0);
        checks.equal(
                "half a bit for fp32 scales of 64",
                "每 64 个一个 fp32 缩放因子：半比特",
                0.5,
                new Case(this).run(run).number("overhead_bits"),
                0);
        checks.equal(
                "0.127 with double quantization",
                "双重量化后 0.127",
                0.126953125,
                new Case(this).run(run).number("double_overhead_bits"),
                0);
        checks.equal(
                "0.373 saved", "省 0.373", 0.373046875, new Case(this).run(run).number("saved_bits"), 0);
        checks.equal(
                "65B: bytes saved",
                "65B：省下的字节",
                3031005859.375,
                new Case(this).run(run).number("saved_bytes"));
        checks.equal(
                "65B: bytes of the weights",
                "65B：权重字节数",
                33531494140.625,
                new Case(this).run(run).number("weight_bytes"));
        checks.equal(
                "4.127 bits in all",
                "共 4.127 比特",
                4.126953125,
                new Case(this).run(run).number("bits_per_param"),
                0);
        checks.equal("brute-force search for the nearest level", "穷举最近的量级", best, errors, 1e-6);
        checks.equal(
                "the largest error of them", "其中最大的误差", Sums.largest(errors), outcome.number("max_abs_error") / size);
        checks.equal(
                "the largest of the first block is kept",
                "首块的最大值原样保留",
                firstLargest(x, length) / size,
                Math.abs(outcome.vector("absmax")[0]) / size);
        checks.equal(
                "a code is the index of its level",
                "码就是量级的下标",
                coded(outcome.vector("levels"), outcome.vector("codes"), outcome.vector("absmax"), length, size),
                scaledBy(back, size));
        return checks.list();
    }

    private static int nearest(double value) {
        int best = 0;
        for (int code = 1; code < LEVELS.length; code++) {
            if (Math.abs(value - LEVELS[code]) < Math.abs(value - LEVELS[best])) {
                best = code;
            }
        }
        return best;
    }

    /** Eight positive quantiles from 0.9677083 down to one half, seven negative ones, zero; divided by the largest. */
    private static double[] quantiles() {
        double[] levels = new double[16];
        double top = quantile(0.9677083);
        for (int i = 0; i < 7; i++) {
            levels[i] = -quantile(0.9677083 + (0.5 - 0.9677083) * i / 7) / top;
        }
        for (int i = 0; i < 8; i++) {
            levels[15 - i] = quantile(0.9677083 + (0.5 - 0.9677083) * i / 8) / top;
        }
        return levels;
    }

    private static double quantile(double p) {
        double low = 0;
        double high = 10;
        for (int step = 0; step < 100; step++) {
            double middle = (low + high) / 2;
            if (Erf.normal(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double firstLargest(double[] x, int length) {
        return Sums.largest(Arrays.copyOf(x, Math.min(length, x.length)));
    }

    private static double[] coded(double[] levels, double[] codes, double[] absmax, int length, double size) {
        double[] values = new double[codes.length];
        for (int i = 0; i < values.length; i++) {
            int code = (int) Math.max(0, Math.min(15, codes[i]));
            values[i] = levels[code] * absmax[i / length] / size;
        }
        return values;
    }

    private static double[] scaledBy(double[] x, double size) {
        double[] scaled = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            scaled[i] = x[i] / size;
        }
        return scaled;
    }
}
