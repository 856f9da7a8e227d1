package dev.qkv.demo.grading;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Demo;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Mistakes in metrics: a biased estimate, a mean of the wrong things, a penalty forgotten. */
final class MetricMistakes {
    private MetricMistakes() {}

    static List<Mistake> of(Demo demo) {
        return switch (demo.mechanism().id()) {
            case "pass-at-k" -> passAtK(demo.arguments());
            case "bleu" -> bleu(demo.outcome());
            default -> f1(demo.outcome());
        };
    }

    private static List<Mistake> passAtK(Arguments arguments) {
        double[] n = arguments.vector("n");
        double[] c = arguments.vector("c");
        double k = arguments.num("k");
        return List.of(
                problems(
                        "1 − (1 − c/n)^k: that estimate is biased",
                        "用了 1 − (1 − c/n)^k：这个估计有偏",
                        n,
                        c,
                        (total, correct) -> 1 - Math.pow(1 - correct / total, k)),
                problems(
                        "c/n, the chance of a single sample",
                        "用了 c/n，那是只抽一个的概率",
                        n,
                        c,
                        (total, correct) -> correct / total),
                problems(
                        "the chance that none is correct; 1 minus it is asked",
                        "给的是全错的概率，应取 1 减去它",
                        n,
                        c,
                        (total, correct) -> none(total, correct, k)));
    }

    private static double none(double total, double correct, double k) {
        double none = 1;
        for (double i = total - correct + 1; i <= total; i++) {
            none *= 1 - k / i;
        }
        return total - correct < k ? 0 : none;
    }

    private interface Estimate {
        double of(double total, double correct);
    }

    private static Mistake problems(String en, String zh, double[] n, double[] c, Estimate estimate) {
        return Mistake.of(en, zh, () -> {
            double[] each = new double[n.length];
            for (int i = 0; i < n.length; i++) {
                each[i] = estimate.of(n[i], c[i]);
            }
            return Map.of("per_problem", Value.of(each), "pass_at_k", Value.of(Sums.mean(each)));
        });
    }

    private static List<Mistake> bleu(Outcome outcome) {
        double[] precisions = outcome.vector("precisions");
        double penalty = outcome.number("brevity_penalty");
        double bleu = outcome.number("bleu");
        return List.of(
                Mistake.of(
                        "the brevity penalty is missing",
                        "漏了长度惩罚",
                        "bleu",
                        () -> Value.of(penalty == 0 ? 0 : bleu / penalty)),
                Mistake.of(
                        "the arithmetic mean of the precisions instead of the geometric one",
                        "精确率取了算术平均，应为几何平均",
                        "bleu",
                        () -> Value.of(
                                penalty * Arrays.stream(precisions).average().orElse(0))));
    }

    private static List<Mistake> f1(Outcome outcome) {
        double precision = outcome.number("macro_precision");
        double recall = outcome.number("macro_recall");
        double sum = precision + recall;
        return List.of(
                Mistake.of(
                        "the F1 of macro precision and macro recall; macro F1 is the mean of the F1 values",
                        "用了宏精确率与宏召回率的 F1；宏 F1 是各类 F1 的平均",
                        "macro_f1",
                        () -> Value.of(sum == 0 ? 0 : 2 * precision * recall / sum)),
                Mistake.of(
                        "the plain mean of precision and recall; F1 is the harmonic one",
                        "取了精确率与召回率的算术平均；F1 是调和平均",
                        "f1",
                        () -> {
                            double[] p = outcome.vector("precision");
                            double[] r = outcome.vector("recall");
                            double[] means = new double[p.length];
                            for (int i = 0; i < p.length; i++) {
                                means[i] = (p[i] + r[i]) / 2;
                            }
                            return Value.of(means);
                        }));
    }
}
