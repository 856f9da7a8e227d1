package dev.qkv.demo.training;

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
 * Compute of a training run: 2 FLOPs per parameter and token forward, 4 backward.
 *
 * <p>Source: Kaplan et al. 2020, arXiv 2001.08361; Brown et al. 2020 (GPT-3), arXiv 2005.14165, table D.1; Hoffmann et al. 2022, arXiv 2203.15556.
 */
public final class TrainingFlops implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "training-flops",
            new Caption("The compute of a training run from two numbers, and how long it takes.", "由两个数估算训练的算力与时间。"),
            "C = 6ND",
            "Kaplan et al. 2020, arXiv:2001.08361; Brown et al. 2020 (GPT-3), arXiv:2005.14165, table D.1; Hoffmann et"
                    + " al. 2022, arXiv:2203.15556",
            List.of(
                    Param.number("parameters", 174.6e9, Range.above(0), "N", "N"),
                    Param.number("tokens", 300e9, Range.above(0), "D", "D"),
                    Param.number(
                            "tokens_per_param",
                            20,
                            Range.above(0),
                            "rule of thumb for optimal_tokens",
                            "optimal_tokens 的经验比值"),
                    Param.integer("devices", 1024, Range.atLeast(1), "that train", "设备数"),
                    Param.number(
                            "peak_flops", 3.12e14, Range.above(0), "of a device, FLOP per second", "单设备峰值，FLOP 每秒"),
                    Param.number("mfu", 0.4, Range.aboveUpTo(0, 1), "model FLOPs utilization", "模型算力利用率")),
            List.of(),
            List.of(
                    Output.of("train_flops", "", "6ND", "6ND"),
                    Output.of("forward_flops", "", "2ND", "2ND"),
                    Output.of("backward_flops", "", "4ND", "4ND"),
                    Output.of("pf_days", "", "in petaFLOP/s-days", "以 PF-day 计"),
                    Output.of(
                            "optimal_tokens",
                            "",
                            "tokens_per_param · parameters, a rule of thumb",
                            "tokens_per_param · parameters，经验值"),
                    Output.of("tokens_seen_per_param", "", "D / N", "D / N"),
                    Output.of("days", "", "of the run", "训练天数")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double parameters = arguments.num("parameters");
        double tokens = arguments.num("tokens");
        double tokensPerParam = arguments.num("tokens_per_param");
        double devices = arguments.num("devices");
        double peakFlops = arguments.num("peak_flops");
        double mfu = arguments.num("mfu");
        double forward = 2 * parameters * tokens;
        double backward = 2 * forward; // for the inputs and for the weights
        double train = forward + backward;
        return new Working()
                .step(
                        "forward_flops",
                        "2ND: one multiply and one add per weight and token",
                        "2ND：每个权重、每个 token 一乘一加",
                        forward)
                .step(
                        "backward_flops",
                        "4ND: gradients of the activations and of the weights",
                        "4ND：对激活与对权重各求一次梯度",
                        backward)
                .step("train_flops", "6ND", "6ND", train)
                .step("pf_days", "over 10¹⁵ · 86400", "除以 10¹⁵ · 86400", train / 8.64e19)
                .output("train_flops", train)
                .output("forward_flops", forward)
                .output("backward_flops", backward)
                .output("pf_days", train / 8.64e19)
                .output("optimal_tokens", tokensPerParam * parameters)
                .output("tokens_seen_per_param", tokens / parameters)
                .output("days", train / (devices * peakFlops * mfu * 86400))
                .figure(new Figure.Bars(
                        new Caption("Work of the training", "训练的计算量"),
                        new Figure.Axis(new Caption("work", "计算量"), "FLOP", false),
                        List.of(
                                new Figure.Bar(new Caption("forward", "前向"), forward),
                                new Figure.Bar(new Caption("backward", "反向"), backward))))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double parameters = arguments.num("parameters");
        double tokens = arguments.num("tokens");
        double devices = arguments.num("devices");
        double peakFlops = arguments.num("peak_flops");
        double mfu = arguments.num("mfu");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal(
                "GPT-3, table D.1: 3.14e23",
                "GPT-3，表 D.1：3.14e23",
                3.14e23,
                new Case(this).run(run).number("train_flops"),
                2e-3);
        checks.equal(
                "GPT-3, table D.1: 3.64e3 PF-days",
                "GPT-3，表 D.1：3.64e3 PF-day",
                3.64e3,
                new Case(this).run(run).number("pf_days"),
                2e-3);
        checks.equal(
                "Chinchilla: 70B on 1.4T tokens",
                "Chinchilla：70B，1.4T token",
                5.88e23,
                new Case(this)
                        .set("parameters", 70e9)
                        .set("tokens", 1.4e12)
                        .run(run)
                        .number("train_flops"),
                1e-9);
        if (parameters < 1e15 && tokens < 1e18) {
            checks.equal(
                    "one product forward, two backward",
                    "前向一个乘积，反向两个",
                    parameters * tokens * 2 + parameters * tokens * 2 + parameters * tokens * 2,
                    outcome.number("train_flops"),
                    1e-12);
        }
        checks.equal(
                "a 3 × 4 layer on 5 rows: multiply-adds of y, dx and dW counted, times 2",
                "3 × 4 的层、5 行：数出 y、dx、dW 的乘加，乘 2",
                2 * 3 * counted(5, 3, 4),
                new Case(this).set("parameters", 12).set("tokens", 5).run(run).number("train_flops"),
                0);
        checks.equal(
                "forward of the same layer",
                "同一层的前向",
                2 * counted(5, 3, 4),
                new Case(this).set("parameters", 12).set("tokens", 5).run(run).number("forward_flops"),
                0);
        checks.equal(
                "backward of the same layer",
                "同一层的反向",
                4 * counted(5, 3, 4),
                new Case(this).set("parameters", 12).set("tokens", 5).run(run).number("backward_flops"),
                0);
        checks.equal(
                "7B at 20 tokens a parameter",
                "7B，每参数 20 个 token",
                1.4e11,
                new Case(this).set("parameters", 7e9).run(run).number("optimal_tokens"));
        checks.equal(
                "tokens per parameter of GPT-3",
                "GPT-3 的每参数 token 数",
                1.718213058419244,
                new Case(this).run(run).number("tokens_seen_per_param"));
        if (train(arguments) > 1e6) {
            checks.equal(
                    "seconds at that pace, back to FLOPs",
                    "按此速度换算回 FLOPs",
                    1,
                    outcome.number("days") * 86400 * devices * peakFlops * mfu / train(arguments));
        }
        return checks.list();
    }

    private static double train(Arguments a) {
        return 6 * a.num("parameters") * a.num("tokens");
    }

    /** Multiply-adds of a rows × inner by inner × columns product, counted one by one. */
    private static int counted(int rows, int inner, int columns) {
        int count = 0;
        for (int i = 0; i < rows * inner * columns; i++) {
            count++;
        }
        return count;
    }
}
