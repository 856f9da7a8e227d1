package dev.qkv.demo.grading;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Demo;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Mistakes on the way from logits to a choice. */
final class SamplingMistakes {
    private final Arguments arguments;
    private final List<Mistake> mistakes = new ArrayList<>();

    private SamplingMistakes(Demo demo) {
        arguments = demo.arguments();
    }

    static List<Mistake> of(Demo demo) {
        SamplingMistakes all = new SamplingMistakes(demo);
        switch (demo.mechanism().id()) {
            case "softmax" -> all.softmax();
            case "top-k" -> all.topK();
            case "top-p" -> all.topP();
            default -> all.routing();
        }
        return all.mistakes;
    }

    /** Logits over the temperature, the largest being 0. */
    private double[] scaled() {
        double[] logits = arguments.vector("logits");
        double largest = Arrays.stream(logits).max().orElse(0);
        return Arrays.stream(logits)
                .map(logit -> (logit - largest) / arguments.num("temperature"))
                .toArray();
    }

    private static double[] over(double[] parts, double sum) {
        return Arrays.stream(parts).map(part -> part / sum).toArray();
    }

    private static int[] order(double[] values, boolean descending) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) ->
                        Double.compare(descending ? values[b] : values[a], descending ? values[a] : values[b]))
                .mapToInt(index -> index)
                .toArray();
    }

    private void softmax() {
        mistakes.add(Mistake.of("2^x instead of e^x", "用了 2^x，应为 e^x", "probabilities", () -> {
            double[] powers = Arrays.stream(scaled()).map(x -> Math.pow(2, x)).toArray();
            return Value.of(over(powers, Sums.of(powers)));
        }));
        mistakes.add(Mistake.of(
                "logits divided by their sum; there is no exponential", "logit 除以了总和，没有取指数", "probabilities", () -> {
                    double[] logits = arguments.vector("logits");
                    return Value.of(over(logits, Sums.of(logits)));
                }));
        mistakes.add(Mistake.of(
                "the sigmoid of each logit",
                "对每个 logit 用了 sigmoid",
                "probabilities",
                () -> Matrices.each(
                        arguments.input("logits"), x -> 1 / (1 + Math.exp(-x / arguments.num("temperature"))))));
        mistakes.add(Mistake.of(
                "the exponentials are not divided by their sum",
                "取了指数，没有除以总和",
                "probabilities",
                () -> Matrices.each(arguments.input("logits"), x -> Math.exp(x / arguments.num("temperature")))));
        mistakes.add(Mistake.of(
                "the scaled logits; the log of their sum of exponentials is not subtracted",
                "只是缩放后的 logit，没有减去 logsumexp",
                "log_probabilities",
                () -> Matrices.each(arguments.input("logits"), x -> x / arguments.num("temperature"))));
    }

    private void topK() {
        int k = arguments.size("k");
        kept("the probabilities of the kept tokens are not renormalised", "保留的概率没有重新归一化", true, k, false);
        kept("the k smallest logits are kept", "保留了最小的 k 个", false, k, true);
    }

    private void topP() {
        double[] probabilities = Naive.softmax(scaled());
        double p = arguments.num("p");
        int[] order = order(probabilities, true);
        int crossing = 0;
        double sum = 0;
        while (crossing < order.length && sum < p) {
            sum += probabilities[order[crossing++]];
        }
        int count = crossing;
        kept("the probabilities of the kept tokens are not renormalised", "保留的概率没有重新归一化", true, count, false);
        kept(
                "the token that crosses p is dropped; it is kept",
                "越过 p 的那个 token 被去掉了；它应保留",
                true,
                Math.max(1, count - 1),
                true);
        kept("one token too many is kept", "多保留了一个 token", true, Math.min(order.length, count + 1), true);
        int above =
                (int) Arrays.stream(probabilities).filter(share -> share >= p).count();
        if (above > 0) {
            kept(
                    "every token of probability p or more is kept: that is no nucleus",
                    "保留了概率不小于 p 的 token：这不是 top-p",
                    true,
                    above,
                    true);
        }
        mistakes.add(Mistake.of("the nucleus is chosen before the temperature", "先选了核再除以温度", () -> {
            double[] cold = Naive.softmax(shifted(arguments.vector("logits")));
            int[] by = order(cold, true);
            int wanted = 0;
            double reached = 0;
            while (wanted < by.length && reached < p) {
                reached += cold[by[wanted++]];
            }
            return outputs(by, wanted, true);
        }));
    }

    private static double[] shifted(double[] logits) {
        double largest = Arrays.stream(logits).max().orElse(0);
        return Arrays.stream(logits).map(logit -> logit - largest).toArray();
    }

    private void kept(String en, String zh, boolean descending, int count, boolean renormalised) {
        mistakes.add(Mistake.of(
                en, zh, () -> outputs(order(arguments.vector("logits"), descending), count, renormalised)));
    }

    private Map<String, Value> outputs(int[] order, int count, boolean renormalised) {
        double[] all = Naive.softmax(scaled());
        double[] probabilities = new double[all.length];
        double[] kept = new double[Math.min(count, order.length)];
        double sum = 0;
        for (int i = 0; i < kept.length; i++) {
            kept[i] = order[i];
            probabilities[order[i]] = all[order[i]];
            sum += all[order[i]];
        }
        Map<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("probabilities", Value.of(renormalised ? over(probabilities, sum) : probabilities));
        outputs.put("kept", Value.of(kept));
        return outputs;
    }

    private void routing() {
        double[][] logits = arguments.matrix("logits").get2DData();
        int k = arguments.size("k");
        int e = logits[0].length;
        mistakes.add(Mistake.of(
                "the weights of the chosen experts are not renormalised", "所选专家的权重没有重新归一化", "weights", () -> {
                    double[][] weights = new double[logits.length][];
                    for (int i = 0; i < weights.length; i++) {
                        double[] probabilities = Naive.softmax(shifted(logits[i]));
                        weights[i] = Arrays.stream(order(logits[i], true))
                                .limit(k)
                                .mapToDouble(j -> probabilities[j])
                                .toArray();
                    }
                    return Value.of(weights);
                }));
        mistakes.add(Mistake.of(
                "softmax over the tokens instead of the experts", "对 token 做了 softmax，应对专家", "mean_probability", () -> {
                    double[] mean = new double[e];
                    Arrays.fill(mean, 1.0 / logits.length);
                    return Value.of(mean);
                }));
    }
}
