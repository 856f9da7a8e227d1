package dev.qkv.demo.training;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Adam with bias correction; the weight decay is decoupled, or the gradient of an L2 penalty.
 *
 * <p>0/0 counts as 0, so a parameter without gradient and without eps stays.
 *
 * <p>Source: Kingma and Ba 2014, arXiv 1412.6980, algorithm 1; Loshchilov and Hutter 2017, arXiv 1711.05101, algorithm 2.
 */
public final class AdamW implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "adamw",
            new Caption(
                    "A step that hardly depends on the size of the gradient, and a decay beside it.",
                    "步长几乎与梯度大小无关，衰减另算。"),
            "w ← w − η(m̂/(√v̂ + ε) + λw)",
            "Kingma and Ba 2014, arXiv:1412.6980, algorithm 1; Loshchilov and Hutter 2017, arXiv:1711.05101, algorithm"
                    + " 2",
            List.of(
                    Param.number("lr", 0.01, Range.above(0), "learning rate η", "学习率 η"),
                    Param.number("beta1", 0.9, new Range(0, false, 1, true, List.of()), "of the mean", "均值的系数"),
                    Param.number(
                            "beta2", 0.999, new Range(0, false, 1, true, List.of()), "of the mean square", "均方的系数"),
                    Param.number("eps", 1e-8, Range.atLeast(0), "added to the root", "加在平方根上"),
                    Param.number("weight_decay", 0.1, Range.atLeast(0), "λ", "λ"),
                    Param.flag("decoupled", true, "false: Adam with L2", "false 为 Adam 加 L2")),
            List.of(
                    Input.required("w", "[d]", "weights", "权重"),
                    Input.required("g", "[s][d]", "gradient of each step", "各步的梯度")),
            List.of(
                    Output.of("w_after", "[d]", "after all steps", "各步之后的权重"),
                    Output.of("m", "[d]", "mean of the gradients", "梯度的均值"),
                    Output.of("v", "[d]", "mean of their squares", "平方的均值"),
                    Output.of("first_update", "[d]", "change of w in step 1", "第一步的变化"),
                    Output.of("last_update", "[d]", "change of w in the last step", "最后一步的变化")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("w", Value.of(new double[] {0.5, -0.3}), "g", Value.of(new double[][] {{0.2, -4}, {0.1, -3}}));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double lr = arguments.num("lr");
        double beta1 = arguments.num("beta1");
        double beta2 = arguments.num("beta2");
        double eps = arguments.num("eps");
        double weightDecay = arguments.num("weight_decay");
        boolean decoupled = arguments.flag("decoupled");
        double[] w = arguments.vector("w");
        double[][] g = arguments.matrix("g").get2DData();
        int d = w.length;
        double[] weights = w.clone();
        double[] m = new double[d];
        double[] v = new double[d];
        double[] first = new double[d];
        double[] last = new double[d];
        double[] adaptive = new double[d];
        double[] decay = new double[d];
        double[] mHats = new double[d];
        double[] vHats = new double[d];
        for (int t = 1; t <= g.length; t++) {
            for (int i = 0; i < d; i++) {
                double gradient = decoupled ? g[t - 1][i] : g[t - 1][i] + weightDecay * weights[i];
                m[i] = beta1 * m[i] + (1 - beta1) * gradient;
                v[i] = beta2 * v[i] + (1 - beta2) * gradient * gradient;
                mHats[i] = m[i] / (1 - Math.pow(beta1, t));
                vHats[i] = v[i] / (1 - Math.pow(beta2, t));
                double root = Math.sqrt(vHats[i]) + eps;
                adaptive[i] = root == 0 ? 0 : mHats[i] / root;
                decay[i] = decoupled ? weightDecay * weights[i] : 0;
                last[i] = -lr * (adaptive[i] + decay[i]);
                weights[i] += last[i];
            }
            if (t == 1) {
                first = last.clone();
            }
        }
        return new Working()
                .step(
                        "first_update",
                        "[d]",
                        "step 1: about ±η whatever the gradient, and the decay",
                        "第 1 步：无论梯度大小约为 ±η，再加衰减",
                        first)
                .step("m", "[d]", "after the last step: mean of the gradients", "最后一步之后：梯度的均值", m)
                .step("v", "[d]", "mean of their squares", "平方的均值", v)
                .step("m_hat", "[d]", "m / (1 − β₁^t)", "m / (1 − β₁^t)", mHats)
                .step("v_hat", "[d]", "v / (1 − β₂^t)", "v / (1 − β₂^t)", vHats)
                .step("adaptive", "[d]", "m̂ / (√v̂ + ε)", "m̂ / (√v̂ + ε)", adaptive)
                .step(
                        "decay",
                        "[d]",
                        "λw, beside the adaptive part; 0 with L2, where it is in the gradient",
                        "λw，与自适应部分并列；用 L2 时为 0，已并入梯度",
                        decay)
                .step("last_update", "[d]", "−η (adaptive + decay)", "−η (adaptive + decay)", last)
                .step("w_after", "[d]", "after all steps", "各步之后的权重", weights)
                .output("w_after", weights)
                .output("m", m)
                .output("v", v)
                .output("first_update", first)
                .output("last_update", last)
                .bars(new Caption("Weights after the steps", "各步之后的权重"), weights)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double beta1 = arguments.num("beta1");
        double beta2 = arguments.num("beta2");
        boolean decoupled = arguments.flag("decoupled");
        double[] w = arguments.vector("w");
        double[][] g = arguments.matrix("g").get2DData();
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal(
                "a first gradient of 0.3 gives a step of η",
                "第一个梯度为 0.3，步长就是 η",
                -0.001,
                new Case(this)
                        .set("lr", 0.001)
                        .set("weight_decay", 0)
                        .set("w", new double[] {0})
                        .set("g", new double[][] {{0.3}})
                        .run(run)
                        .vector("first_update")[0],
                1e-9);
        checks.equal(
                "no gradient: AdamW shrinks by 1 − ηλ",
                "没有梯度：AdamW 乘以 1 − ηλ",
                0.4995,
                new Case(this)
                        .set("w", new double[] {0.5})
                        .set("g", new double[][] {{0}})
                        .run(run)
                        .vector("w_after")[0],
                1e-12);
        checks.equal(
                "Adam with L2 moves by η instead",
                "Adam 加 L2 则移动 η",
                0.49,
                new Case(this)
                        .set("w", new double[] {0.5})
                        .set("g", new double[][] {{0}})
                        .set("decoupled", false)
                        .run(run)
                        .vector("w_after")[0],
                1e-6);
        if (decoupled && g.length <= 10000) {
            checks.equal("mean of the gradients as one sum", "把均值写成一个求和", moment(g, beta1, 1), outcome.vector("m"));
        }
        if (decoupled && g.length <= 10000) {
            checks.equal("mean of the squares as one sum", "把均方写成一个求和", moment(g, beta2, 2), outcome.vector("v"));
        }
        if (smallest(g) > 1e-6) {
            checks.equal(
                    "without eps and decay, a thousand times the gradient changes nothing",
                    "没有 eps 和衰减时，梯度放大一千倍结果不变",
                    new Case(this, arguments)
                            .set("weight_decay", 0)
                            .set("eps", 0)
                            .run(run)
                            .vector("w_after"),
                    new Case(this, arguments)
                            .set("weight_decay", 0)
                            .set("eps", 0)
                            .set("g", scaled(g))
                            .run(run)
                            .vector("w_after"),
                    1e-9);
        }
        if (g.length == 1) {
            checks.equal(
                    "one step: both updates are the same",
                    "只有一步：两个更新相同",
                    outcome.vector("first_update"),
                    outcome.vector("last_update"));
        }
        if (g.length == 2) {
            checks.equal(
                    "two steps make the difference",
                    "两步之和等于总变化",
                    outcome.vector("w_after")[0] - w[0],
                    outcome.vector("first_update")[0] + outcome.vector("last_update")[0],
                    1e-9);
        }
        return checks.list();
    }

    /** (1 − β) Σ β^(T−t) g_t to the power. */
    private static double[] moment(double[][] g, double beta, int power) {
        double[] sum = new double[g[0].length];
        for (int t = 0; t < g.length; t++) {
            double weight = (1 - beta) * Math.pow(beta, g.length - 1 - t);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * Math.pow(g[t][i], power);
            }
        }
        return sum;
    }

    private static double smallest(double[][] g) {
        double smallest = Double.POSITIVE_INFINITY;
        for (double[] row : g) {
            for (double value : row) {
                smallest = Math.min(smallest, Math.abs(value));
            }
        }
        return smallest;
    }

    private static double[][] scaled(double[][] g) {
        return Naive.times(1000, g);
    }
}
