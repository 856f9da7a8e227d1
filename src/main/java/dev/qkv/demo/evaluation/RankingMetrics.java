package dev.qkv.demo.evaluation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * DCG with the discount log₂(i + 1), its normalization, reciprocal rank, precision and recall at k.
 *
 * <p>The convention log₂(i + 1); Järvelin and Kekäläinen 2002 leave the first ranks undiscounted.
 *
 * <p>Source: Järvelin and Kekäläinen 2002, doi:10.1145/582415.582418 (with the discount log₂(i + 1) in common use).
 */
public final class RankingMetrics implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "ranking-metrics",
            new Caption("How good a ranking is, by several measures.", "用几种指标衡量排序的好坏。"),
            "DCG = Σ g(rel_i)/log₂(i+1)",
            "Järvelin and Kekäläinen 2002, doi:10.1145/582415.582418 (with the discount log₂(i + 1) in common use)",
            List.of(
                    Param.word("gain", List.of("linear", "exponential"), "rel, or 2^rel − 1", "rel，或 2^rel − 1"),
                    Param.derived("k", Signature.Type.INT, "n", Range.atLeast(1), "ranks that count", "计入的名次数")),
            List.of(
                    Input.required("relevance", "[n]", "in rank order", "按名次的相关度")
                            .in(Range.between(0, 1000)),
                    Input.required(
                                    "first_hits",
                                    Signature.Type.INT,
                                    "[q]",
                                    "rank of the first hit of each question, 0 for none",
                                    "各问题首个命中的名次，0 为没有")
                            .in(Range.atLeast(0))),
            List.of(
                    Output.of("dcg", "", "discounted gain", "折扣累计增益"),
                    Output.of("idcg", "", "of the best order", "最佳次序的"),
                    Output.of("ndcg", "", "dcg / idcg, 0 where that is 0", "dcg / idcg，分母为 0 时取 0"),
                    Output.of("mrr", "", "mean reciprocal rank", "平均倒数排名"),
                    Output.of("precision_at_k", "", "relevant among the first k", "前 k 个里相关的比例"),
                    Output.of("recall_at_k", "", "of all relevant, among the first k", "相关的里面进入前 k 的比例")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of(
                "relevance", Value.of(new double[] {3, 2, 3, 0, 1, 2}), "first_hits", Value.of(new double[] {1, 3, 0}));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        return arguments.hasParam("k") ? arguments : arguments.withParam("k", Value.of(arguments.length("relevance")));
    }

    @Override
    public Outcome run(Arguments arguments) {
        String gain = arguments.word("gain");
        double k = arguments.num("k");
        double[] relevance = arguments.vector("relevance");
        double[] firstHits = arguments.vector("first_hits");
        boolean exponential = gain.equals("exponential");
        double[] best = relevance.clone();
        Arrays.sort(best);
        for (int i = 0; i < best.length / 2; i++) {
            double swap = best[i];
            best[i] = best[best.length - 1 - i];
            best[best.length - 1 - i] = swap;
        }
        double dcg = dcg(relevance, k, exponential);
        double idcg = dcg(best, k, exponential);
        double reciprocal = 0;
        for (double rank : firstHits) {
            reciprocal += rank == 0 ? 0 : 1 / rank;
        }
        double relevant = 0;
        double found = 0;
        for (int i = 0; i < relevance.length; i++) {
            relevant += relevance[i] > 0 ? 1 : 0;
            found += relevance[i] > 0 && i < k ? 1 : 0;
        }
        double[] gains = new double[relevance.length];
        double[] discounts = new double[relevance.length];
        for (int i = 0; i < gains.length; i++) {
            gains[i] = gain(relevance[i], exponential);
            discounts[i] = discount(i);
        }
        return new Working()
                .step("gains", "[n]", "rel, or 2^rel − 1", "rel，或 2^rel − 1", gains)
                .step("discounts", "[n]", "1 / log₂(rank + 1)", "1 / log₂(名次 + 1)", discounts)
                .step("dcg", "gains · discounts over the first k", "前 k 个的增益乘折扣，求和", dcg)
                .step("best_order", "[n]", "relevance sorted", "相关度从大到小", best)
                .step("idcg", "the same for the best order", "最佳次序的同一个和", idcg)
                .step("ndcg", "dcg / idcg", "dcg / idcg", idcg == 0 ? 0 : dcg / idcg)
                .output("dcg", dcg)
                .output("idcg", idcg)
                .output("ndcg", idcg == 0 ? 0 : dcg / idcg)
                .output("mrr", reciprocal / firstHits.length)
                .output("precision_at_k", found / k)
                .output("recall_at_k", relevant == 0 ? 0 : found / relevant)
                .bars(new Caption("Relevance by rank", "各名次的相关度"), relevance)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        String gain = arguments.word("gain");
        double k = arguments.num("k");
        double[] relevance = arguments.vector("relevance");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double[] descending = relevance.clone();
        Arrays.sort(descending);
        double[] ranked = new double[descending.length];
        for (int i = 0; i < ranked.length; i++) {
            ranked[i] = descending[descending.length - 1 - i];
        }
        double some = Sums.largest(relevance);
        checks.equal(
                "own case: DCG, its ideal, nDCG",
                "自带示例：DCG、理想值、nDCG",
                new double[] {6.861126688593502, 7.1409951840957, 0.9608081943360617},
                new double[] {
                    new Case(this).run(run).number("dcg"),
                    new Case(this).run(run).number("idcg"),
                    new Case(this).run(run).number("ndcg")
                });
        checks.equal(
                "gain 2^rel − 1",
                "增益取 2^rel − 1",
                0.9488107485678965,
                new Case(this).set("gain", "exponential").run(run).number("ndcg"));
        if (some > 0) {
            checks.equal(
                    "in the best order it is 1",
                    "最佳次序时为 1",
                    1,
                    new Case(this, arguments).set("relevance", ranked).run(run).number("ndcg"));
        }
        if (relevance.length <= 7 && k >= relevance.length) {
            checks.equal(
                    "the largest DCG over all orders",
                    "所有次序里最大的 DCG",
                    bestOrder(relevance, gain.equals("exponential")),
                    outcome.number("idcg"));
        }
        checks.equal(
                "hits at 1, 3 and none",
                "命中在第 1、第 3、没有",
                4 / 9.0,
                new Case(this).run(run).number("mrr"));
        if (some > 0) {
            checks.equal(
                    "all ranks find everything",
                    "全部名次都算时召回为 1",
                    1,
                    new Case(this, arguments)
                            .set("k", relevance.length)
                            .run(run)
                            .number("recall_at_k"));
        }
        checks.equal(
                "five of six are relevant",
                "六个里五个相关",
                5 / 6.0,
                new Case(this).run(run).number("precision_at_k"));
        return checks.list();
    }

    private static double dcg(double[] relevance, double k, boolean exponential) {
        double sum = 0;
        for (int i = 0; i < relevance.length && i < k; i++) {
            sum += gain(relevance[i], exponential) * discount(i);
        }
        return sum;
    }

    private static double gain(double relevance, boolean exponential) {
        return exponential ? Math.pow(2, relevance) - 1 : relevance;
    }

    /** 1/log₂(rank + 1), ranks counted from 1. */
    private static double discount(int index) {
        return Math.log(2) / Math.log(index + 2.0);
    }

    private static double bestOrder(double[] relevance, boolean exponential) {
        return permuted(relevance.clone(), 0, exponential);
    }

    private static double permuted(double[] order, int fixed, boolean exponential) {
        if (fixed == order.length) {
            return dcg(order, order.length, exponential);
        }
        double best = 0;
        for (int i = fixed; i < order.length; i++) {
            double[] swapped = order.clone();
            swapped[fixed] = order[i];
            swapped[i] = order[fixed];
            best = Math.max(best, permuted(swapped, fixed + 1, exponential));
        }
        return best;
    }
}
