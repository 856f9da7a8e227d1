package dev.qkv.demo.grading;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Demo;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Value;
import dev.qkv.demo.grading.Attending.Mask;
import dev.qkv.demo.grading.Attending.Share;
import dev.qkv.figure.Caption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Mistakes in scaled dot-product attention, plain or in tiles. */
final class AttentionMistakes {
    private AttentionMistakes() {}

    static List<Mistake> of(Demo demo) {
        Arguments arguments = demo.arguments();
        double[][] q = arguments.matrix("q").get2DData();
        double[][] k = arguments.matrix("k").get2DData();
        double[][] v = arguments.matrix("v").get2DData();
        Attending proper = Attending.proper(arguments.num("scale"), arguments.flag("causal"));
        List<Mistake> mistakes = ways(
                proper,
                (attending, what) -> new Mistake(what, () -> {
                    double[][] weights = attending.weights(q, k);
                    return Map.of("weights", Value.of(weights), "output", Value.of(Naive.times(weights, v)));
                }));
        if (proper.mask() == Mask.CAUSAL && q.length != k.length) {
            mistakes.add(new Mistake(
                    new Caption(
                            "the mask is aligned to the top left; with more keys than queries, or fewer, it belongs to"
                                    + " the bottom right",
                            "掩码按左上角对齐了；key 与 query 不一样多时应按右下角对齐"),
                    () -> {
                        double[][] weights = proper.with(Mask.TOP_LEFT).weights(q, k);
                        return Map.of("weights", Value.of(weights), "output", Value.of(Naive.times(weights, v)));
                    }));
        }
        if (demo.mechanism().id().equals("flash-attention")) {
            int block = arguments.size("block_size");
            mistakes.add(Mistake.of(
                    "the accumulator is not rescaled when the running maximum grows",
                    "运行最大值变大时，没有重新缩放累加器",
                    "output",
                    () -> Value.of(tiled(proper.weights(q, k), q, k, v, proper, block))));
        }
        return mistakes;
    }

    /** The ways to get attention wrong, each made by somebody. */
    static List<Mistake> ways(Attending proper, BiFunction<Attending, Caption, Mistake> made) {
        List<Mistake> mistakes = new ArrayList<>();
        mistakes.add(made.apply(
                proper.with(Share.COLUMNS),
                new Caption(
                        "softmax over the wrong axis: each column sums to 1, not each row",
                        "softmax 的轴错了：每列之和为 1，应为每行")));
        mistakes.add(made.apply(
                proper.with(Share.ALL),
                new Caption("softmax over the whole matrix instead of each row", "对整个矩阵做了 softmax，应逐行")));
        mistakes.add(made.apply(proper.with(Share.NONE), new Caption("the softmax is missing", "漏了 softmax")));
        mistakes.add(made.apply(
                proper.with(Share.LINEAR),
                new Caption("scores divided by their sum instead of a softmax", "用了打分除以其和，应为 softmax")));
        if (proper.mask() == Mask.CAUSAL) {
            mistakes.add(made.apply(
                    proper.with(Mask.AFTER),
                    new Caption(
                            "the mask comes after the softmax, so the rows no longer sum to 1",
                            "掩码加在了 softmax 之后，行和不再是 1")));
            mistakes.add(made.apply(
                    proper.with(Mask.ZERO), new Caption("masked scores are 0 instead of −∞", "被掩码的打分设成了 0，应为 −∞")));
            mistakes.add(made.apply(
                    proper.with(Mask.STRICT), new Caption("the mask hides a query's own position too", "掩码把自身位置也遮住了")));
            mistakes.add(made.apply(
                    proper.with(Mask.LATER),
                    new Caption("the mask is the wrong way round: it hides earlier keys", "掩码方向反了：遮住了前面的 key")));
        }
        return mistakes;
    }

    /** Tiles whose sums are kept as they were under the old maximum. */
    private static double[][] tiled(
            double[][] proper, double[][] q, double[][] k, double[][] v, Attending attending, int block) {
        double[][] output = new double[q.length][v[0].length];
        for (int i = 0; i < q.length; i++) {
            double max = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (int from = 0; from < k.length; from += block) {
                int to = Math.min(k.length, from + block);
                for (int j = from; j < to; j++) {
                    max = proper[i][j] == 0 ? max : Math.max(max, attending.scale() * Naive.dot(q[i], k[j]));
                }
                for (int j = from; j < to; j++) {
                    double weight = proper[i][j] == 0 ? 0 : Math.exp(attending.scale() * Naive.dot(q[i], k[j]) - max);
                    sum += weight;
                    for (int c = 0; c < v[0].length; c++) {
                        output[i][c] += weight * v[j][c];
                    }
                }
            }
            for (int c = 0; c < v[0].length && sum > 0; c++) {
                output[i][c] /= sum;
            }
        }
        return output;
    }
}
