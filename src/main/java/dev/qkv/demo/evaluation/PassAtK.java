package dev.qkv.demo.evaluation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Limits;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * pass@k without bias, from n samples of which c are correct: {@code 1 - C(n-c, k) / C(n, k)}.
 *
 * <p>As a product, {@code 1 - Π_(i=n-c+1..n) (1 - k/i)}, since the binomials overflow. Source: Chen et al. 2021, arXiv 2107.03374, section 2.1.
 */
public final class PassAtK implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "pass-at-k",
            new Caption(
                    "The chance that at least one of k samples is correct, estimated from n of them.",
                    "由 n 个样本估计：取 k 个时至少一个正确的概率。"),
            "pass@k = 1 − C(n − c, k) / C(n, k)",
            "Chen et al. 2021, arXiv:2107.03374, section 2.1",
            List.of(Param.required("k", Signature.Type.INT, Range.atLeast(1), "samples allowed", "允许的样本数")),
            List.of(
                    Input.required("n", Signature.Type.INT, "[t]", "samples of each problem", "每题的样本数"),
                    Input.required("c", Signature.Type.INT, "[t]", "correct ones among them", "其中正确的个数")),
            List.of(
                    Output.of("per_problem", "[t]", "chance for each problem", "每题的概率"),
                    Output.of("pass_at_k", "", "their mean", "平均值")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownParams() {
        return Map.of("k", Value.of(5));
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        double n = Math.max(20, params.num("k"));
        return Map.of("n", Value.of(new double[] {n}), "c", Value.of(new double[] {5}));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        double k = arguments.num("k");
        double[] n = arguments.vector("n");
        double[] c = arguments.vector("c");
        double work = 0;
        for (int i = 0; i < n.length; i++) {
            if (k > n[i]) {
                throw DemoException.badInput(
                        "n[" + i + "] is " + NumberText.of(n[i]) + ", fewer than k, which is " + NumberText.of(k));
            }
            if (c[i] < 0 || c[i] > n[i]) {
                throw DemoException.badInput("c[" + i + "] is " + NumberText.of(c[i]) + ", must be in 0 .. n[" + i
                        + "], which is " + NumberText.of(n[i]));
            }
            work += c[i];
        }
        Limits.work(Code.BAD_INPUT, "the sum of c", work * 50);
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double[] n = arguments.vector("n");
        double[] c = arguments.vector("c");
        double k = arguments.num("k");
        double[] perProblem = new double[n.length];
        for (int i = 0; i < n.length; i++) {
            perProblem[i] = passAtK(n[i], c[i], k);
        }
        return new Working()
                .output("per_problem", perProblem)
                .output("pass_at_k", Sums.mean(perProblem))
                .figure(curve(n[0], c[0]))
                .outcome();
    }

    /** {@code 1 - Π_(i=n-c+1..n) (1 - k/i)}; 1 where fewer than k are wrong. */
    private static double passAtK(double n, double c, double k) {
        if (n - c < k) {
            return 1;
        }
        double allWrong = 1;
        for (double i = n - c + 1; i <= n; i++) {
            allWrong *= 1 - k / i;
        }
        return 1 - allWrong;
    }

    /** The first problem's chance over k. */
    private static Figure curve(double n, double c) {
        int points = (int) Math.min(n, 50);
        double[] k = new double[points];
        double[] chance = new double[points];
        for (int i = 0; i < points; i++) {
            k[i] = Math.max(1, Math.rint(n * (i + 1) / points));
            chance[i] = c <= 1e5 ? passAtK(n, c, k[i]) : Double.NaN;
        }
        return new Figure.LinePlot(
                new Caption("Chance of a correct sample, first problem", "首题：至少一个正确的概率"),
                new Figure.Axis(Caption.same("k"), "", false),
                new Figure.Axis(Caption.same("pass@k"), "", false),
                List.of(new Figure.Series(Caption.same("pass@k"), k, chance)),
                List.of());
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[] n = arguments.vector("n");
        double[] c = arguments.vector("c");
        double k = arguments.num("k");
        Outcome outcome = run.apply(arguments);
        double[] perProblem = outcome.vector("per_problem");
        Checks checks = new Checks()
                .equal(
                        "n = 20, c = 5 for k = 1, 5, 10",
                        "n = 20，c = 5，k = 1、5、10",
                        new double[] {0.25, 0.8063080495356038, 0.9837461300309598},
                        new double[] {twentyFive(run, 1), twentyFive(run, 5), twentyFive(run, 10)})
                .holds(
                        "1 − (1 − c/n)^k is another number, biased: 0.7627 for k = 5",
                        "1 − (1 − c/n)^k 是另一个有偏的值：k = 5 时为 0.7627",
                        Math.abs(twentyFive(run, 5) - 0.7626953125) > 0.04 && twentyFive(run, 5) <= 1);
        if (k <= 1e5) {
            double[] drawn = new double[n.length];
            for (int i = 0; i < n.length; i++) {
                double allWrong = 1;
                for (int j = 0; j < k && allWrong > 0; j++) {
                    allWrong *= (n[i] - c[i] - j) / (n[i] - j);
                }
                drawn[i] = 1 - Math.max(0, allWrong);
            }
            checks.equal("k samples drawn one after another, all wrong", "逐个抽取 k 个样本，全部错误的概率", drawn, perProblem);
        }
        for (int i = 0; i < Math.min(8, n.length); i++) {
            if (n[i] <= 12) {
                checks.equal(
                        "problem " + i + ": all subsets of k counted",
                        "第 " + i + " 题：枚举所有 k 元子集",
                        enumerated((int) n[i], (int) c[i], (int) k),
                        perProblem[i]);
            }
        }
        return checks.list();
    }

    private double twentyFive(Function<Arguments, Outcome> run, int k) {
        return run.apply(new Case(this)
                        .set("k", k)
                        .set("n", new double[] {20})
                        .set("c", new double[] {5})
                        .arguments())
                .number("pass_at_k");
    }

    /** The share of subsets of size k that hold one of the first c of n. */
    private static double enumerated(int n, int c, int k) {
        double all = 0;
        double passing = 0;
        for (int mask = 0; mask < 1 << n; mask++) {
            if (Integer.bitCount(mask) == k) {
                all++;
                passing += (mask & ((1 << c) - 1)) != 0 ? 1 : 0;
            }
        }
        return passing / all;
    }
}
