package dev.qkv.demo.decoding;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.List;
import java.util.function.Function;

/**
 * Arithmetic intensity of a matrix product of rows × d with d × d, and the floors of prefill and decode.
 *
 * <p>The floors count reading the weights once and computing 2 FLOPs per parameter and token; caches and activations come on top.
 *
 * <p>Source: Pope et al. 2022, arXiv 2211.05102, section 2.
 */
public final class PrefillDecode implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "prefill-decode",
            new Caption(
                    "Why prefill is bound by computation and decode by memory bandwidth.",
                    "为什么 prefill 受算力限制，decode 受带宽限制。"),
            "I = 2md² / (b(d² + 2md))",
            "Pope et al. 2022, arXiv:2211.05102, section 2",
            List.of(
                    Param.integer("rows", 1, Range.atLeast(1), "tokens processed together, m", "一起处理的 token 数 m"),
                    Param.integer("d", 4096, Range.atLeast(1), "width of the matrix", "矩阵宽度"),
                    Param.number("bytes_per_value", 2, Range.above(0), "bytes of a number", "每个数的字节数"),
                    Param.number("parameters", 6738415616.0, Range.above(0), "of the model", "模型参数量"),
                    Param.number("bandwidth", 2e12, Range.above(0), "of the memory, bytes per second", "显存带宽，字节每秒"),
                    Param.number(
                            "peak_flops", 3.12e14, Range.above(0), "of the device, FLOP per second", "峰值算力，FLOP 每秒"),
                    Param.integer("prompt_tokens", 2048, Range.atLeast(1), "tokens of the prompt", "提示的 token 数")),
            List.of(),
            List.of(
                    Output.of("arithmetic_intensity", "", "FLOP per byte", "每字节 FLOP 数"),
                    Output.of("intensity_limit", "", "for very many rows: d / b", "行数很多时：d / b"),
                    Output.of("ridge_point", "", "peak_flops / bandwidth", "peak_flops / bandwidth"),
                    Output.of("memory_bound", Signature.Type.BOOL, "", "intensity below the ridge", "强度低于拐点"),
                    Output.of("flops_per_token", "", "2 · parameters", "2 · parameters"),
                    Output.of("decode_latency_ms", "", "weights over bandwidth: a floor", "权重除以带宽：下限"),
                    Output.of("decode_tokens_per_second", "", "at batch 1, at most", "批量 1 时的上限"),
                    Output.of("prefill_latency_ms", "", "work of the prompt over the peak: a floor", "提示的计算量除以峰值：下限")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double rows = arguments.num("rows");
        double d = arguments.num("d");
        double bytesPerValue = arguments.num("bytes_per_value");
        double parameters = arguments.num("parameters");
        double bandwidth = arguments.num("bandwidth");
        double peakFlops = arguments.num("peak_flops");
        double promptTokens = arguments.num("prompt_tokens");
        double intensity = 2 * rows * d * d / (bytesPerValue * (d * d + 2 * rows * d));
        double ridge = peakFlops / bandwidth;
        double latency = parameters * bytesPerValue / bandwidth * 1000;
        return new Working()
                .output("arithmetic_intensity", intensity)
                .output("intensity_limit", d / bytesPerValue)
                .output("ridge_point", ridge)
                .output("memory_bound", Value.of(intensity < ridge))
                .output("flops_per_token", 2 * parameters)
                .output("decode_latency_ms", latency)
                .output("decode_tokens_per_second", 1000 / latency)
                .output("prefill_latency_ms", 2 * parameters * promptTokens / peakFlops * 1000)
                .figure(roofline(d, bandwidth, peakFlops, rows, intensity))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double d = arguments.num("d");
        double bytesPerValue = arguments.num("bytes_per_value");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal(
                "3 rows, d = 4: multiply-adds and values read and written, counted",
                "3 行，d = 4：数出乘加次数与读写的数",
                2 * 48.0 / (2 * (16 + 12 + 12)),
                new Case(this).set("rows", 3).set("d", 4).run(run).number("arithmetic_intensity"));
        checks.equal(
                "one row at d = 4096",
                "d = 4096 的一行",
                0.9995119570522206,
                new Case(this).run(run).number("arithmetic_intensity"));
        if (d / bytesPerValue < 1e6) {
            checks.equal(
                    "very many rows reach d / b",
                    "行数很多时趋于 d / b",
                    outcome.number("intensity_limit"),
                    new Case(this, arguments).set("rows", 0x1p40).run(run).number("arithmetic_intensity"),
                    1e-4);
        }
        if (d < 1e9) {
            checks.equal(
                    "two tokens' worth: d/b is where reading the matrix no longer counts",
                    "d/b：读矩阵的开销可以忽略",
                    d,
                    outcome.number("intensity_limit") * bytesPerValue);
        }
        checks.equal(
                "7B in fp16 at 2 TB/s",
                "7B、fp16、2 TB/s",
                6.738415616,
                new Case(this).run(run).number("decode_latency_ms"));
        checks.equal(
                "FLOPs of a token",
                "一个 token 的 FLOPs",
                13476831232.0,
                new Case(this).run(run).number("flops_per_token"),
                0);
        checks.equal(
                "milliseconds and tokens per second agree",
                "毫秒与每秒 token 数一致",
                1000,
                outcome.number("decode_latency_ms") * outcome.number("decode_tokens_per_second"));
        checks.equal(
                "the prompt's work over the peak",
                "提示的计算量除以峰值",
                13476831232.0 * 2048 / 3.12e11,
                new Case(this).run(run).number("prefill_latency_ms"));
        checks.equal(
                "312 TFLOP/s over 2 TB/s",
                "312 TFLOP/s 除以 2 TB/s",
                156,
                new Case(this).run(run).number("ridge_point"));
        checks.holds(
                "one row is bound by memory",
                "一行受带宽限制",
                ((Value.Bool) new Case(this).run(run).output("memory_bound")).value());
        return checks.list();
    }

    private static Figure roofline(double d, double bandwidth, double peak, double rows, double intensity) {
        double[] x = new double[41];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.pow(10, -1 + i * 0.1);
            y[i] = Math.min(peak, x[i] * bandwidth) / 1e12;
        }
        double limit = Math.min(peak, intensity * bandwidth) / 1e12;
        return new Figure.LinePlot(
                new Caption("Roofline", "Roofline 模型"),
                new Figure.Axis(new Caption("arithmetic intensity", "算术强度"), "FLOP/B", true),
                new Figure.Axis(new Caption("attainable", "可达算力"), "TFLOP/s", true),
                List.of(new Figure.Series(new Caption("bound", "上限"), x, y)),
                List.of(new Figure.Marker(
                        Caption.same("m = " + NumberText.of(rows) + ", d = " + NumberText.of(d)), intensity, limit)));
    }
}
