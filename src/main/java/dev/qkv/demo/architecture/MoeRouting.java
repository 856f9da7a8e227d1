package dev.qkv.demo.architecture;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Rows;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Wave;
import dev.qkv.demo.Working;
import dev.qkv.demo.activation.Softmax;
import dev.qkv.demo.decoding.Ranking;
import dev.qkv.figure.Caption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Routing of tokens to k of e experts, with the loss that balances their load: {@code alpha · e · Σ_j fraction_j · probability_j}.
 *
 * <p>The weights of the chosen experts are their softmax probabilities over their sum. With k = 1 the loss is the Switch Transformer's; perfect balance gives
 * alpha. Source: Fedus et al. 2021, arXiv 2101.03961, section 2.2; top-k gate: Shazeer et al. 2017, arXiv 1701.06538.
 */
public final class MoeRouting implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "moe-routing",
            new Caption(
                    "Sends each token to the k experts of highest probability and measures how even the load is.",
                    "把每个 token 送往概率最高的 k 个专家，并衡量负载是否均衡。"),
            "weights = p_chosen / Σ p_chosen; loss = α · e · Σ_j fraction_j · mean p_j",
            "Fedus et al. 2021, arXiv:2101.03961, section 2.2; Shazeer et al. 2017, arXiv:1701.06538",
            List.of(
                    Param.required("k", Signature.Type.INT, Range.atLeast(1), "experts a token", "每个 token 的专家数"),
                    Param.number("alpha", 0.01, Range.any(), "weight of the loss", "损失的系数")),
            List.of(Input.required("logits", "[n][e]", "router scores, one row a token", "路由打分，每个 token 一行")),
            List.of(
                    Output.of("indices", Signature.Type.INT, "[n][k]", "chosen experts, highest first", "选中的专家，打分从高到低"),
                    Output.of("weights", "[n][k]", "of the chosen, sum 1", "选中专家的权重，和为 1"),
                    Output.of("expert_fraction", "[e]", "share of all choices", "占全部选择的比例"),
                    Output.of("mean_probability", "[e]", "mean of the softmax over the tokens", "softmax 对 token 的平均"),
                    Output.of("load_balancing_loss", "", "alpha in perfect balance", "完全均衡时为 alpha")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownParams() {
        return Map.of("k", Value.of(2));
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        int experts = (int) Math.max(8, Math.min(4096, params.whole("k")));
        return Map.of("logits", Wave.of(4, experts, 0));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        int experts = arguments.width("logits");
        if (arguments.num("k") > experts) {
            throw DemoException.badShape("k is " + NumberText.of(arguments.num("k"))
                    + ", more than the experts: logits has " + experts + " columns");
        }
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj logits = arguments.matrix("logits");
        int k = arguments.size("k");
        int n = logits.numRows;
        int e = logits.numCols;
        DMatrixRMaj probabilities = Softmax.rows(logits); // n × e
        DMatrixRMaj indices = new DMatrixRMaj(n, k);
        DMatrixRMaj weights = new DMatrixRMaj(n, k);
        double[] fraction = new double[e];
        for (int i = 0; i < n; i++) {
            int[] order = Ranking.descending(Rows.of(logits, i));
            double sum = 0;
            for (int j = 0; j < k; j++) {
                indices.set(i, j, order[j]);
                weights.set(i, j, probabilities.get(i, order[j]));
                sum += weights.get(i, j);
                fraction[order[j]] += 1.0 / n / k;
            }
            for (int j = 0; j < k; j++) {
                weights.set(i, j, weights.get(i, j) / sum);
            }
        }
        double[] meanProbability = CommonOps_DDRM.sumCols(probabilities, null).data;
        double loss = 0;
        for (int j = 0; j < e; j++) {
            meanProbability[j] /= n;
            loss += arguments.num("alpha") * e * fraction[j] * meanProbability[j];
        }
        return new Working()
                .step("probabilities", "[n][e]", "softmax of each row", "逐行 softmax", probabilities)
                .output("indices", indices)
                .output("weights", weights)
                .output("expert_fraction", fraction)
                .output("mean_probability", meanProbability)
                .output("load_balancing_loss", loss)
                .bars(new Caption("Share of the choices of each expert", "每个专家被选中的比例"), fraction)
                .heatmap(
                        new Caption("Router probabilities", "路由概率"),
                        new Caption("token", "token"),
                        new Caption("expert", "专家"),
                        probabilities)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        DMatrixRMaj logits = arguments.matrix("logits");
        Outcome outcome = run.apply(arguments);
        DMatrixRMaj weights = outcome.matrix("weights");
        double[] ones = new double[logits.numRows];
        Arrays.fill(ones, 1);
        double[][] collapsed = new double[8][8];
        for (double[] row : collapsed) {
            row[0] = 1000;
        }
        Checks checks = new Checks()
                .equal("weights of a token sum to 1", "每个 token 的权重之和为 1", ones, Sums.rows(weights))
                .equal("fractions sum to 1", "比例之和为 1", 1, Sums.of(outcome.vector("expert_fraction")))
                .equal(
                        "eight tokens, each to an expert of its own: alpha",
                        "8 个 token 各去一个专家：等于 alpha",
                        1,
                        loss(run, CommonOps_DDRM.identity(8)))
                .equal(
                        "all to one of eight experts: eight times alpha",
                        "全部涌向 8 个专家之一：alpha 的 8 倍",
                        8,
                        loss(run, new DMatrixRMaj(collapsed)));
        int k = arguments.size("k");
        if (Sums.largest(logits.data) > Naive.LARGEST_SCORE) {
            return checks.list();
        }
        double[][] chosen = new double[logits.numRows][k];
        DMatrixRMaj lowered = logits.copy();
        for (int i = 0; i < logits.numRows; i++) {
            double[] sorted = Rows.of(logits, i);
            Arrays.sort(sorted);
            for (int j = 0; j < k; j++) {
                chosen[i][j] = sorted[sorted.length - 1 - j];
            }
            chosen[i] = Naive.softmax(chosen[i]);
            int lowest = 0;
            for (int j = 1; j < logits.numCols; j++) {
                lowest = logits.get(i, j) <= logits.get(i, lowest) ? j : lowest;
            }
            lowered.add(i, lowest, -1);
        }
        checks.equal("the softmax over the chosen logits alone", "只对选中的 logit 做 softmax", chosen, weights);
        if (k < logits.numCols) {
            checks.equal(
                    "the lowest logit lowered by 1 changes no weight",
                    "最低的 logit 再减 1，权重不变",
                    chosen,
                    run.apply(new Case(this, arguments).set("logits", lowered).arguments())
                            .matrix("weights"));
        }
        return checks.list();
    }

    /** With k = 1 and alpha = 1. */
    private double loss(Function<Arguments, Outcome> run, DMatrixRMaj logits) {
        return run.apply(new Case(this)
                        .set("k", 1)
                        .set("alpha", 1)
                        .set("logits", logits)
                        .arguments())
                .number("load_balancing_loss");
    }
}
