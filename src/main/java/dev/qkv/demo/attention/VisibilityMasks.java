package dev.qkv.demo.attention;

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
import dev.qkv.demo.Sums;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * Who sees whom: causal, bidirectional and prefix masks over n tokens.
 *
 * <p>In a prefix LM key j is visible to query i if j ≤ i, or if both stand in the prefix.
 *
 * <p>Source: Raffel et al. 2019 (T5), arXiv 1910.10683.
 */
public final class VisibilityMasks implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "encoder-decoder-prefix-lm",
            new Caption(
                    "The three masks of language models, and how many pairs each leaves visible.",
                    "语言模型的三种掩码，各有多少对可见。"),
            "n(n+1)/2;  n²;  n(n+1)/2 + p(p−1)/2",
            "Raffel et al. 2019 (T5), arXiv:1910.10683",
            List.of(
                    Param.integer("n", 6, Range.between(1, 512), "tokens", "token 数"),
                    Param.integer(
                            "prefix", 3, Range.atLeast(0), "tokens of the prefix, at most n", "前缀的 token 数，不超过 n")),
            List.of(),
            List.of(
                    Output.of("causal_mask", "[n][n]", "1 where visible", "可见处为 1"),
                    Output.of("bidirectional_mask", "[n][n]", "all 1", "全为 1"),
                    Output.of("prefix_mask", "[n][n]", "causal, and full within the prefix", "因果，前缀内部全可见"),
                    Output.of("causal_pairs", "", "visible pairs", "可见对数"),
                    Output.of("bidirectional_pairs", "", "visible pairs", "可见对数"),
                    Output.of("prefix_pairs", "", "visible pairs", "可见对数")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Arguments complete(Arguments arguments) {
        if (arguments.whole("prefix") > arguments.whole("n")) {
            throw DemoException.badParam(
                    "prefix must be at most n = " + arguments.whole("n") + ", not " + arguments.whole("prefix"));
        }
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double n = arguments.num("n");
        double prefix = arguments.num("prefix");
        int size = (int) n;
        DMatrixRMaj causal = new DMatrixRMaj(size, size);
        DMatrixRMaj full = new DMatrixRMaj(size, size);
        full.fill(1);
        DMatrixRMaj prefixed = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                causal.set(i, j, j <= i ? 1 : 0);
                prefixed.set(i, j, j <= i || (i < prefix && j < prefix) ? 1 : 0);
            }
        }
        return new Working()
                .step(
                        "causal_hidden",
                        "n(n − 1)/2 pairs with a later key",
                        "n(n − 1)/2 对，key 在 query 之后",
                        n * (n - 1) / 2)
                .step(
                        "prefix_adds",
                        "p(p − 1)/2 of them, within the prefix",
                        "其中前缀内部的 p(p − 1)/2 对重新可见",
                        prefix * (prefix - 1) / 2)
                .output("causal_mask", causal)
                .output("bidirectional_mask", full)
                .output("prefix_mask", prefixed)
                .output("causal_pairs", n * (n + 1) / 2)
                .output("bidirectional_pairs", n * n)
                .output("prefix_pairs", n * (n + 1) / 2 + prefix * (prefix - 1) / 2)
                .heatmap(new Caption("Causal", "因果"), new Caption("query", "查询"), new Caption("key", "键"), causal)
                .heatmap(
                        new Caption("Prefix LM", "前缀语言模型"),
                        new Caption("query", "查询"),
                        new Caption("key", "键"),
                        prefixed)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double n = arguments.num("n");
        double prefix = arguments.num("prefix");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal(
                "ones of the causal mask, counted",
                "数一数因果掩码里的 1",
                Sums.of(Sums.rows(outcome.matrix("causal_mask"))),
                outcome.number("causal_pairs"),
                0);
        checks.equal(
                "ones of the full mask, counted",
                "数一数双向掩码里的 1",
                Sums.of(Sums.rows(outcome.matrix("bidirectional_mask"))),
                outcome.number("bidirectional_pairs"),
                0);
        checks.equal(
                "ones of the prefix mask, counted",
                "数一数前缀掩码里的 1",
                Sums.of(Sums.rows(outcome.matrix("prefix_mask"))),
                outcome.number("prefix_pairs"),
                0);
        checks.equal(
                "six tokens, three of them prefix: 21, 36 and 24 pairs",
                "6 个 token，前缀 3 个：21、36、24 对",
                new double[] {21, 36, 24},
                pairs(new Case(this).set("n", 6).set("prefix", 3).run(run)),
                0);
        checks.equal(
                "without a prefix it is the causal mask",
                "没有前缀就是因果掩码",
                n * (n + 1) / 2,
                new Case(this, arguments).set("prefix", 0).run(run).number("prefix_pairs"),
                0);
        checks.equal(
                "all of it prefix: everything is visible",
                "全是前缀：处处可见",
                n * n,
                new Case(this, arguments).set("prefix", n).run(run).number("prefix_pairs"),
                0);
        checks.equal(
                "after the prefix no later key is visible",
                "前缀之后看不到后面的 key",
                0,
                future(outcome.matrix("prefix_mask"), (int) prefix),
                0);
        return checks.list();
    }

    private static double[] pairs(Outcome outcome) {
        return new double[] {
            outcome.number("causal_pairs"), outcome.number("bidirectional_pairs"), outcome.number("prefix_pairs")
        };
    }

    private static double future(DMatrixRMaj mask, int prefix) {
        double seen = 0;
        for (int i = prefix; i < mask.numRows; i++) {
            for (int j = i + 1; j < mask.numCols; j++) {
                seen += Math.abs(mask.get(i, j));
            }
        }
        return seen;
    }
}
