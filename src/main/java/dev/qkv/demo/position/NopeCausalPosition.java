package dev.qkv.demo.position;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Working;
import dev.qkv.demo.attention.Attention;
import dev.qkv.demo.attention.CausalMask;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * Position from the causal mask alone: with equal scores the weight on the first token is 1/t.
 *
 * <p>All queries are 0, so every visible key weighs the same; the value is 1 for the first token (BOS) and 0 for the rest.
 *
 * <p>Source: Kazemnejad et al. 2023, arXiv 2305.19466, theorem 1; Haviv et al. 2022, arXiv 2203.16634.
 */
public final class NopeCausalPosition implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "nope-causal-position",
            new Caption(
                    "Causal attention without position encodings still tells positions apart.", "没有位置编码，因果注意力照样能区分位置。"),
            "o_t = 1/t",
            "Kazemnejad et al. 2023, arXiv:2305.19466, theorem 1; Haviv et al. 2022, arXiv:2203.16634",
            List.of(
                    Param.integer("n", 8, Range.between(1, 2000), "tokens", "token 数"),
                    Param.flag("causal", true, "mask later tokens", "是否遮住后面的 token")),
            List.of(),
            List.of(
                    Output.of("bos_weight", "[n]", "weight of the first token in each query", "首个 token 在各 query 里的权重"),
                    Output.of("decoded_position", "[n]", "its inverse: the position, from 1", "它的倒数：从 1 数起的位置"),
                    Output.of("total", "", "sum of the weights", "权重之和")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double n = arguments.num("n");
        boolean causal = arguments.flag("causal");
        int size = (int) n;
        DMatrixRMaj queries = new DMatrixRMaj(size, 1);
        DMatrixRMaj keys = new DMatrixRMaj(size, 1);
        keys.fill(1);
        DMatrixRMaj values = new DMatrixRMaj(size, 1);
        values.set(0, 0, 1); // BOS
        Attention.Attended attended = Attention.attend(queries, keys, values, 1, causal);
        double[] weight = attended.output().data;
        double[] position = new double[size];
        for (int t = 0; t < size; t++) {
            position[t] = 1 / weight[t];
        }
        return new Working()
                .step("weights", "[n][n]", "softmax of equal scores", "相等分数的 softmax", attended.weights())
                .output("bos_weight", weight)
                .output("decoded_position", position)
                .output("total", Sums.of(weight))
                .heatmap(
                        new Caption("Weights of equal scores", "分数相等时的权重"),
                        new Caption("query", "查询"),
                        new Caption("key", "键"),
                        causal ? CausalMask.hidden(attended.weights()) : attended.weights())
                .bars(new Caption("Weight of the first token: 1/t", "首个 token 的权重：1/t"), weight)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double n = arguments.num("n");
        boolean causal = arguments.flag("causal");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double[] inverse = new double[(int) n];
        double[] counted = new double[(int) n];
        for (int t = 0; t < inverse.length; t++) {
            counted[t] = causal ? t + 1 : n;
            inverse[t] = 1 / counted[t];
        }
        checks.equal(
                "one over the number of visible keys", "可见 key 数的倒数", inverse, outcome.vector("bos_weight"), 1e-15);
        checks.equal(
                "the position, or n everywhere without the mask",
                "位置；没有掩码时处处是 n",
                counted,
                outcome.vector("decoded_position"));
        checks.equal(
                "n = 8: 1 + 1/2 + … + 1/8",
                "n = 8：1 + 1/2 + … + 1/8",
                2.717857142857143,
                new Case(this).run(run).number("total"));
        checks.equal(
                "without the mask every row is alike: no position",
                "没有掩码，各行相同，读不出位置",
                1 / n,
                new Case(this, arguments).set("causal", false).run(run).vector("bos_weight")[0]);
        return checks.list();
    }
}
