package dev.qkv.demo.training;

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
 * Two schedules of the learning rate: the original Transformer's and linear warm-up with a cosine.
 *
 * <p>Source: Vaswani et al. 2017, arXiv 1706.03762, section 5.3; Loshchilov and Hutter 2016, arXiv 1608.03983.
 */
public final class LrWarmupCosine implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "lr-warmup-cosine",
            new Caption("The learning rate of a step by two schedules.", "两种调度下某一步的学习率。"),
            "d^−½ · min(t^−½, t·w^−3/2)",
            "Vaswani et al. 2017, arXiv:1706.03762, section 5.3; Loshchilov and Hutter 2016, arXiv:1608.03983",
            List.of(
                    Param.integer("d_model", 512, Range.atLeast(1), "width of the model", "模型宽度"),
                    Param.integer("warmup", 4000, Range.atLeast(1), "steps of warm-up, w", "warmup 步数 w"),
                    Param.integer("step", 4000, Range.atLeast(1), "t", "t"),
                    Param.integer("total", 100000, Range.atLeast(1), "steps in all, beyond warmup", "总步数，大于 warmup"),
                    Param.number("max_lr", 3e-4, Range.above(0), "at the end of warm-up", "warmup 结束时"),
                    Param.number("min_lr", 3e-5, Range.atLeast(0), "at the end, at most max_lr", "结束时，不超过 max_lr")),
            List.of(),
            List.of(
                    Output.of("noam", "", "the original Transformer's rate at the step", "最初 Transformer 在该步的学习率"),
                    Output.of("noam_peak", "", "its largest", "其峰值"),
                    Output.of("cosine", "", "warm-up and cosine at the step", "warmup 加余弦在该步的学习率")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Arguments complete(Arguments arguments) {
        if (arguments.whole("total") <= arguments.whole("warmup")) {
            throw DemoException.badParam("total must be above warmup");
        }
        if (arguments.num("min_lr") > arguments.num("max_lr")) {
            throw DemoException.badParam("min_lr must be at most max_lr");
        }
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double dModel = arguments.num("d_model");
        double warmup = arguments.num("warmup");
        double step = arguments.num("step");
        double total = arguments.num("total");
        double maxLr = arguments.num("max_lr");
        double minLr = arguments.num("min_lr");

        return new Working()
                .step("rising", "step · warmup^(−3/2)", "step · warmup^(−3/2)", step * Math.pow(warmup, -1.5))
                .step("falling", "step^(−1/2)", "step^(−1/2)", Math.pow(step, -0.5))
                .step("noam", "the smaller over √d_model", "取小者，除以 √d_model", noam(dModel, warmup, step))
                .step(
                        "progress",
                        "share of the cosine's half wave that is done",
                        "余弦半波走完的比例",
                        Math.max(0, Math.min(1, (step - warmup) / (total - warmup))))
                .step(
                        "cosine",
                        "linear up to warmup, then min + ½ (max − min)(1 + cos(π · progress))",
                        "warmup 内线性上升，之后 min + ½ (max − min)(1 + cos(π · progress))",
                        cosine(warmup, total, maxLr, minLr, step))
                .output("noam", noam(dModel, warmup, step))
                .output("noam_peak", Math.pow(dModel * warmup, -0.5))
                .output("cosine", cosine(warmup, total, maxLr, minLr, step))
                .figure(curves(dModel, warmup, total, maxLr, minLr))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double dModel = arguments.num("d_model");
        double warmup = arguments.num("warmup");
        double total = arguments.num("total");
        double maxLr = arguments.num("max_lr");
        double minLr = arguments.num("min_lr");
        Checks checks = new Checks();
        checks.equal(
                "d = 512, 4000 steps",
                "d = 512，4000 步",
                6.987712429686843e-4,
                new Case(this).run(run).number("noam_peak"),
                1e-15);
        checks.equal(
                "the peak is at the end of warm-up",
                "峰值在 warmup 结束处",
                1 / Math.sqrt(dModel * warmup),
                new Case(this, arguments).set("step", warmup).run(run).number("noam"),
                1e-15);
        checks.equal(
                "the cosine starts at max_lr",
                "余弦从 max_lr 开始",
                maxLr,
                new Case(this, arguments).set("step", warmup).run(run).number("cosine"),
                1e-15);
        checks.equal(
                "and ends at min_lr",
                "结束于 min_lr",
                minLr,
                new Case(this, arguments).set("step", total).run(run).number("cosine"),
                1e-15);
        if ((total - warmup) % 2 == 0) {
            checks.equal(
                    "halfway between both",
                    "中点是两者的平均",
                    (maxLr + minLr) / 2,
                    new Case(this, arguments)
                            .set("step", (total + warmup) / 2)
                            .run(run)
                            .number("cosine"),
                    1e-14);
        }
        return checks.list();
    }

    private static double noam(double d, double warmup, double step) {
        return Math.pow(d, -0.5) * Math.min(Math.pow(step, -0.5), step * Math.pow(warmup, -1.5));
    }

    private static double cosine(double warmup, double total, double max, double min, double step) {
        if (step <= warmup) {
            return max * step / warmup;
        }
        double done = Math.min(1, (step - warmup) / (total - warmup));
        return min + (max - min) / 2 * (1 + Math.cos(Math.PI * done));
    }

    private static Figure curves(double d, double warmup, double total, double max, double min) {
        double[] steps = new double[101];
        double[] noam = new double[steps.length];
        double[] cosine = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.max(1, total * i / (steps.length - 1));
            noam[i] = noam(d, warmup, steps[i]);
            cosine[i] = cosine(warmup, total, max, min, steps[i]);
        }
        return new Figure.LinePlot(
                new Caption("Learning rate", "学习率"),
                new Figure.Axis(new Caption("step", "步"), "", false),
                new Figure.Axis(new Caption("rate", "学习率"), "", false),
                List.of(
                        new Figure.Series(new Caption("original Transformer", "最初的 Transformer"), steps, noam),
                        new Figure.Series(new Caption("warm-up and cosine", "warmup 加余弦"), steps, cosine)),
                List.of());
    }
}
