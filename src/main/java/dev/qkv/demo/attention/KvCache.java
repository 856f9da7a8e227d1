package dev.qkv.demo.attention;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Stage;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Decoding with cached keys and values, against the causal pass over the whole sequence; and what the cache weighs: {@code bytes = 2 · layers · batch · seq_len ·
 * kv_heads · head_dim · bytes_per_value}, 2 for keys and values.
 *
 * <p>Source: Shazeer 2019, arXiv 1911.02150; Pope et al. 2022, arXiv 2211.05102. The attention here is plain multi-head; the other parameters serve the byte
 * count alone.
 */
public final class KvCache implements Mechanism {
    /** More tokens or dimensions are not drawn one by one. */
    private static final int MOST_STAGES = 24;

    private static final Signature SIGNATURE = new Signature(
            "kv-cache",
            new Caption(
                    "Keys and values of earlier tokens are kept, so a new token costs one row of attention, not a"
                            + " whole pass.",
                    "保留先前 token 的 key 和 value，新 token 只需计算一行注意力，而不必重算全部。"),
            "bytes = 2 · layers · batch · seq_len · kv_heads · head_dim · bytes_per_value",
            "Shazeer 2019, arXiv:1911.02150; Pope et al. 2022, arXiv:2211.05102",
            List.of(
                    MultiHeadAttention.heads(),
                    Param.integer("layers", 1, Range.atLeast(0), "layers, for the bytes only", "层数，仅用于字节数"),
                    derived("kv_heads", "heads", "key/value heads, for the bytes only", "key/value 头数，仅用于字节数"),
                    derived("head_dim", "d/heads", "width of a head, for the bytes only", "每个头的维数，仅用于字节数"),
                    derived("seq_len", "n", "cached tokens, for the bytes only", "缓存的 token 数，仅用于字节数"),
                    Param.integer("batch", 1, Range.atLeast(0), "sequences, for the bytes only", "序列条数，仅用于字节数"),
                    Param.number(
                            "bytes_per_value",
                            2,
                            Range.above(0),
                            "2 for fp16 and bf16, 0.5 for 4 bits",
                            "fp16 与 bf16 为 2，4 比特为 0.5")),
            MultiHeadAttention.inputs(),
            List.of(
                    Output.of("output", "[n][d]", "row t from token t and the cache", "第 t 行由 token t 与缓存算出"),
                    Output.of("full_output", "[n][d]", "the causal pass over all tokens", "对全部 token 做一次因果注意力"),
                    Output.of("max_abs_diff", "", "largest difference of the two", "两者的最大差"),
                    Output.of("cached_bytes", "", "bytes of the cache", "缓存的字节数")));

    private static Param derived(String name, String text, String en, String zh) {
        return Param.derived(name, Signature.Type.INT, text, Range.atLeast(0), en, zh);
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownParams() {
        return Map.of("heads", Value.of(2));
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return MultiHeadAttention.ownInputs(6, params.whole("heads"));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        MultiHeadAttention.requireFit(arguments);
        double heads = arguments.num("heads");
        Map<String, Value> params = new LinkedHashMap<>(arguments.params());
        params.putIfAbsent("kv_heads", Value.of(heads));
        params.putIfAbsent("head_dim", Value.of(arguments.width("x") / heads));
        params.putIfAbsent("seq_len", Value.of(arguments.length("x")));
        return new Arguments(params, arguments.inputs());
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj x = arguments.matrix("x");
        DMatrixRMaj wq = arguments.matrix("wq");
        DMatrixRMaj wk = arguments.matrix("wk");
        DMatrixRMaj wv = arguments.matrix("wv");
        DMatrixRMaj wo = arguments.matrix("wo");
        int heads = arguments.size("heads");
        DMatrixRMaj output = decode(x, wq, wk, wv, wo, heads);

        DMatrixRMaj k = CommonOps_DDRM.mult(x, wk, null); // n × d
        DMatrixRMaj v = CommonOps_DDRM.mult(x, wv, null);
        DMatrixRMaj concat = MultiHeadAttention.attend(CommonOps_DDRM.mult(x, wq, null), k, v, heads, heads, true)
                .concat();
        DMatrixRMaj fullOutput = CommonOps_DDRM.mult(concat, wo, null); // n × d
        return filling(new Working(), k, v)
                .step("cached_keys", "[n][d]", "x wk, one row appended a step", "x wk，每步追加一行", k)
                .step("cached_values", "[n][d]", "x wv, likewise", "x wv，同上", v)
                .step(
                        "output",
                        "[n][d]",
                        "row t: token t's query over rows 0 … t of the cache",
                        "第 t 行：token t 的 query 作用于缓存的第 0 … t 行",
                        output)
                .output("output", output)
                .output("full_output", fullOutput)
                .output("max_abs_diff", Sums.largestDifference(output.data, fullOutput.data))
                .output("cached_bytes", bytes(arguments, arguments.num("seq_len"), arguments.num("kv_heads")))
                .figure(growth(arguments))
                .outcome();
    }

    /** The cache after each token; rows that are not there yet are empty. */
    private static Working filling(Working working, DMatrixRMaj keys, DMatrixRMaj values) {
        if (keys.numRows > MOST_STAGES || keys.numCols > MOST_STAGES) {
            return working;
        }
        for (int t = 0; t < keys.numRows; t++) {
            int rows = t + 1;
            working.stage(new Stage(
                    new Caption("token " + t, "token " + t),
                    new Caption(
                            "One row of keys and one of values are computed and appended; the query of token " + t
                                    + " reads " + rows + " of each.",
                            "只算出一行 key 与一行 value 并追加；token " + t + " 的 query 读取各 " + rows + " 行。"),
                    List.of(
                            cache(new Caption("Cached keys", "缓存的 key"), keys, rows),
                            cache(new Caption("Cached values", "缓存的 value"), values, rows))));
        }
        return working;
    }

    private static Figure cache(Caption title, DMatrixRMaj matrix, int rows) {
        double[][] filled = matrix.get2DData();
        for (int row = rows; row < filled.length; row++) {
            Arrays.fill(filled[row], Double.NaN);
        }
        return new Figure.Heatmap(
                        title,
                        new Caption("token", "token"),
                        new Caption("dimension", "维"),
                        List.of(),
                        List.of(),
                        filled)
                .among(matrix.get2DData());
    }

    /** The rows of x one after another, as tokens arrive; n × d. */
    private static DMatrixRMaj decode(
            DMatrixRMaj x, DMatrixRMaj wq, DMatrixRMaj wk, DMatrixRMaj wv, DMatrixRMaj wo, int heads) {
        int n = x.numRows;
        int dh = x.numCols / heads;
        DMatrixRMaj output = new DMatrixRMaj(n, x.numCols);
        List<DMatrixRMaj> keys = new ArrayList<>(heads);
        List<DMatrixRMaj> values = new ArrayList<>(heads);
        for (int h = 0; h < heads; h++) {
            keys.add(new DMatrixRMaj(n, dh));
            values.add(new DMatrixRMaj(n, dh));
        }
        for (int t = 0; t < n; t++) {
            DMatrixRMaj token = CommonOps_DDRM.extractRow(x, t, null);
            DMatrixRMaj q = CommonOps_DDRM.mult(token, wq, null); // 1 × d
            DMatrixRMaj k = CommonOps_DDRM.mult(token, wk, null);
            DMatrixRMaj v = CommonOps_DDRM.mult(token, wv, null);
            DMatrixRMaj concat = new DMatrixRMaj(1, x.numCols);
            for (int h = 0; h < heads; h++) {
                DMatrixRMaj cachedKeys = appended(keys.get(h), t, k, h * dh); // (t + 1) × dh
                DMatrixRMaj cachedValues = appended(values.get(h), t, v, h * dh);
                DMatrixRMaj query = CommonOps_DDRM.extract(q, 0, 1, h * dh, (h + 1) * dh);
                Attention.Attended head = Attention.attend(query, cachedKeys, cachedValues, 1 / Math.sqrt(dh), false);
                CommonOps_DDRM.insert(head.output(), concat, 0, h * dh);
            }
            CommonOps_DDRM.insert(CommonOps_DDRM.mult(concat, wo, null), output, t, 0);
        }
        return output;
    }

    /** The cache with row t set to columns from .. from + dh - 1 of the token's row. */
    private static DMatrixRMaj appended(DMatrixRMaj cache, int t, DMatrixRMaj row, int from) {
        int dh = cache.numCols;
        cache.reshape(t + 1, dh, true); // rows before stay, the array was allocated for all of them
        System.arraycopy(row.data, from, cache.data, t * dh, dh);
        return cache;
    }

    private static double bytes(Arguments arguments, double seqLen, double kvHeads) {
        return 2
                * arguments.num("layers")
                * arguments.num("batch")
                * seqLen
                * kvHeads
                * arguments.num("head_dim")
                * arguments.num("bytes_per_value");
    }

    /** Bytes over the tokens, for the heads in use, for one key/value head and for as many as there are query heads. */
    private static Figure growth(Arguments arguments) {
        double seqLen = arguments.num("seq_len");
        double[] tokens = {0, seqLen / 4, seqLen / 2, seqLen * 3 / 4, seqLen};
        List<Figure.Series> series = new ArrayList<>();
        double[] counts = {1, arguments.num("kv_heads"), arguments.num("heads")};
        for (int i = 0; i < counts.length; i++) {
            double[] bytes = new double[tokens.length];
            for (int t = 0; t < tokens.length; t++) {
                bytes[t] = bytes(arguments, tokens[t], counts[i]);
            }
            if (i == 0 || counts[i] > counts[i - 1]) {
                String count = NumberText.of(counts[i]);
                String name = counts[i] == arguments.num("heads") ? "MHA" : counts[i] == 1 ? "MQA" : "GQA";
                series.add(new Figure.Series(
                        new Caption(
                                name + ", " + count + (counts[i] == 1 ? " key/value head" : " key/value heads"),
                                name + "，" + count + " 个 key/value 头"),
                        tokens,
                        bytes));
            }
        }
        return new Figure.LinePlot(
                new Caption("The cache grows with every token", "缓存随 token 增长"),
                new Figure.Axis(new Caption("tokens", "token 数"), "", false),
                new Figure.Axis(new Caption("cache", "缓存"), "B", false),
                series,
                List.of());
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[][] x = arguments.matrix("x").get2DData();
        double[][] wq = arguments.matrix("wq").get2DData();
        double[][] wk = arguments.matrix("wk").get2DData();
        Outcome outcome = run.apply(arguments);
        double scale = Sums.largest(outcome.matrix("output").data);
        Checks checks = new Checks()
                .equal(
                        "cached and full pass agree",
                        "带缓存的结果与完整计算一致",
                        0,
                        outcome.number("max_abs_diff"),
                        1e-10 * Math.max(1, scale));
        if (Naive.isSmall((double) x.length * wq.length * wq.length)
                && Naive.isSafe(Naive.times(x, wq), Naive.times(x, wk), 1)) {
            double[][] expected = Naive.heads(
                    x,
                    wq,
                    wk,
                    arguments.matrix("wv").get2DData(),
                    arguments.matrix("wo").get2DData(),
                    arguments.size("heads"),
                    true);
            checks.equal(
                    "causal multi-head attention over all tokens, by plain loops",
                    "对全部 token 的因果多头注意力，逐项循环",
                    expected,
                    outcome.matrix("output"));
        }
        return checks.equal(
                        "OPT-13B, bytes a token: 800 KiB",
                        "OPT-13B 每个 token 的字节数：800 KiB",
                        819200,
                        bytes(run, 40, 40, 1),
                        0)
                .equal(
                        "Llama 2 70B at 4096 tokens: 1.25 GiB",
                        "Llama 2 70B，4096 个 token：1.25 GiB",
                        1342177280,
                        bytes(run, 80, 8, 4096),
                        0)
                .equal(
                        "Llama 3.1 8B, bytes a token: 128 KiB",
                        "Llama 3.1 8B 每个 token 的字节数：128 KiB",
                        131072,
                        bytes(run, 32, 8, 1),
                        0)
                .equal(
                        "one key/value head takes 1/40 of forty",
                        "1 个 key/value 头是 40 个头的 1/40",
                        1.0 / 40,
                        bytes(run, 40, 1, 1) / bytes(run, 40, 40, 1))
                .list();
    }

    /** Bytes with heads of 128 numbers, by the mechanism under check. */
    private double bytes(Function<Arguments, Outcome> run, int layers, int kvHeads, int seqLen) {
        return run.apply(new Case(this)
                        .set("layers", layers)
                        .set("kv_heads", kvHeads)
                        .set("head_dim", 128)
                        .set("seq_len", seqLen)
                        .arguments())
                .number("cached_bytes");
    }
}
