package dev.qkv.demo.training;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Rows;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.demo.activation.Softmax;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * Cross-entropy of logits against target tokens: {@code loss_i = logsumexp(logits_i) - logits_i[target_i]}, in nats.
 *
 * <p>Bits are loss / ln 2, the perplexity is e^loss. Source: Shannon 1948, A mathematical theory of communication.
 */
public final class CrossEntropy implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "cross-entropy",
            new Caption(
                    "How surprised the model is by the right token: minus the log of its probability.",
                    "模型对正确 token 的意外程度：其概率的负对数。"),
            "loss = mean(logsumexp(logits) − logits[target])",
            "Shannon 1948, A mathematical theory of communication",
            List.of(),
            List.of(
                    Input.required("logits", "[n][v]", "one row a token, v words", "每个 token 一行，词表大小 v"),
                    Input.required(
                            "targets",
                            Signature.Type.INT,
                            "[n]",
                            "right word of each row, 0 … v − 1",
                            "每行的正确词，0 … v − 1")),
            outputs());

    static List<Output> outputs() {
        return List.of(
                Output.of("losses", "[n]", "of each token, in nats", "每个 token 的损失，单位 nat"),
                Output.of("loss", "", "their mean", "平均损失"),
                Output.of("bits_per_token", "", "loss / ln 2", "loss / ln 2"),
                Output.of("perplexity", "", "e^loss", "e^loss"));
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("logits", Value.of(new double[][] {{2, 1, 0}, {0, 0, 0}}), "targets", Value.of(new double[] {0, 2
        }));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        double[] targets = arguments.vector("targets");
        int v = arguments.width("logits");
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] < 0 || targets[i] >= v) {
                throw DemoException.badInput("targets[" + i + "] is " + NumberText.of(targets[i]) + ", must be in 0 .. "
                        + (v - 1) + ": logits has " + v + " columns");
            }
        }
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj logits = arguments.matrix("logits");
        double[] targets = arguments.vector("targets");
        double[] logSumExp = new double[targets.length];
        double[] losses = new double[targets.length];
        for (int i = 0; i < targets.length; i++) {
            logSumExp[i] = Softmax.logSumExp(Rows.of(logits, i));
            losses[i] = logSumExp[i] - logits.get(i, (int) targets[i]);
        }
        Working working =
                new Working().step("log_sum_exp", "[n]", "ln Σ e^logit of each row", "每行的 ln Σ e^logit", logSumExp);
        return written(working, losses);
    }

    /** The outputs that follow from the loss of each token. */
    static Outcome written(Working working, double[] losses) {
        double loss = Sums.mean(losses);
        return working.output("losses", losses)
                .output("loss", loss)
                .output("bits_per_token", loss / Math.log(2))
                .output("perplexity", Math.exp(loss))
                .bars(new Caption("Loss of each token, nats", "每个 token 的损失（nat）"), losses)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        DMatrixRMaj logits = arguments.matrix("logits");
        double[] targets = arguments.vector("targets");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks()
                .equal(
                        "eight equal logits: ln 8",
                        "8 个相等的 logit：ln 8",
                        2.0794415416798357,
                        run.apply(of(new double[8], 3)).number("loss"));
        double[] own = {2, 1, 0};
        double[] shares = {0.5, 0.25, 0.25};
        double[] q = Naive.softmax(own);
        double entropy = 0;
        double divergence = 0;
        double crossEntropy = 0;
        for (int c = 0; c < own.length; c++) {
            entropy -= shares[c] * Math.log(shares[c]);
            divergence += shares[c] * Math.log(shares[c] / q[c]);
            crossEntropy += shares[c] * run.apply(of(own, c)).number("loss");
        }
        checks.equal(
                "averaged over targets drawn ½, ¼, ¼: their entropy plus the KL divergence",
                "目标按 ½、¼、¼ 取平均：等于其熵加 KL 散度",
                entropy + divergence,
                crossEntropy);
        if (Sums.largest(logits.data) > 300) {
            return checks.list();
        }
        double[] naive = new double[targets.length];
        double product = 1;
        double[][] shifted = logits.get2DData();
        for (int i = 0; i < naive.length; i++) {
            double p = Naive.softmax(Rows.of(logits, i))[(int) targets[i]];
            naive[i] = -Math.log(p);
            product *= Math.pow(p, -1.0 / naive.length);
            for (int j = 0; j < logits.numCols; j++) {
                shifted[i][j] += 1000;
            }
        }
        return checks.equal(
                        "minus the log of the softmax, without a shift",
                        "softmax（不减最大值）的负对数",
                        naive,
                        outcome.vector("losses"))
                .equal(
                        "1000 added to every logit changes nothing",
                        "所有 logit 同加 1000，结果不变",
                        naive,
                        run.apply(new Case(this, arguments)
                                        .set("logits", shifted)
                                        .arguments())
                                .vector("losses"))
                .equal(
                        "perplexity: the geometric mean of 1/p, by a product",
                        "困惑度：1/p 的几何平均，用连乘计算",
                        product,
                        outcome.number("perplexity"))
                .equal(
                        "bits: log₂ of that product",
                        "比特数：该乘积的 log₂",
                        Math.log(product) / Math.log(2),
                        outcome.number("bits_per_token"))
                .list();
    }

    private Arguments of(double[] logits, int target) {
        return new Case(this)
                .set("logits", new double[][] {logits})
                .set("targets", new double[] {target})
                .arguments();
    }
}
