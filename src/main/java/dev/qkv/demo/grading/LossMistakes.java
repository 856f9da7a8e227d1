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
import java.util.function.UnaryOperator;

/** Mistakes in losses and in what preferences are turned into. */
final class LossMistakes {
    private final Demo demo;
    private final Arguments arguments;
    private final List<Mistake> mistakes = new ArrayList<>();

    private LossMistakes(Demo demo) {
        this.demo = demo;
        arguments = demo.arguments();
    }

    static List<Mistake> of(Demo demo) {
        LossMistakes all = new LossMistakes(demo);
        switch (demo.mechanism().id()) {
            case "cross-entropy" -> all.crossEntropy();
            case "perplexity" -> all.perplexity();
            case "dpo" -> all.dpo();
            default -> all.grpo();
        }
        return all.mistakes;
    }

    private void crossEntropy() {
        double[] targets = arguments.vector("targets");
        losses(
                "softmax applied twice: the loss takes logits, not probabilities",
                "做了两次 softmax：损失的输入是 logit，不是概率",
                (i, logits) -> {
                    double[] again = Naive.softmax(Naive.softmax(logits));
                    return -Math.log(again[(int) targets[i]]);
                });
        losses(
                "the probability of the target, without the logarithm",
                "给的是目标的概率，没有取对数",
                (i, logits) -> Naive.softmax(logits)[(int) targets[i]]);
        losses(
                "minus the target's logit; log-sum-exp is missing",
                "只取了目标 logit 的相反数，漏了 logsumexp",
                (i, logits) -> -logits[(int) targets[i]]);
        powers();
    }

    private interface Loss {
        double of(int row, double[] logits);
    }

    private void losses(String en, String zh, Loss loss) {
        mistakes.add(Mistake.of(en, zh, () -> {
            double[][] logits = arguments.matrix("logits").get2DData();
            double[] losses = new double[logits.length];
            for (int i = 0; i < losses.length; i++) {
                losses[i] = loss.of(i, logits[i]);
            }
            return Map.of("losses", Value.of(losses), "loss", Value.of(Sums.mean(losses)));
        }));
    }

    private void perplexity() {
        double[] probabilities = arguments.vector("token_probs");
        mistakes.add(Mistake.of(
                "one over the mean probability; the mean is one of logarithms",
                "取了平均概率的倒数；应对对数取平均",
                "perplexity",
                () -> Value.of(1 / Sums.mean(probabilities))));
        mistakes.add(Mistake.of(
                "one over the product, without the n-th root",
                "取了乘积的倒数，没有开 n 次方",
                "perplexity",
                () -> Value.of(1 / Arrays.stream(probabilities).reduce(1, (a, b) -> a * b))));
        mistakes.add(Mistake.of(
                "the mean of 1/p",
                "取了 1/p 的平均",
                "perplexity",
                () -> Value.of(
                        Arrays.stream(probabilities).map(p -> 1 / p).average().orElse(0))));
        powers();
    }

    private void powers() {
        double loss = demo.outcome().number("loss");
        mistakes.add(Mistake.of(
                "2 to the power of a loss in nats; with nats it is e",
                "以 nat 为单位的损失用了 2 的幂，应为 e 的幂",
                "perplexity",
                () -> Value.of(Math.pow(2, loss))));
        mistakes.add(Mistake.of(
                "e to the power of a loss in bits; with bits it is 2",
                "以 bit 为单位的损失用了 e 的幂，应为 2 的幂",
                "perplexity",
                () -> Value.of(Math.exp(loss / Math.log(2)))));
    }

    private void dpo() {
        List<String> names = List.of(
                "policy_chosen_logps", "policy_rejected_logps", "reference_chosen_logps", "reference_rejected_logps");
        double beta = arguments.num("beta");
        preference("the reference model is left out", "漏了参考模型", names, m -> -Math.log(sigmoid(beta * (m[0] - m[1]))));
        preference("beta is left out", "漏了 beta", names, m -> -Math.log(sigmoid(m[0] - m[1] - m[2] + m[3])));
        preference(
                "chosen and rejected are exchanged",
                "chosen 与 rejected 对调了",
                names,
                m -> -Math.log(sigmoid(-beta * (m[0] - m[1] - m[2] + m[3]))));
        preference(
                "the sigmoid of the margin, without −ln",
                "只取了 sigmoid，漏了 −ln",
                names,
                m -> sigmoid(beta * (m[0] - m[1] - m[2] + m[3])));
        preference(
                "minus the margin itself, without the sigmoid",
                "只是差的相反数，漏了 sigmoid",
                names,
                m -> -beta * (m[0] - m[1] - m[2] + m[3]));
        preference(
                "the log of the sigmoid with the wrong sign",
                "ln sigmoid 的符号反了",
                names,
                m -> Math.log(sigmoid(beta * (m[0] - m[1] - m[2] + m[3]))));
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private interface Four {
        double of(double[] logps);
    }

    private void preference(String en, String zh, List<String> names, Four loss) {
        mistakes.add(Mistake.of(en, zh, () -> {
            List<double[]> columns = names.stream().map(arguments::vector).toList();
            double[] losses = new double[columns.get(0).length];
            for (int i = 0; i < losses.length; i++) {
                int row = i;
                losses[i] = loss.of(
                        columns.stream().mapToDouble(column -> column[row]).toArray());
            }
            return Map.of("losses", Value.of(losses), "loss", Value.of(Sums.mean(losses)));
        }));
    }

    private void grpo() {
        double eps = arguments.num("eps");
        int ddof = arguments.size("ddof");
        groups("not divided by the deviation", "没有除以标准差", rewards -> divided(rewards, 1));
        groups(
                "divided by the variance instead of the deviation",
                "除以了方差，应为标准差",
                rewards -> divided(rewards, variance(rewards, ddof) + eps));
        groups("the mean is not subtracted", "没有减均值", rewards -> {
            double deviation = Math.sqrt(variance(rewards, ddof)) + eps;
            return Arrays.stream(rewards)
                    .map(reward -> deviation == 0 ? 0 : reward / deviation)
                    .toArray();
        });
        mistakes.add(Mistake.of(
                "mean and deviation over the whole batch instead of each group", "对整个批次求均值和标准差，应逐组", () -> {
                    List<Value> rows = arguments.array("rewards").values();
                    double[] all = Matrices.flat(arguments.input("rewards"));
                    double mean = Sums.mean(all);
                    double deviation = Math.sqrt(variance(all, ddof)) + eps;
                    List<Value> advantages = new ArrayList<>();
                    rows.forEach(row -> advantages.add(Matrices.each(row, reward -> (reward - mean) / deviation)));
                    return Map.of("advantages", new Value.Arr(advantages));
                }));
    }

    private static double variance(double[] x, int ddof) {
        return x.length > ddof ? Naive.variance(x) * x.length / (x.length - ddof) : 0;
    }

    private static double[] divided(double[] rewards, double divisor) {
        double mean = Sums.mean(rewards);
        return Arrays.stream(rewards)
                .map(reward -> divisor == 0 ? 0 : (reward - mean) / divisor)
                .toArray();
    }

    private void groups(String en, String zh, UnaryOperator<double[]> advantage) {
        mistakes.add(Mistake.of(en, zh, () -> {
            List<Value> advantages = new ArrayList<>();
            for (Value row : arguments.array("rewards").values()) {
                advantages.add(Value.of(advantage.apply(((Value.Arr) row).vector())));
            }
            Map<String, Value> outputs = new LinkedHashMap<>();
            outputs.put("advantages", new Value.Arr(advantages));
            return outputs;
        }));
    }
}
