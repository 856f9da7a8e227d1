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
 * Bytes per device for the model states, replicated and sharded in three stages.
 *
 * <p>Source: Rajbhandari et al. 2019, arXiv 1910.02054, figure 1.
 */
public final class Zero implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "zero",
            new Caption("Shards optimizer states, gradients and weights over the devices.", "把优化器状态、梯度、权重切到各卡。"),
            "(4+K)Ψ → 4Ψ + KΨ/N → 2Ψ + (2+K)Ψ/N → (4+K)Ψ/N",
            "Rajbhandari et al. 2019, arXiv:1910.02054, figure 1",
            List.of(
                    Param.number("parameters", 7.5e9, Range.above(0), "Ψ", "Ψ"),
                    Param.integer("devices", 64, Range.atLeast(1), "N", "N"),
                    Param.number("optimizer_bytes", 12, Range.atLeast(0), "K", "K")),
            List.of(),
            List.of(
                    Output.of("baseline_bytes", "", "replicated", "每卡一份完整副本"),
                    Output.of("stage1_bytes", "", "optimizer states sharded", "切优化器状态"),
                    Output.of("stage2_bytes", "", "and gradients", "再切梯度"),
                    Output.of("stage3_bytes", "", "and weights", "再切权重"),
                    Output.of("stage1_saving", "", "baseline over stage 1", "与完整副本之比"),
                    Output.of("stage2_saving", "", "baseline over stage 2", "与完整副本之比"),
                    Output.of("stage3_saving", "", "baseline over stage 3", "与完整副本之比")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double parameters = arguments.num("parameters");
        double devices = arguments.num("devices");
        double optimizerBytes = arguments.num("optimizer_bytes");
        double baseline = (4 + optimizerBytes) * parameters;
        double stage1 = 4 * parameters + optimizerBytes * parameters / devices;
        double stage2 = 2 * parameters + (2 + optimizerBytes) * parameters / devices;
        double stage3 = baseline / devices;
        return new Working()
                .output("baseline_bytes", baseline)
                .output("stage1_bytes", stage1)
                .output("stage2_bytes", stage2)
                .output("stage3_bytes", stage3)
                .output("stage1_saving", baseline / stage1)
                .output("stage2_saving", baseline / stage2)
                .output("stage3_saving", baseline / stage3)
                .figure(stages(baseline, stage1, stage2, stage3))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double parameters = arguments.num("parameters");
        double devices = arguments.num("devices");
        double optimizerBytes = arguments.num("optimizer_bytes");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal(
                "figure 1: 120 GB", "图 1：120 GB", 120e9, new Case(this).run(run).number("baseline_bytes"), 0);
        checks.equal(
                "figure 1: 31.4 GB",
                "图 1：31.4 GB",
                31.4e9,
                new Case(this).run(run).number("stage1_bytes"),
                2e-3);
        checks.equal(
                "figure 1: 16.6 GB",
                "图 1：16.6 GB",
                16.6e9,
                new Case(this).run(run).number("stage2_bytes"),
                3e-3);
        checks.equal(
                "figure 1: 1.9 GB", "图 1：1.9 GB", 1.9e9, new Case(this).run(run).number("stage3_bytes"), 2e-2);
        checks.equal(
                "one device: nothing to shard",
                "单卡：没什么可切",
                (4 + optimizerBytes) * parameters,
                new Case(this, arguments).set("devices", 1).run(run).number("stage2_bytes"),
                1e-12);
        checks.equal(
                "640 parameters on 64 devices, arrays counted: weights 1280, gradients 20, optimizer 120",
                "640 个参数、64 卡，逐个数组数：权重 1280、梯度 20、优化器 120",
                1420,
                new Case(this).set("parameters", 640).run(run).number("stage2_bytes"),
                0);
        checks.equal("everything sharded: N times less", "全部切分：省 N 倍", devices, outcome.number("stage3_saving"));
        if (devices < 1e12) {
            checks.equal(
                    "the savings are the baseline over the stage",
                    "节省倍数 = 完整副本 / 该阶段",
                    2 * (4 + optimizerBytes),
                    outcome.number("stage1_saving") * outcome.number("stage1_bytes") / parameters
                            + outcome.number("stage2_saving") * outcome.number("stage2_bytes") / parameters);
        }
        return checks.list();
    }

    private static Figure stages(double baseline, double stage1, double stage2, double stage3) {
        return new Figure.Bars(
                new Caption("Model states per device", "每卡的模型状态"),
                new Figure.Axis(new Caption("bytes", "字节"), "B", false),
                List.of(
                        new Figure.Bar(new Caption("replicated", "完整副本"), baseline),
                        new Figure.Bar(Caption.same("ZeRO-1"), stage1),
                        new Figure.Bar(Caption.same("ZeRO-2"), stage2),
                        new Figure.Bar(Caption.same("ZeRO-3"), stage3)));
    }
}
