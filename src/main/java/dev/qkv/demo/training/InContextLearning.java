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
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * Linear attention over examples against one step of gradient descent from 0 on ½ Σ (y − w·x)².
 *
 * <p>Keys are the examples, values their targets times the learning rate; there is no softmax.
 *
 * <p>Source: von Oswald et al. 2022, arXiv 2212.07677; Dai et al. 2022, arXiv 2212.10559.
 */
public final class InContextLearning implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "in-context-learning",
            new Caption("Linear attention over examples is one gradient step on a regression.", "对示例做线性注意力，等于回归走一步梯度。"),
            "w = η Σ y_i x_i;  w·q = Σ (η y_i)(x_i·q)",
            "von Oswald et al. 2022, arXiv:2212.07677; Dai et al. 2022, arXiv:2212.10559",
            List.of(Param.number("lr", 0.1, Range.above(0), "learning rate η", "学习率 η")),
            List.of(
                    Input.required("x", "[n][d]", "inputs of the examples", "示例的输入"),
                    Input.required("y", "[n]", "their targets", "示例的目标"),
                    Input.required("query", "[d]", "new input", "新的输入")),
            List.of(
                    Output.of("gd_weights", "[d]", "after one step from 0", "从 0 走一步之后"),
                    Output.of("gd_prediction", "", "for the query", "对新输入的预测"),
                    Output.of("attention_scores", "[n]", "x_i · query", "x_i · query"),
                    Output.of("attention_prediction", "", "Σ (η y_i) score_i", "Σ (η y_i) score_i"),
                    Output.of("loss_before", "", "½ Σ y²", "½ Σ y²"),
                    Output.of("loss_after", "", "after the step", "走一步之后")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of(
                "x",
                Value.of(new double[][] {{1, 0}, {0, 1}, {1, 1}}),
                "y",
                Value.of(new double[] {2, -1, 1}),
                "query",
                Value.of(new double[] {0.5, 2}));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double lr = arguments.num("lr");
        double[][] x = arguments.matrix("x").get2DData();
        double[] y = arguments.vector("y");
        double[] query = arguments.vector("query");
        double[] weights = new double[query.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                weights[j] += lr * y[i] * x[i][j];
            }
        }
        double[] scores = new double[x.length];
        double prediction = 0;
        double direct = 0;
        double[] contributions = new double[x.length];
        for (int j = 0; j < weights.length; j++) {
            direct += weights[j] * query[j];
        }
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < query.length; j++) {
                scores[i] += x[i][j] * query[j];
            }
            contributions[i] = lr * y[i] * scores[i];
            prediction += contributions[i];
        }
        return new Working()
                .step("gd_weights", "[d]", "η Σ y_i x_i: one gradient step from 0", "η Σ y_i x_i：从 0 走一步梯度", weights)
                .step("gd_prediction", "weights · query", "权重 · query", direct)
                .step("attention_scores", "[n]", "keys x_i against the query", "键 x_i 与 query 的内积", scores)
                .step("contributions", "[n]", "value η y_i times its score", "值 η y_i 乘以分数", contributions)
                .step("attention_prediction", "their sum: the same number", "求和：同一个数", prediction)
                .output("gd_weights", weights)
                .output("gd_prediction", direct)
                .output("attention_scores", scores)
                .output("attention_prediction", prediction)
                .output("loss_before", loss(x, y, new double[weights.length]))
                .output("loss_after", loss(x, y, weights))
                .bars(new Caption("Scores of the examples", "各示例的分数"), scores)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double lr = arguments.num("lr");
        double[][] x = arguments.matrix("x").get2DData();
        double[] y = arguments.vector("y");
        double[] query = arguments.vector("query");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double identity = 0;
        double size = 1;
        for (int i = 0; i < x.length; i++) {
            identity += lr * y[i] * Naive.dot(x[i], query);
            size += Math.abs(lr * y[i]) * Sums.largest(x[i]) * Sums.largest(query) * query.length;
        }
        checks.equal(
                "own case: 0.15 both ways",
                "自带示例：两种算法都是 0.15",
                0.15,
                new Case(this).run(run).number("attention_prediction"));
        checks.equal(
                "attention as one sum", "注意力写成一个求和", identity / size, outcome.number("attention_prediction") / size);
        checks.equal("the step as one sum", "梯度步写成一个求和", identity / size, outcome.number("gd_prediction") / size);
        if (Sums.largest(y) <= 1000 && largest(x) <= 1000) {
            checks.equal(
                    "step along the central difference of the loss at 0",
                    "沿 0 处损失的中心差分走一步",
                    descent(x, y, lr),
                    outcome.vector("gd_weights"),
                    1e-3);
        }
        checks.holds(
                "own case: the loss falls",
                "自带示例：损失下降",
                new Case(this).run(run).number("loss_after")
                        < new Case(this).run(run).number("loss_before"));
        checks.equal(
                "scores by plain loops",
                "逐项循环的分数",
                new double[][] {scores(x, query)},
                DMatrixRMaj.wrap(1, x.length, outcome.vector("attention_scores")));
        checks.equal("loss at 0", "0 处的损失", Naive.dot(y, y) / 2, outcome.number("loss_before"));
        return checks.list();
    }

    private static double loss(double[][] x, double[] y, double[] w) {
        double loss = 0;
        for (int i = 0; i < x.length; i++) {
            double error = y[i];
            for (int j = 0; j < w.length; j++) {
                error -= w[j] * x[i][j];
            }
            loss += error * error / 2;
        }
        return loss;
    }

    private static double largest(double[][] x) {
        double largest = 0;
        for (double[] row : x) {
            largest = Math.max(largest, Sums.largest(row));
        }
        return largest;
    }

    private static double[] scores(double[][] x, double[] query) {
        double[] scores = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            scores[i] = Naive.dot(x[i], query);
        }
        return scores;
    }

    private static double[] descent(double[][] x, double[] y, double lr) {
        double[] weights = new double[x[0].length];
        for (int j = 0; j < weights.length; j++) {
            double[] above = new double[weights.length];
            double[] below = new double[weights.length];
            above[j] = 1e-4;
            below[j] = -1e-4;
            weights[j] = -lr * (loss(x, y, above) - loss(x, y, below)) / 2e-4;
        }
        return weights;
    }
}
