package dev.qkv.demo.attention;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Limits;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.NumberText;
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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Grouped-query attention: as multi-head attention, query head h using key/value head {@code floor(h * kvHeads / heads)}, so that neighbours share.
 *
 * <p>kv_heads = heads is multi-head attention, kv_heads = 1 multi-query attention. dh, the width of wq over heads, need not be d/heads. Source: Ainslie et al.
 * 2023, arXiv 2305.13245, section 2.2; multi-query: Shazeer 2019, arXiv 1911.02150.
 */
public final class Gqa implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "gqa",
            new Caption(
                    "Groups of query heads share one key head and one value head, which shrinks the KV cache.",
                    "每组 query 头共用一个 key 头和一个 value 头，从而缩小 KV cache。"),
            "head_h = attention(x wq_h, x wk_g, x wv_g), g = ⌊h · kv_heads / heads⌋",
            "Ainslie et al. 2023, arXiv:2305.13245, section 2.2",
            List.of(
                    MultiHeadAttention.heads(),
                    Param.required("kv_heads", Signature.Type.INT, Range.atLeast(1), "key/value heads", "key/value 头数"),
                    Attention.causal()),
            List.of(
                    Input.required("x", "[n][d]", "one row a token", "每个 token 一行"),
                    Input.required("wq", "[d][heads*dh]", "projects to queries", "投影为 query"),
                    Input.required("wk", "[d][kv_heads*dh]", "projects to keys", "投影为 key"),
                    Input.required("wv", "[d][kv_heads*dh]", "projects to values", "投影为 value"),
                    Input.required("wo", "[heads*dh][d]", "joins the heads", "合并各头")),
            List.of(
                    Output.of("weights", "[heads][n][n]", "per query head", "每个 query 头一份"),
                    Output.of("output", "[n][d]", "one row a token", "每个 token 一行")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownParams() {
        return Map.of("heads", Value.of(4), "kv_heads", Value.of(2));
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        int dh = 2;
        int heads = (int) Math.min(params.whole("heads"), 4096);
        int kvHeads = (int) Math.min(params.whole("kv_heads"), 4096);
        return Map.of(
                "x", Wave.of(4, 8, 0),
                "wq", Wave.of(8, heads * dh, 1),
                "wk", Wave.of(8, kvHeads * dh, 2),
                "wv", Wave.of(8, kvHeads * dh, 3),
                "wo", Wave.of(heads * dh, 8, 4));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        double heads = arguments.num("heads");
        double kvHeads = arguments.num("kv_heads");
        if (heads % kvHeads != 0) {
            throw DemoException.badShape("kv_heads is " + NumberText.of(kvHeads)
                    + ", which does not divide heads, which is " + NumberText.of(heads));
        }
        int width = arguments.width("wq");
        if (width % heads != 0) {
            throw DemoException.badShape("heads is " + NumberText.of(heads)
                    + ", which does not divide the width of wq: it has " + width + " columns");
        }
        double dh = width / heads;
        requireSize("wk", arguments.width("wk"), "column", "kv_heads*dh", kvHeads * dh);
        requireSize("wv", arguments.width("wv"), "column", "kv_heads*dh", kvHeads * dh);
        requireSize("wo", arguments.length("wo"), "row", "heads*dh", heads * dh);
        double n = arguments.length("x");
        double d = arguments.width("x");
        Limits.size(Code.BAD_INPUT, "heads*n*n, the size of the weights,", heads * n * n);
        Limits.work(Code.BAD_INPUT, "4*n*d*heads*dh + 2*n*n*heads*dh", 4 * n * d * width + 2 * n * n * width);
        return arguments;
    }

    private static void requireSize(String name, int size, String what, String formula, double expected) {
        if (size != expected) {
            throw DemoException.badShape(name + " has " + size + " " + what + (size == 1 ? ", " : "s, ") + formula
                    + " is " + NumberText.of(expected));
        }
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj x = arguments.matrix("x");
        DMatrixRMaj q = CommonOps_DDRM.mult(x, arguments.matrix("wq"), null); // n × heads·dh
        DMatrixRMaj k = CommonOps_DDRM.mult(x, arguments.matrix("wk"), null); // n × kv_heads·dh
        DMatrixRMaj v = CommonOps_DDRM.mult(x, arguments.matrix("wv"), null);
        int heads = arguments.size("heads");
        int kvHeads = arguments.size("kv_heads");
        MultiHeadAttention.Heads attended =
                MultiHeadAttention.attend(q, k, v, heads, kvHeads, arguments.flag("causal"));
        DMatrixRMaj output = CommonOps_DDRM.mult(attended.concat(), arguments.matrix("wo"), null); // n × d
        double[] groups = new double[heads];
        for (int h = 0; h < heads; h++) {
            int group = h / (heads / kvHeads);
            groups[h] = group;
        }
        Working working = new Working()
                .step("q", "[n][heads*dh]", "x wq", "x wq", q)
                .step("k", "[n][kv_heads*dh]", "x wk: narrower, this is what the cache keeps", "x wk：更窄，缓存的就是它", k)
                .step("v", "[n][kv_heads*dh]", "x wv: likewise", "x wv：同上", v)
                .step("group", "[heads]", "key/value head of each query head", "每个 query 头所用的 key/value 头", groups);
        return MultiHeadAttention.written(working, attended, output, arguments.flag("causal"));
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[][] x = arguments.matrix("x").get2DData();
        double[][] wq = arguments.matrix("wq").get2DData();
        double[][] wk = arguments.matrix("wk").get2DData();
        double[][] wv = arguments.matrix("wv").get2DData();
        double[][] wo = arguments.matrix("wo").get2DData();
        int heads = arguments.size("heads");
        int kvHeads = arguments.size("kv_heads");
        int dh = wq[0].length / heads;
        boolean causal = arguments.flag("causal");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        MultiHeadAttention.checkRowSums(checks, outcome);
        Arguments own = new Case(this).set("heads", 4).set("kv_heads", 4).arguments();
        double[][] ownWk = own.matrix("wk").get2DData();
        double[][] ownWv = own.matrix("wv").get2DData();
        double[][] unpooled = Naive.heads(
                own.matrix("x").get2DData(),
                own.matrix("wq").get2DData(),
                ownWk,
                ownWv,
                own.matrix("wo").get2DData(),
                4,
                false);
        DMatrixRMaj pooled = run.apply(new Case(this, own)
                        .set("kv_heads", 2)
                        .set("wk", pooled(ownWk, 2, 2))
                        .set("wv", pooled(ownWv, 2, 2))
                        .arguments())
                .matrix("output");
        double[][] naivelyPooled = Naive.heads(
                own.matrix("x").get2DData(),
                own.matrix("wq").get2DData(),
                pooled(ownWk, 2, 2),
                pooled(ownWv, 2, 2),
                own.matrix("wo").get2DData(),
                4,
                false);
        checks.equal(
                "mean pooling of heads that differ is an approximation: so far the output moves",
                "对不同的头取平均只是近似：输出的变化量",
                Sums.largestDifference(new DMatrixRMaj(unpooled).data, new DMatrixRMaj(naivelyPooled).data),
                Sums.largestDifference(new DMatrixRMaj(unpooled).data, pooled.data));
        if (!Naive.isSmall((double) x.length * wq.length * wq[0].length)
                || !Naive.isSafe(Naive.times(x, wq), Naive.times(x, copied(wk, heads / kvHeads, dh)), 1)) {
            return checks.list();
        }
        double[][] copiedWk = copied(wk, heads / kvHeads, dh);
        double[][] copiedWv = copied(wv, heads / kvHeads, dh);
        double[][] expected = Naive.heads(x, wq, copiedWk, copiedWv, wo, heads, causal);
        checks.equal(
                        "it is multi-head attention with every key/value head copied heads/kv_heads times",
                        "等于把每个 key/value 头复制 heads/kv_heads 份的多头注意力",
                        expected,
                        outcome.matrix("output"))
                .equal(
                        "kv_heads = heads is multi-head attention",
                        "kv_heads = heads 即多头注意力",
                        expected,
                        run.apply(new Case(this, arguments)
                                        .set("kv_heads", heads)
                                        .set("wk", copiedWk)
                                        .set("wv", copiedWv)
                                        .arguments())
                                .matrix("output"))
                .equal(
                        "mean pooling of equal heads changes nothing",
                        "对相同的头取平均，结果不变",
                        expected,
                        run.apply(new Case(this, arguments)
                                        .set("wk", pooled(copiedWk, heads / kvHeads, dh))
                                        .set("wv", pooled(copiedWv, heads / kvHeads, dh))
                                        .arguments())
                                .matrix("output"));
        return checks.list();
    }

    /** Each block of dh columns repeated. */
    private static double[][] copied(double[][] w, int times, int dh) {
        double[][] copied = new double[w.length][w[0].length * times];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < copied[i].length; j++) {
                copied[i][j] = w[i][j / dh / times * dh + j % dh];
            }
        }
        return copied;
    }

    /** The mean of each group of neighbouring blocks of dh columns. */
    private static double[][] pooled(double[][] w, int group, int dh) {
        double[][] pooled = new double[w.length][w[0].length / group];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w[i].length; j++) {
                pooled[i][j / dh / group * dh + j % dh] += w[i][j] / group;
            }
        }
        return pooled;
    }
}
