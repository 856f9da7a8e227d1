package dev.qkv.demo.alignment;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Rows;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Group-relative advantages: {@code (reward - mean) / (std + eps)} within the group of answers to one question; std divides by (group size - ddof).
 *
 * <p>Equal rewards have std and advantages 0. The paper does not state ddof: 0 is the population's, 1 what PyTorch's std does; trainers often add eps = 1e-4.
 * Source: Shao et al. 2024, arXiv 2402.03300, section 4.1.2.
 */
public final class Grpo implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "grpo",
            new Caption(
                    "Scores an answer by how much its reward stands out among answers to the same question.",
                    "以同一问题各答案的奖励为基准，衡量一个答案好多少。"),
            "A_i = (r_i − mean(r)) / (std(r) + ε)",
            "Shao et al. 2024, arXiv:2402.03300, section 4.1.2",
            List.of(
                    Param.integer("ddof", 0, Range.between(0, 1), "0 population, 1 sample", "0 为总体，1 为样本"),
                    Param.number("eps", 0, Range.atLeast(0), "added to the deviation", "加到标准差上")),
            List.of(Input.required("rewards", "[b][1..]", "one row a group", "每组一行")),
            List.of(
                    Output.of("advantages", "[b][1..]", "of each answer", "每个答案的优势"),
                    Output.of("mean", "[b]", "of each group", "每组均值"),
                    Output.of("std", "[b]", "of each group", "每组标准差")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("rewards", Value.of(new double[][] {{1, 0, 0, 1}}));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double[][] rewards = groups(arguments.array("rewards"));
        double[][] advantages = new double[rewards.length][];
        double[] mean = new double[rewards.length];
        double[] std = new double[rewards.length];
        for (int g = 0; g < rewards.length; g++) {
            mean[g] = Rows.mean(rewards[g]);
            std[g] = deviation(rewards[g], mean[g], arguments.num("ddof"));
            advantages[g] = new double[rewards[g].length];
            for (int i = 0; i < rewards[g].length && std[g] != 0; i++) {
                advantages[g][i] = (rewards[g][i] - mean[g]) / (std[g] + arguments.num("eps"));
            }
        }
        return new Working()
                .step("mean", "[b]", "of each group", "每组均值", mean)
                .step("std", "[b]", "√(Σ(r − mean)² / (size − ddof))", "√(Σ(r − mean)² / (size − ddof))", std)
                .output("advantages", Value.of(advantages))
                .output("mean", mean)
                .output("std", std)
                .bars(new Caption("Advantages of the first group", "第一组的优势"), advantages[0])
                .outcome();
    }

    private static double[][] groups(Value.Arr rewards) {
        double[][] groups = new double[rewards.values().size()][];
        for (int g = 0; g < groups.length; g++) {
            groups[g] = ((Value.Arr) rewards.values().get(g)).vector();
        }
        return groups;
    }

    /** Of equal rewards 0, also of a single one. The deviations are brought to size 1 before they are squared, so that none underflows. */
    private static double deviation(double[] rewards, double mean, double ddof) {
        double largest = 0;
        for (double reward : rewards) {
            largest = Math.max(largest, Math.abs(reward - mean));
        }
        if (largest == 0) {
            return 0;
        }
        double squares = 0;
        for (double reward : rewards) {
            squares += (reward - mean) / largest * ((reward - mean) / largest);
        }
        return largest * Math.sqrt(squares / (rewards.length - ddof));
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[][] rewards = groups(arguments.array("rewards"));
        double ddof = arguments.num("ddof");
        Outcome outcome = run.apply(arguments);
        double[][] binary = {{1, 0, 0, 1}};
        Checks checks = new Checks()
                .equal(
                        "rewards 1, 0, 0, 1: ±1",
                        "奖励 1、0、0、1：±1",
                        new double[] {1, -1, -1, 1},
                        first(run, new Case(this).set("rewards", binary)))
                .equal(
                        "with the sample deviation ±√3/2",
                        "用样本标准差：±√3/2",
                        new double[] {0.8660254037844386, -0.8660254037844386, -0.8660254037844386, 0.8660254037844386},
                        first(run, new Case(this).set("rewards", binary).set("ddof", 1)))
                .equal(
                        "and ε = 1e-4, as TRL computes it",
                        "再加 ε = 1e-4，即 TRL 的算法",
                        0.8658754297607016,
                        first(
                                run,
                                new Case(this)
                                        .set("rewards", binary)
                                        .set("ddof", 1)
                                        .set("eps", 1e-4))[0],
                        1e-8)
                .equal(
                        "equal rewards say nothing: 0",
                        "奖励全相同则没有信息：0",
                        new double[3],
                        first(run, new Case(this).set("rewards", new double[][] {{2, 2, 2}})));
        double[][] affine = new double[rewards.length][];
        double[][] flipped = new double[rewards.length][];
        double[] sums = new double[rewards.length];
        double condition = 1;
        List<Double> expected = new ArrayList<>();
        for (int g = 0; g < rewards.length; g++) {
            double[] group = rewards[g];
            affine[g] = new double[group.length];
            flipped[g] = new double[group.length];
            double[] standard = group.length <= 1000 ? Naive.standardized(group, 0) : new double[group.length];
            for (int i = 0; i < group.length; i++) {
                affine[g][i] = 3 * group[i] + 2;
                flipped[g][i] = -group[i];
                expected.add(standard[i] * Math.sqrt((group.length - ddof) / group.length));
            }
            sums[g] = Sums.of(((Value.Arr) outcome.array("advantages").values().get(g)).vector());
            condition = Math.max(condition, Math.max(Rows.condition(group), Rows.condition(affine[g])));
            if (group.length > 1000) {
                return checks.list(); // the other path compares all pairs
            }
        }
        double[] naive = expected.stream().mapToDouble(Double::doubleValue).toArray();
        double[] mirrored = new double[naive.length];
        for (int i = 0; i < naive.length; i++) {
            mirrored[i] = -naive[i];
        }
        double tolerance = Checks.TOLERANCE * Math.max(1, 1e-5 * condition);
        Case plain = new Case(this, arguments).set("eps", 0);
        return checks.equal("advantages of a group sum to 0", "每组优势之和为 0", new double[sums.length], sums, tolerance)
                .equal(
                        "ε = 0: 3r + 2 gives what r gives, the deviation from all pairs",
                        "ε = 0：3r + 2 与 r 结果相同，标准差由两两之差求得",
                        naive,
                        all(run, plain.set("rewards", affine)),
                        tolerance)
                .equal(
                        "−r turns every sign",
                        "−r 使符号全部相反",
                        mirrored,
                        all(run, plain.set("rewards", flipped)),
                        tolerance)
                .list();
    }

    private static double[] first(Function<Arguments, Outcome> run, Case of) {
        return ((Value.Arr)
                        run.apply(of.arguments()).array("advantages").values().get(0))
                .vector();
    }

    private static double[] all(Function<Arguments, Outcome> run, Case of) {
        double[] all = new double[0];
        for (Value group : run.apply(of.arguments()).array("advantages").values()) {
            double[] advantages = ((Value.Arr) group).vector();
            int length = all.length;
            all = Arrays.copyOf(all, length + advantages.length);
            System.arraycopy(advantages, 0, all, length, advantages.length);
        }
        return all;
    }
}
