package dev.qkv.demo.decoding;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
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
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The usual chain of filters: temperature, top-k and top-p in either order, min-p, then one renormalization.
 *
 * <p>k-then-p takes the top-p prefix of the k survivors renormalized; p-then-k of all tokens. Min-p drops tokens below a share of the largest probability.
 *
 * <p>Source: Fan et al. 2018, arXiv 1805.04833; Holtzman et al. 2019, arXiv 1904.09751; Nguyen et al. 2024 (min-p), arXiv 2407.01082.
 */
public final class TopKTopP implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "top-k-top-p",
            new Caption("Filters tokens before sampling; the order of the filters matters.", "采样前先筛 token，筛的次序有影响。"),
            "keep → renormalize",
            "Fan et al. 2018, arXiv:1805.04833; Holtzman et al. 2019, arXiv:1904.09751; Nguyen et al. 2024 (min-p),"
                    + " arXiv:2407.01082",
            List.of(
                    Param.integer("k", 0, Range.atLeast(0), "tokens to keep, 0 for all", "保留的个数，0 为不限"),
                    Param.number("p", 0.9, Range.aboveUpTo(0, 1), "share of the probability to keep", "保留的累计概率"),
                    Param.number(
                            "min_p",
                            0,
                            Range.between(0, 1),
                            "of the largest probability, 0 for off",
                            "相对最大概率的下限，0 为关闭"),
                    Param.number("temperature", 1, Range.above(0), "divides the logits", "logits 除以它"),
                    Param.word("order", List.of("k-then-p", "p-then-k"), "which filter first", "先用哪个筛")),
            List.of(Input.required("logits", "[n]", "scores before normalization", "归一化之前的打分")),
            List.of(
                    Output.of("cumulative", "[n]", "probabilities added up, likeliest first", "从大到小的累计概率"),
                    Output.of("kept", "[c]", "indices, likeliest first", "保留的下标，从大到小"),
                    Output.of("kept_count", "", "how many", "个数"),
                    Output.of("probabilities", "[n]", "renormalized, 0 where dropped", "重新归一化，去掉的为 0"),
                    Output.of("kept_mass", "", "unfiltered probability of the kept", "保留部分原来的概率")));

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
        double k = arguments.num("k");
        double p = arguments.num("p");
        double minP = arguments.num("min_p");
        double temperature = arguments.num("temperature");
        String order = arguments.word("order");
        double[] logits = arguments.vector("logits");
        double[] scaled = Softmax.scaled(logits, temperature);
        double[] all = Softmax.of(scaled);
        int[] ranked = Ranking.descending(logits);
        int limit = k == 0 ? ranked.length : (int) Math.min(k, ranked.length);
        int count;
        if (order.equals("k-then-p")) {
            count = TopP.prefix(Ranking.renormalized(scaled, Ranking.first(ranked, limit)), ranked, p);
            count = Math.min(count, limit);
        } else {
            count = Math.min(TopP.prefix(all, ranked, p), limit);
        }
        while (count > 1 && all[ranked[count - 1]] < minP * all[ranked[0]]) {
            count--;
        }
        double[] kept = Ranking.first(ranked, count);
        double[] cumulative = new double[ranked.length];
        double sum = 0;
        double mass = 0;
        for (int i = 0; i < ranked.length; i++) {
            sum += all[ranked[i]];
            cumulative[i] = sum;
            mass = i < count ? sum : mass;
        }
        return new Working()
                .step("unfiltered", "[n]", "softmax(logits / T)", "softmax(logits / T)", all)
                .output("cumulative", cumulative)
                .output("kept", kept)
                .output("kept_count", count)
                .output("probabilities", Ranking.renormalized(scaled, kept))
                .output("kept_mass", mass)
                .bars(new Caption("Probabilities before", "筛选之前的概率"), all)
                .bars(new Caption("Probabilities after the filters", "筛选之后的概率"), Ranking.renormalized(scaled, kept))
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
                "own logits, p = 0.9: four stay",
                "自带 logits，p = 0.9：留 4 个",
                4,
                new Case(this).run(run).number("kept_count"),
                0);
        checks.equal(
                "their cumulated probabilities",
                "其累计概率",
                new double[] {0.5630212318141845, 0.7701451679416438, 0.895772185563309, 0.9719688234391082, 1},
                new Case(this).run(run).vector("cumulative"));
        checks.equal(
                "k = 3, p = 0.85: two when k goes first",
                "k = 3、p = 0.85：先 k 时留两个",
                2,
                new Case(this).set("k", 3).set("p", 0.85).run(run).number("kept_count"),
                0);
        checks.equal(
                "three when p goes first",
                "先 p 时留三个",
                3,
                new Case(this)
                        .set("k", 3)
                        .set("p", 0.85)
                        .set("order", "p-then-k")
                        .run(run)
                        .number("kept_count"),
                0);
        checks.equal(
                "min-p 0.2: three stay",
                "min-p 0.2：留三个",
                3,
                new Case(this).set("p", 1).set("min_p", 0.2).run(run).number("kept_count"),
                0);
        checks.equal("probabilities sum to 1", "概率之和为 1", 1, Sums.of(outcome.vector("probabilities")));
        if (Sums.largest(scaled) <= Naive.LARGEST_SCORE) {
            checks.equal(
                    "all filters off: the plain softmax",
                    "全部关闭：普通 softmax",
                    Naive.softmax(scaled),
                    new Case(this, arguments)
                            .set("k", 0)
                            .set("p", 1)
                            .set("min_p", 0)
                            .run(run)
                            .vector("probabilities"));
        }
        checks.equal(
                "k = 1 is greedy",
                "k = 1 就是贪心",
                largest(logits),
                new Case(this, arguments).set("k", 1).run(run).vector("kept")[0],
                0);
        checks.equal(
                "the kept mass of the own case",
                "自带示例保留的概率",
                0.9719688234391082,
                new Case(this).run(run).number("kept_mass"));
        return checks.list();
    }

    private static int largest(double[] x) {
        int best = 0;
        for (int i = 1; i < x.length; i++) {
            best = x[i] > x[best] ? i : best;
        }
        return best;
    }
}
