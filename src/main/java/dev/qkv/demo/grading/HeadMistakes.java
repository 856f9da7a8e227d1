package dev.qkv.demo.grading;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Demo;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Value;
import dev.qkv.figure.Caption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mistakes in attention of several heads: how the width is cut into heads, which share keys, how they are joined. */
final class HeadMistakes {
    private final Arguments arguments;
    private final boolean cache;
    private final double[][] x;
    private final int heads;
    private final int kvHeads;
    private final int dh;
    private final Attending proper;

    private HeadMistakes(Demo demo) {
        arguments = demo.arguments();
        cache = demo.mechanism().id().equals("kv-cache");
        x = arguments.matrix("x").get2DData();
        heads = arguments.size("heads");
        kvHeads = demo.mechanism().id().equals("gqa") ? arguments.size("kv_heads") : heads;
        dh = arguments.width("wq") / heads;
        proper = Attending.proper(1 / Math.sqrt(dh), cache || arguments.flag("causal"));
    }

    /** How columns or rows of a projection become heads. */
    private enum Cut {
        /** Head h has the columns from h · dh on. */
        SLICES,
        /** Head h has every heads-th column from h on. */
        STRIDES,
        /** The n × (heads · dh) numbers are read as heads × n × dh. */
        RESHAPED
    }

    static List<Mistake> of(Demo demo) {
        return new HeadMistakes(demo).mistakes();
    }

    private List<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        mistakes.add(
                made(proper.with(1), Cut.SLICES, true, true, new Caption("the scale 1/√dh is missing", "漏了缩放 1/√dh")));
        mistakes.add(made(
                proper.with(1 / Math.sqrt(arguments.width("x"))),
                Cut.SLICES,
                true,
                true,
                new Caption("divided by √d, the whole width, instead of √dh, a head's", "除以了整个宽度的 √d，应为每个头的 √dh")));
        mistakes.add(made(
                proper.with(1.0 / dh),
                Cut.SLICES,
                true,
                true,
                new Caption("divided by dh instead of √dh", "除以了 dh，应为 √dh")));
        mistakes.addAll(
                AttentionMistakes.ways(proper, (attending, what) -> made(attending, Cut.SLICES, true, true, what)));
        mistakes.add(made(
                proper.with(proper.mask() == Attending.Mask.NONE ? Attending.Mask.CAUSAL : Attending.Mask.NONE),
                Cut.SLICES,
                true,
                true,
                proper.mask() == Attending.Mask.NONE
                        ? new Caption("a causal mask, though none is asked for", "加了因果掩码，而这里没有要求")
                        : new Caption("the causal mask is missing", "漏了因果掩码")));
        mistakes.add(made(
                proper,
                Cut.RESHAPED,
                true,
                true,
                new Caption(
                        "cut into heads by a reshape to [heads][n][dh] without the transpose",
                        "直接 reshape 成 [heads][n][dh] 来分头，漏了转置")));
        mistakes.add(made(
                proper,
                Cut.STRIDES,
                true,
                true,
                new Caption("heads take every heads-th column instead of neighbouring ones", "每个头隔列取，应取相邻的列")));
        mistakes.add(
                made(proper, Cut.SLICES, true, false, new Caption("the output projection wo is missing", "漏了输出投影 wo")));
        if (kvHeads < heads) {
            mistakes.add(made(
                    proper,
                    Cut.SLICES,
                    false,
                    true,
                    new Caption(
                            "query head h uses key/value head h mod kv_heads (tile) instead of ⌊h · kv_heads /"
                                    + " heads⌋ (repeat_interleave)",
                            "第 h 个 query 头用了第 h mod kv_heads 个 KV 头（tile），应为 ⌊h · kv_heads /"
                                    + " heads⌋（repeat_interleave）")));
        }
        return mistakes;
    }

    private Mistake made(Attending attending, Cut cut, boolean neighbours, boolean joined, Caption what) {
        return new Mistake(what, () -> outputs(attending, cut, neighbours, joined));
    }

    private Map<String, Value> outputs(Attending attending, Cut cut, boolean neighbours, boolean joined) {
        List<double[][]> q = cut(Naive.times(x, matrix("wq")), heads, cut);
        List<double[][]> k = cut(Naive.times(x, matrix("wk")), kvHeads, cut);
        List<double[][]> v = cut(Naive.times(x, matrix("wv")), kvHeads, cut);
        double[][] concat = new double[x.length][heads * dh];
        List<Value> weights = new ArrayList<>();
        for (int h = 0; h < heads; h++) {
            int g = neighbours ? h * kvHeads / heads : h % kvHeads;
            double[][] shares = attending.weights(q.get(h), k.get(g));
            weights.add(Value.of(shares));
            put(concat, Naive.times(shares, v.get(g)), h, cut);
        }
        Value output = Value.of(joined ? Naive.times(concat, matrix("wo")) : concat);
        Map<String, Value> outputs = new LinkedHashMap<>();
        if (cache) {
            outputs.put("full_output", output);
        } else {
            outputs.put("weights", new Value.Arr(weights));
        }
        outputs.put("output", output);
        return outputs;
    }

    private double[][] matrix(String name) {
        return arguments.matrix(name).get2DData();
    }

    private List<double[][]> cut(double[][] projected, int count, Cut cut) {
        int n = projected.length;
        List<double[][]> parts = new ArrayList<>();
        for (int h = 0; h < count; h++) {
            double[][] part = new double[n][dh];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < dh; j++) {
                    int flat = (h * n + i) * dh + j;
                    part[i][j] = switch (cut) {
                        case SLICES -> projected[i][h * dh + j];
                        case STRIDES -> projected[i][j * count + h];
                        case RESHAPED -> projected[flat / (count * dh)][flat % (count * dh)];
                    };
                }
            }
            parts.add(part);
        }
        return parts;
    }

    private void put(double[][] concat, double[][] head, int h, Cut cut) {
        int n = concat.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < dh; j++) {
                int flat = (h * n + i) * dh + j;
                switch (cut) {
                    case SLICES -> concat[i][h * dh + j] = head[i][j];
                    case STRIDES -> concat[i][j * heads + h] = head[i][j];
                    case RESHAPED -> concat[flat / (heads * dh)][flat % (heads * dh)] = head[i][j];
                }
            }
        }
    }
}
