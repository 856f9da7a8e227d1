package dev.qkv.demo.attention;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.List;
import java.util.function.Function;

/**
 * Multiply-adds of one attention layer: projections linear in the tokens, scores and weighted sum quadratic.
 *
 * <p>With grouped queries the key and value projections shrink; a kernel may skip the masked half of the scores. FLOPs are twice the multiply-adds.
 *
 * <p>Source: Vaswani et al. 2017, arXiv 1706.03762, table 1; Kaplan et al. 2020, arXiv 2001.08361, section 2.1.
 */
public final class AttentionComplexity implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "attention-complexity",
            new Caption(
                    "What attention costs, and from which length on the quadratic part dominates.",
                    "注意力的计算量，以及从多长开始平方项占上风。"),
            "MACs = 2nd²(1 + h_kv/h) + 2n²d",
            "Vaswani et al. 2017, arXiv:1706.03762, table 1; Kaplan et al. 2020, arXiv:2001.08361, section 2.1",
            List.of(
                    Param.integer("n", 4096, Range.atLeast(1), "tokens", "token 数"),
                    Param.integer("d", 4096, Range.atLeast(1), "width of the model", "模型宽度"),
                    Param.integer("heads", 32, Range.atLeast(1), "query heads, a divisor of d", "query 头数，整除 d"),
                    Param.derived(
                            "kv_heads",
                            Signature.Type.INT,
                            "heads",
                            Range.atLeast(1),
                            "key/value heads, a divisor of heads",
                            "KV 头数，整除 heads"),
                    Param.flag("causal_skip", false, "the kernel skips the masked half", "kernel 跳过被掩的一半")),
            List.of(),
            List.of(
                    Output.of("projection_macs", "", "q, k, v and output projections", "q、k、v 与输出投影"),
                    Output.of("score_macs", "", "q kᵀ and weights v", "q kᵀ 与 weights v"),
                    Output.of("total_macs", "", "both", "合计"),
                    Output.of("total_flops", "", "two per multiply-add", "每次乘加两个"),
                    Output.of("attention_share", "", "of the scores and weighted sum in the total", "打分与加权求和占总量的比例"),
                    Output.of("crossover_n", "", "tokens at which both parts are equal", "两部分相等时的 token 数"),
                    Output.of(
                            "context_share_kaplan",
                            "",
                            "of a whole forward pass, by Kaplan's count",
                            "占整个前向的比例，按 Kaplan 的口径"),
                    Output.of(
                            "context_share_full",
                            "",
                            "of a whole forward pass, both products counted in full",
                            "占整个前向的比例，两个乘积都完整计数"),
                    Output.of("score_elements", "", "weights of all heads, if stored", "所有头的权重个数（若存下来）"),
                    Output.of("mha_cache_ratio", "", "cache of multi-head attention over this one", "多头注意力的缓存与它之比"),
                    Output.of("mqa_cache_ratio", "", "cache of multi-query attention over this one", "MQA 的缓存与它之比"),
                    Output.of("kv_ratio", "", "key/value heads per query head", "每个 query 头对应的 KV 头")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Arguments complete(Arguments arguments) {
        Arguments completed =
                arguments.hasParam("kv_heads") ? arguments : arguments.withParam("kv_heads", arguments.param("heads"));
        requireDivides(completed, "heads", "d");
        requireDivides(completed, "kv_heads", "heads");
        return completed;
    }

    private static void requireDivides(Arguments arguments, String divisor, String number) {
        if (arguments.whole(number) % arguments.whole(divisor) != 0) {
            throw DemoException.badParam(divisor + " is " + arguments.whole(divisor) + ", which does not divide "
                    + number + " = " + arguments.whole(number));
        }
    }

    @Override
    public Outcome run(Arguments arguments) {
        double n = arguments.num("n");
        double d = arguments.num("d");
        double heads = arguments.num("heads");
        double kvHeads = arguments.num("kv_heads");
        boolean causalSkip = arguments.flag("causal_skip");
        double kvRatio = kvHeads / heads;
        double pairs = causalSkip ? n * (n + 1) / 2 : n * n; // query-key pairs that are computed
        double projections = 2 * n * d * d * (1 + kvRatio);
        double scores = 2 * pairs * d;
        double crossover = causalSkip ? 2 * d * (1 + kvRatio) - 1 : d * (1 + kvRatio);
        return new Working()
                .step("pairs", "query-key pairs that are computed", "要计算的 query-key 对数", pairs)
                .step("query_and_output_macs", "wq and wo: n·d·d each", "wq 与 wo：各 n·d·d", 2 * n * d * d)
                .step(
                        "key_and_value_macs",
                        "wk and wv: n·d·d·kv_heads/heads each",
                        "wk 与 wv：各 n·d·d·kv_heads/heads",
                        2 * n * d * d * kvRatio)
                .step("score_macs", "q kᵀ and weights v: pairs·d each", "q kᵀ 与 weights v：各 pairs·d", scores)
                .output("projection_macs", projections)
                .output("score_macs", scores)
                .output("total_macs", projections + scores)
                .output("total_flops", 2 * (projections + scores))
                .output("attention_share", scores / (projections + scores))
                .output("crossover_n", crossover)
                .output("context_share_kaplan", n / (12 * d + n))
                .output("context_share_full", 2 * n / (12 * d + 2 * n))
                .output("score_elements", heads * n * n)
                .output("mha_cache_ratio", heads / kvHeads)
                .output("mqa_cache_ratio", 1 / kvHeads)
                .output("kv_ratio", kvRatio)
                .figure(growth(d, kvRatio, causalSkip, crossover))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double n = arguments.num("n");
        double d = arguments.num("d");
        double heads = arguments.num("heads");
        double kvHeads = arguments.num("kv_heads");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal(
                "n = 6, d = 4, two heads: multiply-adds of naive products counted one by one",
                "n = 6，d = 4，两个头：逐个数出乘加次数",
                counted(6, 4, false),
                new Case(this)
                        .set("n", 6)
                        .set("d", 4)
                        .set("heads", 2)
                        .set("kv_heads", 2)
                        .run(run)
                        .number("total_macs"),
                0);
        checks.equal(
                "the same with the masked half skipped",
                "同上，跳过被掩的一半",
                counted(6, 4, true),
                new Case(this)
                        .set("n", 6)
                        .set("d", 4)
                        .set("heads", 2)
                        .set("kv_heads", 2)
                        .set("causal_skip", true)
                        .run(run)
                        .number("total_macs"),
                0);
        checks.equal(
                "n = d = 4096: one third is quadratic",
                "n = d = 4096：平方项占三分之一",
                1 / 3.0,
                new Case(this).run(run).number("attention_share"));
        checks.equal(
                "32 query and 8 KV heads at d = 4096: equal at 5120 tokens",
                "d = 4096，32 个 query 头、8 个 KV 头：5120 个 token 时相等",
                5120,
                new Case(this).set("kv_heads", 8).run(run).number("crossover_n"),
                0);
        checks.equal(
                "GPT-3 at 2048 tokens, by Kaplan's count",
                "GPT-3 在 2048 个 token 时，按 Kaplan 的口径",
                2048 / 149504.0,
                new Case(this)
                        .set("n", 2048)
                        .set("d", 12288)
                        .set("heads", 96)
                        .set("kv_heads", 96)
                        .run(run)
                        .number("context_share_kaplan"));
        if (NumberText.isWhole(outcome.number("crossover_n"))) {
            checks.equal(
                    "at the crossing the four projections cost as much as the products",
                    "在交点处，投影与两个乘积一样贵",
                    2 * outcome.number("crossover_n") * d * (d + d * kvHeads / heads),
                    new Case(this, arguments)
                            .set("n", Math.max(1, Math.rint(outcome.number("crossover_n"))))
                            .run(run)
                            .number("score_macs"));
        }
        if (n < 1e6 && d < 1e6 && heads < 1e6) {
            checks.equal(
                    "heads times over the weights of one head, and the cache of each query head",
                    "每个头一份权重，缓存按头数成比例",
                    heads * n * n + heads / kvHeads + 1 / kvHeads,
                    outcome.number("score_elements")
                            + outcome.number("mha_cache_ratio")
                            + outcome.number("mqa_cache_ratio"));
        }
        if (n < 1e6 && d < 1e6) {
            checks.equal(
                    "a forward pass has 24d² + 4nd FLOPs a token and layer, of which 4nd depend on the context",
                    "每 token 每层前向 24d² + 4nd FLOPs，其中 4nd 随上下文变化",
                    4 * n * d / (24 * d * d + 4 * n * d),
                    outcome.number("context_share_full"));
        }
        return checks.list();
    }

    /** Multiply-adds of the four projections and the two products, counted in the loops of plain matrix products. */
    private static int counted(int n, int d, boolean causal) {
        int count = 0;
        for (int projection = 0; projection < 4; projection++) {
            for (int i = 0; i < n * d * d; i++) {
                count++;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < (causal ? i + 1 : n); j++) {
                for (int k = 0; k < d; k++) {
                    count += 2;
                }
            }
        }
        return count;
    }

    /** Both parts over the tokens, to twice where they cross. */
    private static Figure growth(double d, double kvRatio, boolean causalSkip, double crossover) {
        double[] n = new double[33];
        double[] projections = new double[n.length];
        double[] scores = new double[n.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = 2 * crossover * i / (n.length - 1);
            projections[i] = 4 * n[i] * d * d * (1 + kvRatio);
            scores[i] = (causalSkip ? 2 : 4) * n[i] * n[i] * d;
        }
        return new Figure.LinePlot(
                new Caption("Cost of one attention layer", "一层注意力的计算量"),
                new Figure.Axis(new Caption("tokens", "token 数"), "", false),
                new Figure.Axis(new Caption("work", "计算量"), "FLOP", false),
                List.of(
                        new Figure.Series(new Caption("projections", "投影"), n, projections),
                        new Figure.Series(new Caption("scores and weighted sum", "打分与加权求和"), n, scores)),
                List.of(new Figure.Marker(
                        new Caption("equal", "相等"), crossover, 4 * crossover * d * d * (1 + kvRatio))));
    }
}
