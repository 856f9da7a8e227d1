package dev.qkv.demo.architecture;

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
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Wave;
import dev.qkv.demo.Working;
import dev.qkv.demo.activation.Softmax;
import dev.qkv.demo.attention.Attention;
import dev.qkv.demo.position.PositionalEncoding;
import dev.qkv.figure.Caption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * One causal pass against separate passes over every prefix, and against a bidirectional pass.
 *
 * <p>States are x + attention(x, x, x) of embeddings plus sinusoidal positions; logits are states times the embeddings (tied, without positions).
 *
 * <p>Source: Vaswani et al. 2017, arXiv 1706.03762; Wang et al. 2022, arXiv 2204.05832.
 */
public final class DecoderOnly implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "decoder-only",
            new Caption(
                    "One pass gives a loss at every position, and old states survive appended tokens.",
                    "一次前向在每个位置都有损失，追加 token 不影响旧状态。"),
            "log p(x) = Σ_t log p(x_t | x_<t)",
            "Vaswani et al. 2017, arXiv:1706.03762; Wang et al. 2022, arXiv:2204.05832",
            List.of(
                    Param.integer("vocab", 5, Range.between(2, 50), "tokens of the vocabulary", "词表大小"),
                    Param.integer("d_model", 4, Range.between(1, 32), "width of the model", "模型宽度")),
            List.of(
                    Input.required("tokens", Signature.Type.INT, "[n]", "the text, below vocab", "文本，token 小于 vocab"),
                    Input.required("appended", Signature.Type.INT, "[m]", "a turn added to it", "追加的一轮")),
            List.of(
                    Output.of("step_losses", "[l]", "−ln p of each next token, nats", "每个下一词的 −ln p，nat"),
                    Output.of("teacher_forced_loss", "", "their sum, one pass", "其和，一次前向"),
                    Output.of("chain_loss", "", "the sum of separate passes over the prefixes", "对每个前缀分别前向之和"),
                    Output.of("causal_change", "", "of the old states when the turn is appended", "追加之后旧状态的变化（因果）"),
                    Output.of("bidirectional_change", "", "the same without a mask", "同上，没有掩码")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of(
                "tokens", own(params, new double[] {0, 3, 1, 4, 2}), "appended", own(params, new double[] {1, 3}));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        double n = arguments.length("tokens");
        if (n < 2 || n + arguments.length("appended") > 64) {
            throw DemoException.badInput("tokens has " + NumberText.of(n) + ", appended " + arguments.length("appended")
                    + ": at least 2 tokens are needed, and at most 64 together");
        }
        checkTokens(arguments, "tokens");
        checkTokens(arguments, "appended");
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double vocab = arguments.num("vocab");
        double dModel = arguments.num("d_model");
        double[] tokens = arguments.vector("tokens");
        double[] appended = arguments.vector("appended");
        DMatrixRMaj embedding = Wave.matrix((int) vocab, (int) dModel, 0);
        int n = tokens.length;
        DMatrixRMaj states = states(embedding, tokens, true);
        double[] losses = new double[n - 1];
        double chain = 0;
        DMatrixRMaj probabilities = new DMatrixRMaj(n - 1, (int) vocab);
        List<String> pairs = new ArrayList<>();
        for (int t = 0; t + 1 < n; t++) {
            losses[t] = loss(embedding, states, t, (int) tokens[t + 1]);
            for (int c = 0; c < vocab; c++) {
                probabilities.set(t, c, Math.exp(-loss(embedding, states, t, c)));
            }
            pairs.add(NumberText.of(tokens[t]) + "→" + NumberText.of(tokens[t + 1]));
            double[] prefix = Arrays.copyOf(tokens, t + 1);
            chain += loss(embedding, states(embedding, prefix, true), t, (int) tokens[t + 1]);
        }
        double[] longer = Arrays.copyOf(tokens, n + appended.length);
        System.arraycopy(appended, 0, longer, n, appended.length);
        return new Working()
                .step("embedding", "[vocab][d]", "E, which also gives the logits", "词嵌入 E，也用来算 logits", embedding)
                .step("states", "[n][d]", "x + attention(x, x, x), causal", "x + attention(x, x, x)，因果", states)
                .output("step_losses", losses)
                .output("teacher_forced_loss", Sums.of(losses))
                .output("chain_loss", chain)
                .output("causal_change", change(states, states(embedding, longer, true)))
                .output(
                        "bidirectional_change",
                        change(states(embedding, tokens, false), states(embedding, longer, false)))
                .heatmap(
                        new Caption("Every position predicts the next token", "每个位置都在预测下一个 token"),
                        new Caption("token, next one", "token 与下一个"),
                        new Caption("probability of token", "各 token 的概率"),
                        pairs,
                        List.of(),
                        probabilities)
                .bars(
                        new Caption("Loss at each position, −ln p", "各位置的损失，−ln p"),
                        pairs.stream().map(Caption::same).toList(),
                        losses)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double vocab = arguments.num("vocab");
        double dModel = arguments.num("d_model");
        double[] tokens = arguments.vector("tokens");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double surprise = surprise(tokens, (int) vocab, (int) dModel);
        checks.equal(
                "−ln of the product of next-token probabilities, by plain loops",
                "逐项循环：下一词概率之积的 −ln",
                surprise,
                outcome.number("teacher_forced_loss"));
        checks.equal("the same against separate passes", "同样的值，对照逐前缀前向", surprise, outcome.number("chain_loss"));
        checks.equal(
                "losses of the positions, added",
                "各位置损失之和",
                outcome.number("teacher_forced_loss"),
                Sums.of(outcome.vector("step_losses")));
        checks.equal("causal states of the old tokens stay", "因果时旧状态不变", 0, outcome.number("causal_change"), 1e-12);
        checks.holds(
                "bidirectional ones do not (own case)",
                "双向时会变（自带示例）",
                new Case(this).run(run).number("bidirectional_change") > 1e-3);
        if (vocab <= 8) {
            checks.equal(
                    "probabilities of all two-token continuations sum to 1",
                    "所有两 token 续写的概率之和为 1",
                    1,
                    continuations(arguments, run));
        }
        return checks.list();
    }

    private static Value own(Arguments params, double[] tokens) {
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] %= params.num("vocab");
        }
        return Value.of(tokens);
    }

    private static void checkTokens(Arguments arguments, String name) {
        for (double token : arguments.vector(name)) {
            if (token < 0 || token >= arguments.num("vocab")) {
                throw DemoException.badInput(name + " holds " + NumberText.of(token) + ", must be 0 to vocab - 1");
            }
        }
    }

    private static DMatrixRMaj states(DMatrixRMaj embedding, double[] tokens, boolean causal) {
        DMatrixRMaj x = PositionalEncoding.encode(tokens.length, embedding.numCols);
        for (int t = 0; t < tokens.length; t++) {
            for (int j = 0; j < x.numCols; j++) {
                x.add(t, j, embedding.get((int) tokens[t], j));
            }
        }
        DMatrixRMaj mixed =
                Attention.attend(x, x, x, 1 / Math.sqrt(x.numCols), causal).output();
        return CommonOps_DDRM.add(x, mixed, null);
    }

    private static double loss(DMatrixRMaj embedding, DMatrixRMaj states, int position, int target) {
        double[] logits = new double[embedding.numRows];
        for (int c = 0; c < logits.length; c++) {
            for (int j = 0; j < embedding.numCols; j++) {
                logits[c] += states.get(position, j) * embedding.get(c, j);
            }
        }
        return Softmax.logSumExp(logits) - logits[target];
    }

    private static double change(DMatrixRMaj before, DMatrixRMaj after) {
        double change = 0;
        for (int i = 0; i < before.numRows; i++) {
            change = Math.max(change, Sums.largestDifference(Rows.of(before, i), Rows.of(after, i)));
        }
        return change;
    }

    /** −ln of the product of the conditionals, each from a plain pass over its prefix; as a sum, since the product of many underflows. */
    private static double surprise(double[] tokens, int vocab, int d) {
        double[][] embedding = Wave.matrix(vocab, d, 0).get2DData();
        double surprise = 0;
        for (int t = 0; t + 1 < tokens.length; t++) {
            double[][] x = new double[t + 1][d];
            for (int i = 0; i <= t; i++) {
                for (int j = 0; j < d; j++) {
                    double angle = i * Math.exp(-Math.log(10000) * (j - j % 2) / d);
                    x[i][j] = embedding[(int) tokens[i]][j] + (j % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
                }
            }
            double[] mixed = Naive.attention(x, x, x, 1 / Math.sqrt(d), true)[t];
            double[] logits = new double[vocab];
            for (int c = 0; c < vocab; c++) {
                logits[c] = Naive.dot(x[t], embedding[c]) + Naive.dot(mixed, embedding[c]);
            }
            surprise -= Math.log(Naive.softmax(logits)[(int) tokens[t + 1]]);
        }
        return surprise;
    }

    private double continuations(Arguments arguments, Function<Arguments, Outcome> run) {
        double first = arguments.vector("tokens")[0];
        double sum = 0;
        for (int a = 0; a < arguments.num("vocab"); a++) {
            for (int b = 0; b < arguments.num("vocab"); b++) {
                sum += Math.exp(-new Case(this, arguments)
                        .set("tokens", new double[] {first, a, b})
                        .run(run)
                        .number("teacher_forced_loss"));
            }
        }
        return sum;
    }
}
