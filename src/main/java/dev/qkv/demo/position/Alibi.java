package dev.qkv.demo.position;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Limits;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.demo.attention.MultiHeadAttention;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * Attention with linear biases: {@code bias[h][i][j] = -slope_h · (i - j)} for keys j <= i, added to the scores instead of any position encoding.
 *
 * <p>Entries for later keys are 0: the causal mask, which is not part of the bias, removes them. For a number of heads that is no power of two the authors' code
 * takes the slopes of the next lower power and fills up with every second slope of twice that. Source: Press et al. 2021, arXiv 2108.12409, section 3.
 */
public final class Alibi implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "alibi",
            new Caption(
                    "Lowers a score by a slope times the distance; each head has its own slope.",
                    "按距离线性地降低打分，每个头有自己的斜率。"),
            "bias[h][i][j] = −slope_h · (i − j), slope_k = 2^(−8(k+1)/heads)",
            "Press et al. 2021, arXiv:2108.12409, section 3",
            List.of(
                    MultiHeadAttention.heads(),
                    Param.required("n", Signature.Type.INT, Range.atLeast(1), "tokens", "token 数")),
            List.of(),
            List.of(
                    Output.of("slopes", "[heads]", "geometric, from steep to flat", "等比数列，由陡到缓"),
                    Output.of("bias", "[heads][n][n]", "added to the scores", "加到打分上")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownParams() {
        return Map.of("heads", Value.of(8), "n", Value.of(5));
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of();
    }

    @Override
    public Arguments complete(Arguments arguments) {
        double n = arguments.num("n");
        Limits.size(Code.BAD_PARAM, "heads*n*n", arguments.num("heads") * n * n);
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        int n = arguments.size("n");
        double[] slopes = slopes(arguments.size("heads"));
        List<DMatrixRMaj> bias = new ArrayList<>(slopes.length);
        for (double slope : slopes) {
            DMatrixRMaj head = new DMatrixRMaj(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    head.set(i, j, -slope * (i - j));
                }
            }
            bias.add(head);
        }
        return new Working()
                .output("slopes", slopes)
                .output("bias", Value.of(bias))
                .heatmap(
                        new Caption("Bias of head 0", "第 0 个头的偏置"),
                        new Caption("query", "查询"),
                        new Caption("key", "键"),
                        bias.get(0))
                .figure(byDistance(slopes, n))
                .outcome();
    }

    /** What each of the first heads takes off a score, over the distance. */
    private static Figure byDistance(double[] slopes, int n) {
        List<Figure.Series> series = new ArrayList<>();
        for (int head = 0; head < Math.min(slopes.length, 6); head++) {
            double farthest = Math.max(1, n - 1);
            series.add(new Figure.Series(
                    new Caption("head " + head, "第 " + head + " 个头"),
                    new double[] {0, farthest},
                    new double[] {0, -slopes[head] * farthest}));
        }
        return new Figure.LinePlot(
                new Caption("Bias over the distance", "偏置随距离的变化"),
                new Figure.Axis(new Caption("distance", "距离"), "", false),
                new Figure.Axis(new Caption("bias", "偏置"), "", false),
                series,
                List.of());
    }

    /** The authors' rule. */
    static double[] slopes(int heads) {
        int power = Integer.highestOneBit(heads);
        double[] slopes = new double[heads];
        for (int k = 0; k < heads; k++) {
            slopes[k] = k < power
                    ? Math.pow(2, -8.0 * (k + 1) / power)
                    // number 0, 2, 4 … of twice as many heads
                    : Math.pow(2, -8.0 * (2 * (k - power) + 1) / (2 * power));
        }
        return slopes;
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        int n = arguments.size("n");
        Outcome outcome = run.apply(arguments);
        double[] slopes = outcome.vector("slopes");
        List<Value> bias = outcome.array("bias").values();
        double[] diagonal = new double[bias.size() * n];
        double[] last = ((Value.Arr) ((Value.Arr) bias.get(0)).values().get(n - 1)).vector();
        double[] expectedSteps = new double[bias.size() * (n - 1)];
        double[] steps = new double[expectedSteps.length];
        for (int h = 0; h < bias.size(); h++) {
            DMatrixRMaj head = ((Value.Arr) bias.get(h)).matrix();
            for (int i = 0; i < n; i++) {
                diagonal[h * n + i] = head.get(i, i);
            }
            for (int j = 1; j < n; j++) {
                expectedSteps[h * (n - 1) + j - 1] = slopes[h];
                steps[h * (n - 1) + j - 1] = head.get(n - 1, j) - head.get(n - 1, j - 1);
            }
        }
        Checks checks = new Checks()
                .equal(
                        "slopes of 8 heads: halves",
                        "8 个头的斜率：逐个减半",
                        new double[] {0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625, 0.0078125, 0.00390625},
                        slopes(run, 8))
                .equal("slopes of 16 heads: by √½", "16 个头的斜率：公比 √½", powers(-0.5, -0.5, 16), slopes(run, 16))
                .equal(
                        "slopes of 12 heads: those of 8, then 2^−0.5, 2^−1.5, 2^−2.5, 2^−3.5",
                        "12 个头的斜率：8 个头的，再加 2^−0.5、2^−1.5、2^−2.5、2^−3.5",
                        joined(powers(-1, -1, 8), powers(-0.5, -1, 4)),
                        slopes(run, 12))
                .equal("no bias on the token itself", "对自身没有偏置", new double[diagonal.length], diagonal)
                .equal("one slope more for each step of distance", "距离每远一步，多减一个斜率", expectedSteps, steps);
        if (slopes[0] * n < Naive.LARGEST_SCORE) {
            double[] byKey = new double[n];
            for (int j = 0; j < n; j++) {
                byKey[j] = slopes[0] * j;
            }
            checks.equal(
                    "the softmax does not see the query's position: slope · j gives the same weights",
                    "softmax 不依赖 query 的位置：slope · j 得到相同的权重",
                    Naive.softmax(byKey),
                    Naive.softmax(last));
        }
        return checks.list();
    }

    private double[] slopes(Function<Arguments, Outcome> run, int heads) {
        return run.apply(new Case(this).set("heads", heads).set("n", 1).arguments())
                .vector("slopes");
    }

    /** 2^exponent, 2^(exponent + step) … */
    private static double[] powers(double exponent, double step, int count) {
        double[] powers = new double[count];
        for (int i = 0; i < count; i++) {
            powers[i] = Math.exp(Math.log(2) * (exponent + i * step));
        }
        return powers;
    }

    private static double[] joined(double[] a, double[] b) {
        double[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
