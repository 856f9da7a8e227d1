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
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.activation.Softmax;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Top-p (nucleus): the shortest run of tokens, most likely first, whose probabilities sum to at least p is kept and renormalized.
 *
 * <p>The token that crosses p is kept, so at least one is; p = 1 keeps every token. Source: Holtzman et al. 2019, arXiv 1904.09751, section 3.1.
 */
public final class TopP implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "top-p",
            new Caption(
                    "Samples from the fewest tokens that hold a share p of the probability.",
                    "只从累计概率达到 p 的最少 token 中采样。"),
            "p′ = softmax(logits / T) over the shortest prefix with Σ ≥ p, else 0",
            "Holtzman et al. 2019, arXiv:1904.09751, section 3.1",
            List.of(
                    Param.required(
                            "p",
                            Signature.Type.NUM,
                            Range.aboveUpTo(0, 1),
                            "share of the probability to keep",
                            "保留的累计概率"),
                    Softmax.temperature()),
            List.of(Softmax.logits()),
            TopK.outputs());

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownParams() {
        return Map.of("p", Value.of(0.9));
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
        int count = prefix(Softmax.of(scaled), order, arguments.num("p"));
        return TopK.written(scaled, order, Ranking.first(order, count));
    }

    /** How many of the order's first tokens it takes to reach p. */
    static int prefix(double[] probabilities, int[] order, double p) {
        if (p == 1) {
            return order.length; // rounding must not decide this
        }
        double sum = 0;
        for (int count = 1; count < order.length; count++) {
            sum += probabilities[order[count - 1]];
            if (sum >= p) {
                return count;
            }
        }
        return order.length;
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[] logits = arguments.vector("logits");
        double[] scaled = Softmax.scaled(logits, arguments.num("temperature"));
        double p = arguments.num("p");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks()
                .equal("probabilities sum to 1", "概率之和为 1", 1, Sums.of(outcome.vector("probabilities")))
                .equal(
                        "logits [2, 1, 0.5, 0, −1] with p = 0.9: four tokens stay",
                        "logits [2, 1, 0.5, 0, −1]，p = 0.9：保留 4 个",
                        4,
                        kept(run, new Case(this).set("p", 0.9).set("logits", Softmax.ownLogits())))
                .equal(
                        "however small p is, one token stays",
                        "p 再小也保留一个",
                        1,
                        kept(run, new Case(this, arguments).set("p", 1e-300)));
        TopK.checkKept(checks, scaled, outcome);
        if (Sums.largest(scaled) <= Naive.LARGEST_SCORE) {
            double[] naive = Naive.softmax(scaled);
            double[] kept = outcome.vector("kept");
            double mass = 0;
            for (double index : kept) {
                mass += naive[(int) Math.max(0, Math.min(naive.length - 1, index))];
            }
            double last = naive[(int) Math.max(0, Math.min(naive.length - 1, kept[kept.length - 1]))];
            checks.holds(
                            "the kept mass reaches p, and without its last token it does not",
                            "保留的概率达到 p，去掉最后一个则达不到",
                            mass >= p - 1e-12 && mass - last < p + 1e-12)
                    .equal(
                            "p = 1 is the plain softmax",
                            "p = 1 即普通 softmax",
                            naive,
                            run.apply(new Case(this, arguments).set("p", 1).arguments())
                                    .vector("probabilities"));
        }
        return checks.list();
    }

    private static double kept(Function<Arguments, Outcome> run, Case of) {
        return run.apply(of.arguments()).vector("kept").length;
    }
}
