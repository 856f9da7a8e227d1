package dev.qkv.demo.activation;

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
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * Softmax with a temperature: {@code p_i = e^(l_i/T) / Σ_j e^(l_j/T)}.
 *
 * <p>The maximum is subtracted first, which changes nothing in the quotient and keeps every exponent at or below 0. Source: Hinton et al. 2015, arXiv 1503.02531,
 * section 2 (temperature).
 */
public final class Softmax implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "softmax",
            new Caption(
                    "Turns logits into probabilities; the temperature flattens (T > 1) or sharpens (T < 1) them.",
                    "把 logits 变成概率分布；温度 T > 1 使分布更平，T < 1 使分布更尖。"),
            "p = softmax(logits / T)",
            "Hinton et al. 2015, arXiv:1503.02531, section 2",
            List.of(temperature()),
            List.of(logits()),
            List.of(
                    Output.of("probabilities", "[n]", "sum to 1", "概率，和为 1"),
                    Output.of(
                            "log_probabilities",
                            "[n]",
                            "natural logarithms: l/T − logsumexp",
                            "自然对数：l/T − logsumexp")));

    public static Param temperature() {
        return Param.number("temperature", 1, Range.above(0), "divides the logits", "logits 除以它");
    }

    public static Input logits() {
        return Input.required("logits", "[n]", "scores before normalization", "归一化之前的打分");
    }

    private static final double[] OWN_LOGITS = {2, 1, 0.5, 0, -1};

    /** Five logits that the sampling demos share. */
    public static double[] ownLogits() {
        return OWN_LOGITS.clone();
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("logits", Value.of(OWN_LOGITS));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double[] scaled = scaled(arguments.vector("logits"), arguments.num("temperature"));
        double logSumExp = logSumExp(scaled);
        double[] logProbabilities = new double[scaled.length];
        for (int i = 0; i < scaled.length; i++) {
            logProbabilities[i] = scaled[i] - logSumExp;
        }
        double[] probabilities = of(scaled);
        return new Working()
                .step("scaled", "[n]", "logits / T", "logits 除以温度", scaled)
                .step("log_sum_exp", "ln Σ e^scaled, the maximum taken out first", "ln Σ e^scaled，先提出最大值", logSumExp)
                .output("probabilities", probabilities)
                .output("log_probabilities", logProbabilities)
                .bars(new Caption("Probabilities", "概率"), probabilities)
                .outcome();
    }

    /** logits / temperature. */
    public static double[] scaled(double[] logits, double temperature) {
        double[] scaled = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            scaled[i] = logits[i] / temperature;
        }
        return scaled;
    }

    /** {@code ln Σ e^x}; minus infinity where every x is. */
    public static double logSumExp(double[] x) {
        double max = max(x);
        if (max == Double.NEGATIVE_INFINITY) {
            return max;
        }
        double sum = 0;
        for (double value : x) {
            sum += Math.exp(value - max);
        }
        return max + Math.log(sum);
    }

    /** The softmax; all zero where every score is minus infinity. */
    public static double[] of(double[] scores) {
        return rows(DMatrixRMaj.wrap(1, scores.length, scores)).data;
    }

    /** The softmax of every row of scores[n][m]; a row that is minus infinity throughout becomes 0. */
    public static DMatrixRMaj rows(DMatrixRMaj scores) {
        int m = scores.numCols;
        DMatrixRMaj weights = new DMatrixRMaj(scores.numRows, m);
        for (int row = 0; row < scores.numRows; row++) {
            int start = row * m;
            double max = Double.NEGATIVE_INFINITY;
            for (int i = start; i < start + m; i++) {
                max = Math.max(max, scores.data[i]);
            }
            if (max == Double.NEGATIVE_INFINITY) {
                continue;
            }
            double sum = 0;
            for (int i = start; i < start + m; i++) {
                weights.data[i] = Math.exp(scores.data[i] - max);
                sum += weights.data[i];
            }
            for (int i = start; i < start + m; i++) {
                weights.data[i] /= sum;
            }
        }
        return weights;
    }

    private static double max(double[] x) {
        double max = Double.NEGATIVE_INFINITY;
        for (double value : x) {
            max = Math.max(max, value);
        }
        return max;
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[] scaled = scaled(arguments.vector("logits"), arguments.num("temperature"));
        Outcome outcome = run.apply(arguments);
        double[] p = outcome.vector("probabilities");
        Checks checks = new Checks()
                .equal("probabilities sum to 1", "概率之和为 1", 1, Sums.of(p))
                .equal(
                        "logits [1000, 0]: the log of an underflowed probability is still −1000",
                        "logits [1000, 0]：概率下溢，其对数仍为 −1000",
                        -1000,
                        run.apply(new Case(this)
                                        .set("logits", new double[] {1000, 0})
                                        .arguments())
                                .vector("log_probabilities")[1]);
        double largest = Sums.largest(scaled);
        if (largest <= Naive.LARGEST_SCORE) {
            double[] naive = Naive.softmax(scaled);
            double[] logs = new double[naive.length];
            for (int i = 0; i < logs.length; i++) {
                logs[i] = Math.log(naive[i]);
            }
            double[] shifted = arguments.vector("logits");
            for (int i = 0; i < shifted.length; i++) {
                shifted[i] += 100 * arguments.num("temperature");
            }
            checks.equal("e^l/T over the sum, without a shift", "直接计算 e^(l/T) 与其和之比，不减最大值", naive, p)
                    .equal("the logarithms, likewise", "对数同样直接计算", logs, outcome.vector("log_probabilities"), 1e-8)
                    .equal(
                            "a constant added to every logit changes nothing",
                            "所有 logit 同加一个常数，结果不变",
                            naive,
                            run.apply(new Case(this, arguments)
                                            .set("logits", shifted)
                                            .arguments())
                                    .vector("probabilities"),
                            1e-8);
        }
        return checks.list();
    }
}
