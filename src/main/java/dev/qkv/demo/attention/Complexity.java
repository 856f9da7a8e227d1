package dev.qkv.demo.attention;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Floating-point operations of one attention layer over n tokens of width d; a multiply-add counts as 2.
 *
 * <p>Scores and weighted sum 2n²d each, the four projections 8nd². Softmax, scaling and masking are not counted; the number of heads does not matter. Source:
 * Vaswani et al. 2017, arXiv 1706.03762, table 1; counting as in Kaplan et al. 2020, arXiv 2001.08361.
 */
public final class Complexity implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "complexity",
            new Caption(
                    "What one attention layer costs: quadratic in the tokens, and in the width by its projections.",
                    "一层注意力的计算量：对 token 数是平方，投影部分对宽度是平方。"),
            "FLOPs = 2n²d + 2n²d + 8nd²",
            "Vaswani et al. 2017, arXiv:1706.03762, table 1; Kaplan et al. 2020, arXiv:2001.08361",
            List.of(
                    Signature.Param.count("n", "tokens", "token 数"),
                    Signature.Param.count("d", "width of the model", "模型宽度")),
            List.of(),
            List.of(
                    Output.of("score_flops", "", "q kᵀ: 2n²d", "q kᵀ：2n²d"),
                    Output.of("weighted_sum_flops", "", "weights v: 2n²d", "weights v：2n²d"),
                    Output.of("attention_flops", "", "their sum", "两者之和"),
                    Output.of("projection_flops", "", "q, k, v, o: 8nd²", "q、k、v、o：8nd²"),
                    Output.of("total_flops", "", "all", "合计")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownParams() {
        return Map.of("n", Value.of(1024), "d", Value.of(768));
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of();
    }

    @Override
    public Outcome run(Arguments arguments) {
        double n = arguments.num("n");
        double d = arguments.num("d");
        double scores = 2 * n * n * d;
        double weightedSum = 2 * n * n * d;
        double attention = scores + weightedSum;
        double projections = 8 * n * d * d;
        return new Working()
                .output("score_flops", scores)
                .output("weighted_sum_flops", weightedSum)
                .output("attention_flops", attention)
                .output("projection_flops", projections)
                .output("total_flops", attention + projections)
                .figure(growth(d))
                .outcome();
    }

    /** Both parts over the tokens, to four times where they cross. */
    private static Figure growth(double d) {
        double[] n = new double[33];
        double[] attention = new double[n.length];
        double[] projections = new double[n.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = 8 * d * i / (n.length - 1);
            attention[i] = 4 * n[i] * n[i] * d;
            projections[i] = 8 * n[i] * d * d;
        }
        return new Figure.LinePlot(
                new Caption("Attention overtakes its projections at n = 2d", "n = 2d 时注意力超过投影"),
                new Figure.Axis(new Caption("tokens", "token 数"), "", false),
                new Figure.Axis(new Caption("work", "计算量"), "FLOP", false),
                List.of(
                        new Figure.Series(new Caption("scores and weighted sum", "打分与加权求和"), n, attention),
                        new Figure.Series(new Caption("projections", "投影"), n, projections)),
                List.of(new Figure.Marker(Caption.same("n = 2d"), 2 * d, 16 * d * d * d)));
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double n = arguments.num("n");
        double d = arguments.num("d");
        double counted = 4 * multiplyAdds(6, 4, 4) + multiplyAdds(6, 4, 6) + multiplyAdds(6, 6, 4);
        double score = run.apply(arguments).number("score_flops");
        return new Checks()
                .equal(
                        "n = 6, d = 4: multiply-adds of the matrix products counted one by one, times 2",
                        "n = 6，d = 4：逐个数出矩阵乘法的乘加次数，乘以 2",
                        2 * counted,
                        run.apply(new Case(this).set("n", 6).set("d", 4).arguments())
                                .number("total_flops"),
                        0)
                .equal(
                        "at n = 2d both parts cost the same: four products n × d × d",
                        "n = 2d 时两部分相等：四个 n × d × d 的乘积",
                        4 * 2 * (2 * d) * d * d,
                        run.apply(new Case(this).set("n", 2 * d).set("d", d).arguments())
                                .number("attention_flops"))
                .equal(
                        "twice the tokens, four times the scores",
                        "token 数加倍，打分的计算量变为四倍",
                        4,
                        run.apply(new Case(this).set("n", 2 * n).set("d", d).arguments())
                                        .number("score_flops")
                                / score)
                .list();
    }

    /** Counted in the loops of a rows × inner times inner × columns product. */
    private static int multiplyAdds(int rows, int inner, int columns) {
        int count = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                for (int k = 0; k < inner; k++) {
                    count++;
                }
            }
        }
        return count;
    }
}
