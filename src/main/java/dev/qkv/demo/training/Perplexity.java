package dev.qkv.demo.training;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Perplexity of a text from the probabilities the model gave its tokens: {@code e^(-mean ln p)}.
 *
 * <p>Logarithms are summed; the product of the probabilities would underflow. Source: Jelinek et al. 1977, Perplexity — a measure of the difficulty of speech
 * recognition tasks.
 */
public final class Perplexity implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "perplexity",
            new Caption("Among how many equally likely tokens the model seems to choose.", "模型相当于在多少个等可能的 token 中选择。"),
            "perplexity = e^(−mean ln p)",
            "Jelinek et al. 1977",
            List.of(),
            List.of(Input.required("token_probs", "[n]", "probability of each right token", "每个正确 token 的概率")
                    .in(Range.aboveUpTo(0, 1))),
            CrossEntropy.outputs());

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("token_probs", Value.of(new double[] {0.5, 0.25, 0.125, 0.125}));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double[] losses = arguments.vector("token_probs");
        for (int i = 0; i < losses.length; i++) {
            losses[i] = -Math.log(losses[i]);
        }
        return CrossEntropy.written(new Working(), losses);
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[] probabilities = arguments.vector("token_probs");
        Outcome outcome = run.apply(arguments);
        Outcome vocabulary = of(run, 1.0 / 32000);
        double[] unlikely = new double[1000];
        Arrays.fill(unlikely, 1e-5);
        Checks checks = new Checks()
                .equal(
                        "½, ¼, ⅛, ⅛: 2 to the power 9/4",
                        "½、¼、⅛、⅛：2 的 9/4 次方",
                        4.756828460010884,
                        of(run, 0.5, 0.25, 0.125, 0.125).number("perplexity"))
                .equal("guessing among 32000 tokens", "在 32000 个 token 中瞎猜", 32000, vocabulary.number("perplexity"))
                .equal("ln 32000", "ln 32000", 10.373491181781864, vocabulary.number("loss"))
                .equal(
                        "1000 tokens of 0.00001: their product underflows, the loss does not",
                        "1000 个概率 0.00001 的 token：乘积下溢，损失不会",
                        11.512925464970229,
                        of(run, unlikely).number("loss"))
                .equal(
                        "bits: loss over ln 2",
                        "比特数：损失除以 ln 2",
                        Math.log(outcome.number("perplexity")) / Math.log(2),
                        outcome.number("bits_per_token"));
        double product = 1;
        for (double p : probabilities) {
            product *= p;
        }
        if (product > 1e-290) {
            checks.equal(
                    "the n-th root of 1 over the product",
                    "乘积之倒数的 n 次方根",
                    Math.pow(product, -1.0 / probabilities.length),
                    outcome.number("perplexity"));
        }
        return checks.list();
    }

    private Outcome of(Function<Arguments, Outcome> run, double... probabilities) {
        return run.apply(new Case(this).set("token_probs", probabilities).arguments());
    }
}
