package dev.qkv.demo.memory;

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
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Back-propagation through a scalar chain with all activations stored, and with segments recomputed from their inputs.
 *
 * <p>The chain is a ← tanh(w_l a) with w_l = 1 + 0.1 sin l. Peaks are counted while running, not set by formula.
 *
 * <p>Source: Chen et al. 2016, arXiv 1604.06174.
 */
public final class GradientCheckpointing implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "gradient-checkpointing",
            new Caption(
                    "The same gradient from fewer stored activations, for one more forward pass.", "少存激活、多一次前向，梯度相同。"),
            "peak = L/k + k",
            "Chen et al. 2016, arXiv:1604.06174",
            List.of(
                    Param.integer("layers", 16, Range.between(1, 1000), "layers of the chain, L", "链的层数 L"),
                    Param.derived(
                            "segment",
                            Signature.Type.INT,
                            "⌈√layers⌉",
                            Range.between(1, 1000),
                            "layers per segment, k",
                            "每段层数 k"),
                    Param.number("x", 0.5, Range.between(-100, 100), "input", "输入")),
            List.of(),
            List.of(
                    Output.of("gradient", "", "all activations stored", "存下全部激活"),
                    Output.of("checkpointed_gradient", "", "segments recomputed", "分段重算"),
                    Output.of("peak_plain", "", "activations stored at most", "同时存的激活数"),
                    Output.of("peak_checkpointed", "", "checkpoints and one segment", "检查点加一段"),
                    Output.of("extra_forward_steps", "", "recomputed layers", "重算的层数"),
                    Output.of("forward_ratio", "", "forward steps over layers", "前向步数与层数之比"),
                    Output.of("memory_ratio", "", "of the peaks", "两个峰值之比")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Arguments complete(Arguments arguments) {

        Arguments completed = arguments.hasParam("segment")
                ? arguments
                : arguments.withParam("segment", Value.of(Math.ceil(Math.sqrt(arguments.num("layers")))));
        if (completed.whole("segment") > completed.whole("layers")) {
            throw DemoException.badParam("segment must be at most layers");
        }
        return completed;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double layers = arguments.num("layers");
        double segment = arguments.num("segment");
        double x = arguments.num("x");
        int depth = (int) layers;
        int length = (int) segment;
        double[] all = forward(x, 0, depth);
        double gradient = backward(1, all, 0);
        List<Double> checkpoints = new ArrayList<>();
        double state = x;
        for (int l = 0; l < depth; l++) {
            if (l % length == 0) {
                checkpoints.add(state);
            }
            state = step(state, l);
        }
        double checkpointed = 1;
        double extra = 0;
        int peak = 0;
        for (int s = checkpoints.size() - 1; s >= 0; s--) {
            int first = s * length;
            double[] segmentStates = forward(checkpoints.get(s), first, Math.min(depth, first + length));
            extra += segmentStates.length - 1;
            peak = Math.max(peak, checkpoints.size() + segmentStates.length - 1);
            checkpointed = backward(checkpointed, segmentStates, first);
        }
        return new Working()
                .output("gradient", gradient)
                .output("checkpointed_gradient", checkpointed)
                .output("peak_plain", layers)
                .output("peak_checkpointed", peak)
                .output("extra_forward_steps", extra)
                .output("forward_ratio", (layers + extra) / layers)
                .output("memory_ratio", peak / layers)
                .figure(peaks(layers))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double layers = arguments.num("layers");
        double x = arguments.num("x");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double product = 1;
        double a = x;
        for (int l = 0; l < layers; l++) {
            double w = 1 + 0.1 * Math.sin(l);
            double next = Math.tanh(w * a);
            product *= w * (1 - next * next);
            a = next;
        }
        if (Math.abs(x) <= 5) {
            checks.equal(
                    "central difference of the chain",
                    "对整条链做中心差分",
                    (end(x + 1e-5, (int) layers) - end(x - 1e-5, (int) layers)) / 2e-5,
                    outcome.number("gradient"),
                    1e-7);
        }
        if (Math.abs(x) <= 5) {
            checks.equal(
                    "product of the layers' derivatives, forwards",
                    "从前往后连乘各层导数",
                    product,
                    outcome.number("checkpointed_gradient"),
                    1e-12);
        }
        checks.equal(
                "16 layers: 4 checkpoints and 4 states",
                "16 层：4 个检查点加 4 个状态",
                8,
                new Case(this).run(run).number("peak_checkpointed"),
                0);
        checks.equal(
                "100 layers: 20",
                "100 层：20",
                20,
                new Case(this).set("layers", 100).run(run).number("peak_checkpointed"),
                0);
        checks.equal("one extra pass", "多一次前向", layers, outcome.number("extra_forward_steps"), 0);
        checks.equal("twice the forward steps", "前向步数翻倍", 2, outcome.number("forward_ratio"));
        checks.equal("stored without checkpoints: every layer", "不用检查点：每层都存", layers, outcome.number("peak_plain"), 0);
        checks.equal(
                "both peaks as a ratio",
                "两个峰值之比",
                outcome.number("peak_checkpointed"),
                outcome.number("memory_ratio") * outcome.number("peak_plain"));
        return checks.list();
    }

    private static double step(double a, int layer) {
        return Math.tanh((1 + 0.1 * Math.sin(layer)) * a);
    }

    /** The states from layer first to layer last, the input first. */
    private static double[] forward(double x, int first, int last) {
        double[] states = new double[last - first + 1];
        states[0] = x;
        for (int l = first; l < last; l++) {
            states[l - first + 1] = step(states[l - first], l);
        }
        return states;
    }

    private static double backward(double gradient, double[] states, int first) {
        double back = gradient;
        for (int i = states.length - 2; i >= 0; i--) {
            back *= (1 + 0.1 * Math.sin(first + i)) * (1 - states[i + 1] * states[i + 1]);
        }
        return back;
    }

    private static double end(double x, int layers) {
        double a = x;
        for (int l = 0; l < layers; l++) {
            a = Math.tanh((1 + 0.1 * Math.sin(l)) * a);
        }
        return a;
    }

    private static Figure peaks(double layers) {
        int count = (int) Math.min(layers, 60);
        double[] segments = new double[count];
        double[] peaks = new double[count];
        for (int i = 0; i < count; i++) {
            segments[i] = i + 1;
            peaks[i] = Math.ceil(layers / (i + 1)) + i + 1;
        }
        return new Figure.LinePlot(
                new Caption("Stored activations over the segment length", "存储的激活随段长的变化"),
                new Figure.Axis(new Caption("layers per segment", "每段层数"), "", false),
                new Figure.Axis(new Caption("stored", "存储数"), "", false),
                List.of(new Figure.Series(Caption.same("L/k + k"), segments, peaks)),
                List.of());
    }
}
