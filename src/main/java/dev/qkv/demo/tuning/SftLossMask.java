package dev.qkv.demo.tuning;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Rows;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Wave;
import dev.qkv.demo.Working;
import dev.qkv.demo.activation.Softmax;
import dev.qkv.figure.Caption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * Cross-entropy on answer tokens only: prompt tokens are context and give neither loss nor gradient.
 *
 * <p>Source: Touvron et al. 2023 (Llama 2), arXiv 2307.09288, section 3.1.
 */
public final class SftLossMask implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "sft-loss-mask",
            new Caption("Learns the answers, not the prompts.", "学回答，不学提示。"),
            "L = −Σ m_t ln p_t / Σ m_t",
            "Touvron et al. 2023 (Llama 2), arXiv:2307.09288, section 3.1",
            List.of(),
            List.of(
                    Input.required("logits", "[n][v]", "predictions at each position", "各位置的预测"),
                    Input.required("targets", Signature.Type.INT, "[n]", "the next token at each", "各位置的下一个 token")
                            .in(Range.atLeast(0)),
                    Input.required("mask", Signature.Type.INT, "[n]", "1 for answer tokens", "回答的 token 为 1")
                            .in(Range.between(0, 1))),
            List.of(
                    Output.of("losses", "[n]", "0 where masked out", "被掩处为 0"),
                    Output.of("loss", "", "mean over answer tokens", "对回答 token 的平均"),
                    Output.of("unmasked_loss", "", "mean over all", "对全部 token 的平均"),
                    Output.of("gradient", "[n][v]", "of loss", "loss 的梯度"),
                    Output.of("answer_tokens", "", "how many", "回答 token 数"),
                    Output.of("diluted_loss", "", "divided by all tokens: the mistake", "误除以全部 token 数")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of(
                "logits",
                Wave.of(5, 4, 0),
                "targets",
                Value.of(new double[] {1, 0, 3, 2, 1}),
                "mask",
                Value.of(new double[] {0, 0, 1, 1, 1}));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        if (Sums.of(arguments.vector("mask")) == 0) {
            throw DemoException.badInput("mask must hold at least one 1");
        }
        for (double target : arguments.vector("targets")) {
            if (target >= arguments.width("logits")) {
                throw DemoException.badInput(
                        "targets holds " + NumberText.of(target) + ", must be below v, the width of logits");
            }
        }
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double[] targets = arguments.vector("targets");
        double[] mask = arguments.vector("mask");
        DMatrixRMaj rows = arguments.matrix("logits");
        DMatrixRMaj gradient = Softmax.rows(rows);
        double answers = Sums.of(mask);
        double[] losses = new double[rows.numRows];
        double all = 0;
        double[] each = new double[rows.numRows];
        for (int t = 0; t < losses.length; t++) {
            int target = (int) targets[t];
            double loss = Softmax.logSumExp(Rows.of(rows, t)) - rows.get(t, target);
            all += loss;
            each[t] = loss;
            losses[t] = mask[t] * loss;
            gradient.add(t, target, -1);
            for (int c = 0; c < rows.numCols; c++) {
                gradient.set(t, c, mask[t] == 0 ? 0 : gradient.get(t, c) / answers);
            }
        }
        return new Working()
                .step("token_losses", "[n]", "cross-entropy at every position, prompt too", "每个位置的交叉熵，含提示部分", each)
                .step("losses", "[n]", "times the mask: the prompt counts nothing", "乘以掩码：提示部分不计", losses)
                .step("answer_tokens", "the divisor", "除数", answers)
                .step("loss", "sum of losses / answer tokens", "损失之和 / 回答 token 数", Sums.of(losses) / answers)
                .step(
                        "diluted_loss",
                        "divided by all tokens instead: too small",
                        "若误除以全部 token：偏小",
                        Sums.of(losses) / losses.length)
                .step(
                        "gradient",
                        "[n][v]",
                        "(softmax − one-hot) / answer tokens; rows of the prompt are 0",
                        "(softmax − one-hot) / 回答 token 数；提示各行为 0",
                        gradient)
                .output("losses", losses)
                .output("loss", Sums.of(losses) / answers)
                .output("unmasked_loss", all / losses.length)
                .output("gradient", gradient)
                .output("answer_tokens", answers)
                .output("diluted_loss", Sums.of(losses) / losses.length)
                .heatmap(
                        new Caption("Gradient with respect to the logits", "对 logits 的梯度"),
                        new Caption("position", "位置"),
                        new Caption("token", "token"),
                        gradient)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[][] logits = arguments.matrix("logits").get2DData();
        double[] targets = arguments.vector("targets");
        double[] mask = arguments.vector("mask");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double answers = Sums.of(mask);
        double largest = 0;
        for (double[] row : logits) {
            largest = Math.max(largest, Sums.largest(row));
        }
        if (largest <= 300) {
            double sum = 0;
            double whole = 0;
            double prompt = 0;
            double[][] expected = new double[logits.length][logits[0].length];
            double[] each = new double[logits.length];
            for (int t = 0; t < logits.length; t++) {
                double[] p = Naive.softmax(logits[t]);
                double loss = -Math.log(p[(int) targets[t]]);
                whole += loss;
                sum += mask[t] * loss;
                each[t] = mask[t] * loss;
                for (int c = 0; c < p.length; c++) {
                    expected[t][c] = mask[t] * (p[c] - (c == (int) targets[t] ? 1 : 0)) / answers;
                    if (mask[t] == 0) {
                        prompt = Math.max(
                                prompt, Math.abs(outcome.matrix("gradient").get(t, c)));
                    }
                }
            }
            checks.equal(
                    "mean over the answers, by the plain softmax",
                    "用普通 softmax 对回答取平均",
                    sum / answers,
                    outcome.number("loss"),
                    1e-7);
            checks.equal("of every position", "各位置的损失", each, outcome.vector("losses"), 1e-7);
            checks.equal("a prompt gets no gradient", "提示没有梯度", 0, prompt, 0);
            checks.equal(
                    "softmax minus one-hot, over the answers",
                    "softmax 减 one-hot，除以回答数",
                    expected,
                    outcome.matrix("gradient"),
                    1e-7);
            checks.equal(
                    "with a mask of ones: the mean over all",
                    "掩码全为 1：对全部取平均",
                    whole / logits.length,
                    new Case(this, arguments).set("mask", ones(mask)).run(run).number("loss"),
                    1e-7);
            checks.equal(
                    "the mean over all, as reported",
                    "报告的全部平均",
                    whole / logits.length,
                    outcome.number("unmasked_loss"),
                    1e-7);
            checks.equal(
                    "divided by all tokens it shrinks by the share of answers",
                    "除以全部 token 时按回答占比缩小",
                    sum / logits.length,
                    outcome.number("diluted_loss"),
                    1e-7);
        }
        checks.equal("answer tokens, counted", "数一数回答 token", answers, outcome.number("answer_tokens"), 0);
        return checks.list();
    }

    private static double[] ones(double[] mask) {
        double[] ones = mask.clone();
        Arrays.fill(ones, 1);
        return ones;
    }
}
