package dev.qkv.demo.decoding;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.demo.activation.Softmax;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One distribution at a temperature: its entropy, and how many tokens it is worth.
 *
 * <p>Source: Hinton et al. 2015, arXiv 1503.02531, section 2.
 */
public final class Temperature implements Mechanism {
    private static final double[] TEMPERATURES = {0.5, 1, 2};

    /** Of so many tokens each can be told apart; more are drawn as lines. */
    private static final int COUNTED = 10;

    private static final Signature SIGNATURE = new Signature(
            "temperature",
            new Caption("Flattens or sharpens a distribution; the order of the tokens stays.", "把分布变平或变尖，token 的次序不变。"),
            "p = softmax(l / T),  H = −Σ p ln p",
            "Hinton et al. 2015, arXiv:1503.02531, section 2",
            List.of(Param.number("temperature", 1, Range.above(0), "divides the logits", "logits 除以它")),
            List.of(Input.required("logits", "[n]", "scores before normalization", "归一化之前的打分")),
            List.of(
                    Output.of("probabilities", "[n]", "softmax(logits / T)", "softmax(logits / T)"),
                    Output.of("entropy", "", "nats", "nat"),
                    Output.of("effective_choices", "", "e^entropy", "e^entropy"),
                    Output.of("argmax", "", "index of the likeliest", "最可能的下标"),
                    Output.of("max_probability", "", "of it", "它的概率")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("logits", Value.of(Softmax.ownLogits()));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double temperature = arguments.num("temperature");
        double[] logits = arguments.vector("logits");
        double[] scaled = Softmax.scaled(logits, temperature);
        double[] p = Softmax.of(scaled);
        double entropy = entropy(p);
        int best = Ranking.descending(logits)[0];
        return new Working()
                .step("scaled", "[n]", "logits / T", "logits 除以温度", scaled)
                .output("probabilities", p)
                .output("entropy", entropy)
                .output("effective_choices", Math.exp(entropy))
                .output("argmax", best)
                .output("max_probability", p[best])
                .figure(temperatures(logits))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double temperature = arguments.num("temperature");
        double[] logits = arguments.vector("logits");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double[] scaled = Softmax.scaled(logits, temperature);
        checks.equal(
                "T = 0.5, 1, 2 on the own logits",
                "自带 logits，T = 0.5、1、2",
                new double[] {0.6086346904936231, 1.2064892076220268, 1.4914676893652659},
                new double[] {
                    new Case(this).set("temperature", 0.5).run(run).number("entropy"),
                    new Case(this).set("temperature", 1).run(run).number("entropy"),
                    new Case(this).set("temperature", 2).run(run).number("entropy")
                });
        if (Sums.largest(scaled) < 300) {
            checks.equal(
                    "ln Σ e^(l/T) − Σ p l/T, plain",
                    "直接计算 ln Σ e^(l/T) − Σ p l/T",
                    plainEntropy(scaled),
                    outcome.number("entropy"),
                    1e-7);
        }
        checks.equal("the first largest logit", "第一个最大的 logit", argmax(logits), outcome.number("argmax"), 0);
        if (Sums.largest(logits) <= 1000) {
            checks.equal(
                    "very hot: uniform",
                    "温度极高：均匀",
                    Math.log(logits.length),
                    new Case(this, arguments).set("temperature", 1e9).run(run).number("entropy"),
                    1e-6);
        }
        checks.equal(
                "T = 0.01: all on the likeliest",
                "T = 0.01：全在最可能的上",
                1,
                new Case(this).set("temperature", 0.01).run(run).number("max_probability"));
        checks.equal(
                "choices from the entropy",
                "由熵算出的有效选择数",
                outcome.number("entropy"),
                Math.log(Math.max(1e-300, outcome.number("effective_choices"))));
        if (Sums.largest(scaled) < 300) {
            checks.equal("plain softmax", "直接计算的 softmax", Naive.softmax(scaled), outcome.vector("probabilities"));
        }
        return checks.list();
    }

    private static double entropy(double[] p) {
        double entropy = 0;
        for (double value : p) {
            entropy -= value == 0 ? 0 : value * Math.log(value);
        }
        return entropy;
    }

    private static double plainEntropy(double[] scaled) {
        double sum = 0;
        for (double value : scaled) {
            sum += Math.exp(value);
        }
        double entropy = Math.log(sum);
        for (double value : scaled) {
            entropy -= Math.exp(value) / sum * value;
        }
        return entropy;
    }

    private static int argmax(double[] x) {
        int best = 0;
        for (int i = 1; i < x.length; i++) {
            best = x[i] > x[best] ? i : best;
        }
        return best;
    }

    private static Figure temperatures(double[] logits) {
        Caption title = new Caption("One distribution at three temperatures", "同一分布在三个温度下");
        if (logits.length <= COUNTED) {
            double[][] rows = new double[TEMPERATURES.length][];
            List<String> names = new ArrayList<>();
            for (int i = 0; i < rows.length; i++) {
                rows[i] = Softmax.of(Softmax.scaled(logits, TEMPERATURES[i]));
                names.add("T = " + NumberText.of(TEMPERATURES[i]));
            }
            return new Figure.Heatmap(
                    title, new Caption("temperature", "温度"), new Caption("token", "token"), names, List.of(), rows);
        }
        double[] index = new double[logits.length];
        List<Figure.Series> series = new ArrayList<>();
        for (int i = 0; i < index.length; i++) {
            index[i] = i;
        }
        for (double t : TEMPERATURES) {
            series.add(new Figure.Series(
                    Caption.same("T = " + NumberText.of(t)), index, Softmax.of(Softmax.scaled(logits, t))));
        }
        return new Figure.LinePlot(
                title,
                new Figure.Axis(new Caption("token", "token"), "", false),
                new Figure.Axis(new Caption("probability", "概率"), "", false),
                series,
                List.of());
    }
}
