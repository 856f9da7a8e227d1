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
 * Top-k: the k tokens of highest logit are kept, the softmax of logits / T is taken over them.
 *
 * <p>Exactly min(k, n) are kept, also when the cut falls inside a tie; the lower index then stays. Source: Fan et al. 2018, arXiv 1805.04833, section 5.4.
 */
public final class TopK implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "top-k",
            new Caption("Samples from the k most likely tokens only.", "只从概率最高的 k 个 token 中采样。"),
            "p = softmax(logits / T) over the k largest logits, else 0",
            "Fan et al. 2018, arXiv:1805.04833",
            List.of(
                    Param.required("k", Signature.Type.INT, Range.atLeast(1), "how many to keep", "保留多少个"),
                    Softmax.temperature()),
            List.of(Softmax.logits()),
            outputs());

    static List<Output> outputs() {
        return List.of(
                Output.of("probabilities", "[n]", "0 for removed tokens, sum 1", "被去掉的为 0，和为 1"),
                Output.of("kept", "[kept]", "indices, highest logit first", "保留的下标，logit 从高到低"));
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownParams() {
        return Map.of("k", Value.of(3));
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("logits", Value.of(Softmax.ownLogits()));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double[] logits = arguments.vector("logits");
        double[] scaled = Softmax.scaled(logits, arguments.num("temperature"));
        int[] order = Ranking.descending(logits);
        double[] kept = Ranking.first(order, (int) Math.min(arguments.whole("k"), logits.length));
        return written(scaled, order, kept);
    }

    static Outcome written(double[] scaled, int[] order, double[] kept) {
        double[] all = Softmax.of(scaled);
        double[] probabilities = Ranking.renormalized(scaled, kept);
        return new Working()
                .step("scaled", "[n]", "logits / T", "logits 除以温度", scaled)
                .step(
                        "order",
                        "[n]",
                        "indices, highest logit first",
                        "下标，logit 从高到低",
                        Ranking.first(order, order.length))
                .step("all_probabilities", "[n]", "softmax over all tokens", "对全部 token 的 softmax", all)
                .output("probabilities", probabilities)
                .output("kept", kept)
                .bars(new Caption("Before", "截断之前"), all)
                .bars(new Caption("After", "截断之后"), probabilities)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[] logits = arguments.vector("logits");
        double[] scaled = Softmax.scaled(logits, arguments.num("temperature"));
        Outcome outcome = run.apply(arguments);
        double[] kept = outcome.vector("kept");
        int highest = 0;
        for (int i = 1; i < logits.length; i++) {
            highest = logits[i] > logits[highest] ? i : highest;
        }
        Checks checks = new Checks()
                .equal("probabilities sum to 1", "概率之和为 1", 1, Sums.of(outcome.vector("probabilities")))
                .equal("min(k, n) are kept", "保留 min(k, n) 个", Math.min(arguments.num("k"), logits.length), kept.length)
                .equal(
                        "k = 1 is greedy: the index of the maximum",
                        "k = 1 即贪心：最大值的下标",
                        highest,
                        run.apply(new Case(this, arguments).set("k", 1).arguments())
                                .vector("kept")[0])
                .equal(
                        "of two equal logits the lower index stays",
                        "logit 相同则保留下标小的",
                        0,
                        run.apply(new Case(this)
                                        .set("k", 1)
                                        .set("logits", new double[] {1, 1, 0})
                                        .arguments())
                                .vector("kept")[0]);
        checkKept(checks, scaled, outcome);
        if (Sums.largest(scaled) <= Naive.LARGEST_SCORE) {
            checks.equal(
                    "k = n is the plain softmax",
                    "k = n 即普通 softmax",
                    Naive.softmax(scaled),
                    run.apply(new Case(this, arguments).set("k", logits.length).arguments())
                            .vector("probabilities"));
        }
        return checks.list();
    }

    /** Adds the check that kept tokens keep their proportions and the others have none. */
    static void checkKept(Checks checks, double[] scaled, Outcome outcome) {
        double[] kept = outcome.vector("kept");
        double[] p = outcome.vector("probabilities");
        double[] expected = new double[p.length];
        for (double index : kept) {
            int i = (int) Math.max(0, Math.min(p.length - 1, index));
            int first = (int) Math.max(0, Math.min(p.length - 1, kept[0]));
            expected[i] = p[first] * Math.exp(scaled[i] - scaled[first]);
        }
        checks.equal("kept tokens keep their proportions, the others have 0", "保留者比例不变，其余为 0", expected, p);
    }
}
