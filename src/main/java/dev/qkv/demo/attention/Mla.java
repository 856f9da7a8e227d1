package dev.qkv.demo.attention;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Limits;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Wave;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Multi-head latent attention: the cache holds one latent vector a token, and the up-projection of keys is absorbed into the query.
 *
 * <p>The toy scores cover the part without RoPE, for which the absorption holds.
 *
 * <p>Source: DeepSeek-AI 2024 (DeepSeek-V2), arXiv 2405.04434, section 2.1 and table 1.
 */
public final class Mla implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "mla",
            new Caption(
                    "Caches one low-rank vector a token instead of keys and values.",
                    "每个 token 只缓存一个低秩向量，而不是 key 和 value。"),
            "q·(c W_UK) = (q W_UKᵀ)·c",
            "DeepSeek-AI 2024 (DeepSeek-V2), arXiv:2405.04434, section 2.1 and table 1",
            List.of(
                    Param.integer("heads", 128, Range.atLeast(1), "query heads", "query 头数"),
                    Param.integer("head_dim", 128, Range.atLeast(1), "width of a head", "头宽"),
                    Param.integer("kv_rank", 512, Range.atLeast(1), "width of the latent, d_c", "潜在向量的宽度 d_c"),
                    Param.integer(
                            "rope_dim",
                            64,
                            Range.atLeast(0),
                            "width of the shared RoPE key, d_R",
                            "共享 RoPE key 的宽度 d_R"),
                    Param.integer("layers", 60, Range.atLeast(1), "layers", "层数"),
                    Param.integer("seq_len", 1, Range.atLeast(1), "tokens in the cache", "缓存的 token 数"),
                    Param.number("bytes_per_value", 2, Range.above(0), "bytes of a number", "每个数的字节数")),
            List.of(
                    Input.required("c", "[m][r]", "latents of a toy case", "小例子的潜在向量"),
                    Input.required("q", "[n][h]", "queries of a toy case", "小例子的 query"),
                    Input.required("w_uk", "[r][h]", "up-projection of the keys", "key 的上投影")),
            List.of(
                    Output.of("scores", "[n][m]", "against expanded keys", "与展开的 key 打分"),
                    Output.of("absorbed_scores", "[n][m]", "against the latents", "与潜在向量打分"),
                    Output.of("max_abs_diff", "", "between the two", "两者之差"),
                    Output.of("cached_elements", "", "per token and layer: d_c + d_R", "每 token 每层：d_c + d_R"),
                    Output.of("total_elements", "", "per token, all layers", "每 token 全部层"),
                    Output.of("cached_bytes", "", "of the whole cache", "整个缓存的字节数"),
                    Output.of(
                            "mha_elements",
                            "",
                            "of multi-head attention: 2 · heads · head_dim",
                            "多头注意力：2 · heads · head_dim"),
                    Output.of("ratio_to_mha", "", "cached_elements / mha_elements", "cached_elements / mha_elements"),
                    Output.of("reduction", "", "its inverse", "其倒数"),
                    Output.of("equivalent_groups", "", "groups of a GQA with the same cache", "缓存相同的 GQA 的组数")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("c", Wave.of(3, 2, 0), "q", Wave.of(2, 4, 1), "w_uk", Wave.of(2, 4, 2));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        Limits.work(
                Code.BAD_INPUT,
                "(n + m)*r*h",
                ((double) arguments.length("q") + arguments.length("c"))
                        * arguments.length("w_uk")
                        * arguments.width("w_uk"));
        Limits.size(Code.BAD_INPUT, "n*m", (double) arguments.length("q") * arguments.length("c"));
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double heads = arguments.num("heads");
        double headDim = arguments.num("head_dim");
        double kvRank = arguments.num("kv_rank");
        double ropeDim = arguments.num("rope_dim");
        double layers = arguments.num("layers");
        double seqLen = arguments.num("seq_len");
        double bytesPerValue = arguments.num("bytes_per_value");
        DMatrixRMaj latents = arguments.matrix("c");
        DMatrixRMaj queries = arguments.matrix("q");
        DMatrixRMaj up = arguments.matrix("w_uk");
        DMatrixRMaj keys = CommonOps_DDRM.mult(latents, up, null); // m × h
        DMatrixRMaj scores = CommonOps_DDRM.multTransB(queries, keys, null); // n × m
        DMatrixRMaj absorbed = CommonOps_DDRM.multTransB(queries, up, null); // n × r
        DMatrixRMaj absorbedScores = CommonOps_DDRM.multTransB(absorbed, latents, null); // n × m
        double elements = kvRank + ropeDim;
        double mha = 2 * heads * headDim;
        return new Working()
                .step("keys", "[m][h]", "c w_uk: what is not written out", "c w_uk：实际不展开", keys)
                .step("absorbed", "[n][r]", "q w_ukᵀ: queries in the latent space", "q w_ukᵀ：潜在空间里的 query", absorbed)
                .output("scores", scores)
                .output("absorbed_scores", absorbedScores)
                .output("max_abs_diff", Sums.largestDifference(scores.data, absorbedScores.data))
                .output("cached_elements", elements)
                .output("total_elements", layers * elements)
                .output("cached_bytes", layers * elements * seqLen * bytesPerValue)
                .output("mha_elements", mha)
                .output("ratio_to_mha", elements / mha)
                .output("reduction", mha / elements)
                .output("equivalent_groups", elements / (2 * headDim))
                .figure(sizes(heads, headDim, elements))
                .figure(growth(heads, headDim, elements, layers * bytesPerValue))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double headDim = arguments.num("head_dim");
        double layers = arguments.num("layers");
        double seqLen = arguments.num("seq_len");
        double bytesPerValue = arguments.num("bytes_per_value");
        double[][] c = arguments.matrix("c").get2DData();
        double[][] q = arguments.matrix("q").get2DData();
        double[][] wUk = arguments.matrix("w_uk").get2DData();
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double[][] plain = tripled(q, wUk, c);
        double size = Math.max(1, largest(plain));
        checks.equal(
                "absorbed scores as one triple sum", "吸收后的分数：一个三重求和", plain, outcome.matrix("absorbed_scores"), 1e-9);
        checks.equal("scores of expanded keys, the same sum", "展开 key 的分数：同一个和", plain, outcome.matrix("scores"), 1e-9);
        checks.equal("both ways give the same scores", "两种算法结果相同", 0, outcome.number("max_abs_diff") / size, 1e-9);
        checks.equal(
                "DeepSeek-V2: 512 + 64 elements",
                "DeepSeek-V2：512 + 64 个元素",
                576,
                new Case(this).run(run).number("cached_elements"),
                0);
        checks.equal(
                "as much as a GQA with 2.25 groups",
                "相当于 2.25 组的 GQA",
                2.25,
                new Case(this).run(run).number("equivalent_groups"),
                0);
        checks.equal("60 layers", "60 层", 34560, new Case(this).run(run).number("total_elements"), 0);
        checks.equal(
                "of multi-head attention's cache",
                "占多头注意力缓存的比例",
                0.017578125,
                new Case(this).run(run).number("ratio_to_mha"));
        checks.equal(
                "the inverse of that",
                "其倒数",
                32768 / 576.0,
                new Case(this).run(run).number("reduction"));
        checks.equal(
                "keys and values of 128 heads of 128",
                "128 个宽 128 的头的 key 与 value",
                32768,
                new Case(this).run(run).number("mha_elements"),
                0);
        if (layers * seqLen < 1e12) {
            double groups = (arguments.num("kv_rank") + arguments.num("rope_dim")) / (2 * headDim);
            checks.equal(
                    "bytes as a GQA of that many groups would take",
                    "按那么多组的 GQA 算出的字节数",
                    2 * groups * headDim * layers * seqLen * bytesPerValue,
                    outcome.number("cached_bytes"));
        }
        return checks.list();
    }

    /** Σ_ab q_a w_uk[b][a] c_b. */
    private static double[][] tripled(double[][] q, double[][] wUk, double[][] c) {
        double[][] scores = new double[q.length][c.length];
        for (int i = 0; i < q.length; i++) {
            for (int j = 0; j < c.length; j++) {
                for (int b = 0; b < wUk.length; b++) {
                    for (int a = 0; a < wUk[b].length; a++) {
                        scores[i][j] += q[i][a] * wUk[b][a] * c[j][b];
                    }
                }
            }
        }
        return scores;
    }

    private static double largest(double[][] rows) {
        double largest = 0;
        for (double[] row : rows) {
            largest = Math.max(largest, Sums.largest(row));
        }
        return largest;
    }

    /** Bytes over the tokens, 1024 to 32768. */
    private static Figure growth(double heads, double headDim, double elements, double bytesPerElement) {
        double[] tokens = new double[32];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = 1024 * (i + 1);
        }
        return new Figure.LinePlot(
                new Caption("The cache grows with every token", "缓存随 token 增长"),
                new Figure.Axis(new Caption("tokens", "token 数"), "", false),
                new Figure.Axis(new Caption("cache", "缓存"), "B", true),
                List.of(
                        series(Caption.same("MHA"), tokens, 2 * heads * headDim * bytesPerElement),
                        series(new Caption("GQA, 8 groups", "GQA，8 组"), tokens, 16 * headDim * bytesPerElement),
                        series(Caption.same("MLA"), tokens, elements * bytesPerElement),
                        series(Caption.same("MQA"), tokens, 2 * headDim * bytesPerElement)),
                List.of());
    }

    private static Figure.Series series(Caption name, double[] tokens, double bytesPerToken) {
        double[] bytes = new double[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            bytes[i] = tokens[i] * bytesPerToken;
        }
        return new Figure.Series(name, tokens, bytes);
    }

    private static Figure sizes(double heads, double headDim, double elements) {
        return new Figure.Bars(
                new Caption("Cached per token and layer", "每 token 每层的缓存"),
                new Figure.Axis(new Caption("numbers", "个数"), "", false),
                List.of(
                        new Figure.Bar(Caption.same("MHA"), 2 * heads * headDim),
                        new Figure.Bar(new Caption("GQA, 8 groups", "GQA，8 组"), 16 * headDim),
                        new Figure.Bar(Caption.same("MLA"), elements),
                        new Figure.Bar(Caption.same("MQA"), 2 * headDim)));
    }
}
