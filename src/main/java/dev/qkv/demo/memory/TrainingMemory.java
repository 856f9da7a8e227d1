package dev.qkv.demo.memory;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
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
 * What the states of a training run take, without activations.
 *
 * <p>Source: Rajbhandari et al. 2019 (ZeRO), arXiv 1910.02054, section 3.
 */
public final class TrainingMemory implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "training-memory",
            new Caption("Weights, gradients and optimizer states of a training run.", "训练时权重、梯度与优化器状态占多少。"),
            "(2 + 2 + K)Ψ, K = 12",
            "Rajbhandari et al. 2019 (ZeRO), arXiv:1910.02054, section 3",
            List.of(
                    Param.number("parameters", 1.5e9, Range.above(0), "Ψ", "Ψ"),
                    Param.number("weight_bytes", 2, Range.atLeast(0), "per parameter", "每参数"),
                    Param.number("gradient_bytes", 2, Range.atLeast(0), "per parameter", "每参数"),
                    Param.number(
                            "optimizer_bytes",
                            12,
                            Range.atLeast(0),
                            "per parameter: fp32 copy, momentum, variance",
                            "每参数：fp32 主权重、动量、方差")),
            List.of(),
            List.of(
                    Output.of("weights_total", "", "bytes of the weights", "权重字节数"),
                    Output.of("gradients_total", "", "bytes of the gradients", "梯度字节数"),
                    Output.of("optimizer_total", "", "bytes of the optimizer states", "优化器状态字节数"),
                    Output.of("total_bytes", "", "of all", "合计字节数"),
                    Output.of("bytes_per_param", "", "of all", "每参数字节数"),
                    Output.of("optimizer_share", "", "of the total", "优化器占比")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double parameters = arguments.num("parameters");
        double weightBytes = arguments.num("weight_bytes");
        double gradientBytes = arguments.num("gradient_bytes");
        double optimizerBytes = arguments.num("optimizer_bytes");
        double bytes = weightBytes + gradientBytes + optimizerBytes;
        return new Working()
                .output("weights_total", parameters * weightBytes)
                .output("gradients_total", parameters * gradientBytes)
                .output("optimizer_total", parameters * optimizerBytes)
                .output("total_bytes", parameters * bytes)
                .output("bytes_per_param", bytes)
                .output("optimizer_share", bytes == 0 ? 0 : optimizerBytes / bytes)
                .figure(parts(parameters * weightBytes, parameters * gradientBytes, parameters * optimizerBytes))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double parameters = arguments.num("parameters");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal(
                "1.5B parameters: 24 GB",
                "1.5B 参数：24 GB",
                24e9,
                new Case(this).run(run).number("total_bytes"),
                0);
        checks.equal(
                "of which the weights are 3 GB",
                "其中权重 3 GB",
                3e9,
                new Case(this).run(run).number("weights_total"),
                0);
        checks.equal(
                "7.5B parameters: 120 GB",
                "7.5B 参数：120 GB",
                120e9,
                new Case(this).set("parameters", 7.5e9).run(run).number("total_bytes"),
                0);
        checks.equal(
                "ten parameters, their arrays counted: 2 + 2 + 4 + 4 + 4 bytes each",
                "10 个参数，逐个数组数：各 2 + 2 + 4 + 4 + 4 字节",
                10 * (Short.BYTES + Short.BYTES + Float.BYTES + Float.BYTES + Float.BYTES),
                new Case(this).set("parameters", 10).run(run).number("total_bytes"),
                0);
        if (parameters < 1e300) {
            checks.equal(
                    "the parts make the whole",
                    "各部分之和等于总数",
                    outcome.number("weights_total")
                            + outcome.number("gradients_total")
                            + outcome.number("optimizer_total"),
                    parameters * outcome.number("bytes_per_param"),
                    1e-12);
        }
        checks.equal(
                "the gradients of 1.5B",
                "1.5B 的梯度",
                3e9,
                new Case(this).run(run).number("gradients_total"),
                0);
        checks.equal(
                "three quarters are the optimizer's",
                "优化器占四分之三",
                0.75,
                new Case(this).run(run).number("optimizer_share"));
        return checks.list();
    }

    private static Figure parts(double weights, double gradients, double optimizer) {
        return new Figure.Bars(
                new Caption("Training memory without activations", "不含激活的训练显存"),
                new Figure.Axis(new Caption("bytes", "字节"), "B", false),
                List.of(
                        new Figure.Bar(new Caption("weights", "权重"), weights),
                        new Figure.Bar(new Caption("gradients", "梯度"), gradients),
                        new Figure.Bar(new Caption("optimizer", "优化器"), optimizer)));
    }
}
