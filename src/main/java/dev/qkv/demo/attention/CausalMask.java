package dev.qkv.demo.attention;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Limits;
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
import dev.qkv.figure.Caption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * What the causal mask does: scores of later keys become minus infinity before the softmax, so no output depends on a later token.
 *
 * <p>Self-attention without projections, q = k = v = x, scale 1/√d. One token is changed to see which outputs move; and the mask is applied after the softmax to
 * see why that is wrong. Source: Vaswani et al. 2017, arXiv 1706.03762, section 3.2.3.
 */
public final class CausalMask implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "causal-mask",
            new Caption(
                    "Later keys get −∞ before the softmax: a token's output depends on itself and earlier tokens only.",
                    "softmax 之前把后面的 key 设为 −∞：每个 token 的输出只依赖自己和前面的 token。"),
            "weights = softmax(x xᵀ / √d + mask), mask[i][j] = −∞ for j > i",
            "Vaswani et al. 2017, arXiv:1706.03762, section 3.2.3",
            List.of(
                    Param.derived(
                            "changed",
                            Signature.Type.INT,
                            "n-2",
                            Range.atLeast(0),
                            "row of x that is changed, to see which outputs move",
                            "改动 x 的哪一行，看哪些输出随之变化"),
                    Param.number("delta", 1, Range.any(), "added to every number of that row", "该行每个数都加上它")),
            List.of(Input.required(
                    "x", "[n][d]", "one row a token; queries, keys and values", "每个 token 一行，同时作 query、key、value")),
            List.of(
                    Output.of("mask", "[n][n]", "1 where query i sees key j", "query i 能看到 key j 处为 1"),
                    Output.of("visible_pairs", "", "ones of the mask", "掩码中 1 的个数"),
                    Output.of("weights", "[n][n]", "softmax of the masked scores", "掩码后打分的 softmax"),
                    Output.of("output", "[n][d]", "weights x", "weights x"),
                    Output.of("changed_output", "[n][d]", "after the change of one row", "改动一行之后的输出"),
                    Output.of("row_change", "[n]", "largest change in each output row", "每行输出的最大变化"),
                    Output.of(
                            "late_mask_row_sums",
                            "[n]",
                            "row sums where the mask comes after the softmax, not renormalized",
                            "若先 softmax 再掩码且不重新归一化，各行之和")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("x", Wave.of(6, 4, 0));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        double n = arguments.length("x");
        Arguments completed = arguments.hasParam("changed")
                ? arguments
                : arguments.withParam("changed", Value.of(Math.max(0, n - 2)));
        if (completed.num("changed") >= n) {
            throw DemoException.badShape("changed is " + NumberText.of(completed.num("changed")) + ", x has "
                    + NumberText.of(n) + " rows, counted from 0");
        }
        Limits.size(Code.BAD_INPUT, "n*n, the size of the weights,", n * n);
        Limits.work(Code.BAD_INPUT, "4*n*n*d", 4 * n * n * arguments.width("x"));
        return completed;
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj x = arguments.matrix("x");
        int n = x.numRows;
        double scale = 1 / Math.sqrt(x.numCols);
        Attention.Attended attended = Attention.attend(x, x, x, scale, true);
        DMatrixRMaj mask = new DMatrixRMaj(n, n);
        double visiblePairs = 0;
        for (int i = 0; i < n; i++) {
            int visible = Attention.visible(i, n, n);
            Arrays.fill(mask.data, i * n, i * n + visible, 1);
            visiblePairs += visible;
        }
        DMatrixRMaj changedX = changed(x, arguments.size("changed"), arguments.num("delta"));
        DMatrixRMaj changedOutput =
                Attention.attend(changedX, changedX, changedX, scale, true).output();
        double[] rowChange = new double[n];
        for (int i = 0; i < n; i++) {
            rowChange[i] = Sums.largestDifference(Rows.of(attended.output(), i), Rows.of(changedOutput, i));
        }
        DMatrixRMaj unmasked = Softmax.rows(attended.scaled());
        double[] late = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                late[i] += unmasked.get(i, j);
            }
        }
        return new Working()
                .step("scaled", "[n][n]", "x xᵀ / √d", "x xᵀ / √d", attended.scaled())
                .step("masked", "[n][n]", "−∞ where a key is later", "后面的 key 处为 −∞", attended.masked())
                .step("weights", "[n][n]", "softmax of each row", "逐行 softmax", attended.weights())
                .step("output", "[n][d]", "weights x", "weights x", attended.output())
                .step(
                        "row_change",
                        "[n]",
                        "row " + arguments.size("changed") + " of x changed: rows before it do not move",
                        "改动 x 的第 " + arguments.size("changed") + " 行：它之前的行不变",
                        rowChange)
                .step(
                        "late_mask_row_sums",
                        "[n]",
                        "softmax first, mask after: rows no longer sum to 1",
                        "先 softmax 后掩码：各行之和不再是 1",
                        late)
                .output("mask", mask)
                .output("visible_pairs", visiblePairs)
                .output("weights", attended.weights())
                .output("output", attended.output())
                .output("changed_output", changedOutput)
                .output("row_change", rowChange)
                .output("late_mask_row_sums", late)
                .heatmap(
                        new Caption("Weights under the causal mask", "因果掩码下的权重"),
                        new Caption("query", "查询"),
                        new Caption("key", "键"),
                        hidden(attended.weights()))
                .bars(new Caption("Change of each output row", "每行输出的变化"), rowChange)
                .outcome();
    }

    private static DMatrixRMaj changed(DMatrixRMaj x, int row, double delta) {
        DMatrixRMaj changed = x.copy();
        for (int j = 0; j < x.numCols; j++) {
            changed.set(row, j, x.get(row, j) + delta);
        }
        return changed;
    }

    /** A copy with NaN, no entry at all, where a key is later. */
    public static DMatrixRMaj hidden(DMatrixRMaj weights) {
        DMatrixRMaj hidden = weights.copy();
        for (int i = 0; i < hidden.numRows; i++) {
            for (int j = Attention.visible(i, hidden.numRows, hidden.numCols); j < hidden.numCols; j++) {
                hidden.set(i, j, Double.NaN);
            }
        }
        return hidden;
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[][] x = arguments.matrix("x").get2DData();
        int n = x.length;
        int changed = arguments.size("changed");
        double scale = 1 / Math.sqrt(x[0].length);
        Outcome outcome = run.apply(arguments);
        double[] rowChange = outcome.vector("row_change");
        Checks checks = new Checks()
                .equal(
                        "n(n + 1)/2 pairs are visible",
                        "可见的对数为 n(n + 1)/2",
                        n * (n + 1.0) / 2,
                        outcome.number("visible_pairs"),
                        0)
                .equal(
                        "every row of weights sums to 1",
                        "权重每行之和为 1",
                        Attention.rowSums(n, n, true),
                        Sums.rows(outcome.matrix("weights")));
        if (changed >= 1) {
            checks.equal(
                    "no output before the changed token moves",
                    "被改动 token 之前的输出都不变",
                    new double[changed],
                    Arrays.copyOf(rowChange, changed),
                    0);
        }
        if (!Naive.isSafe(x, x, scale)) {
            return checks.list();
        }
        double[][] all = Naive.weights(x, x, scale, false);
        double[] late = new double[n];
        double[][] renormalized = new double[n][n];
        double smallest = 1;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                late[i] += all[i][j];
            }
            for (int j = 0; j <= i; j++) {
                renormalized[i][j] = all[i][j] / late[i];
            }
            smallest = Math.min(smallest, late[i]);
        }
        checks.equal(
                "softmax over all keys, then the sum over those visible",
                "对全部 key 做 softmax，再对可见的求和",
                late,
                outcome.vector("late_mask_row_sums"));
        if (smallest > 1e-200) { // or too little is left to divide by
            checks.equal(
                    "that, divided by its row sum, is the mask before the softmax",
                    "再除以该行之和，即等于先掩码后 softmax",
                    renormalized,
                    outcome.matrix("weights"));
        }
        double[][] moved =
                changed(arguments.matrix("x"), changed, arguments.num("delta")).get2DData();
        if (changed >= 1 && Naive.isSafe(moved, moved, scale)) {
            double expected = Sums.largestDifference(
                    Naive.attention(x, x, x, scale, true)[changed],
                    Naive.attention(moved, moved, moved, scale, true)[changed]);
            if (expected > 1e-9) { // a saturated row may not move at all
                checks.holds("the changed token's own output does", "被改动 token 自己的输出会变", rowChange[changed] > 0);
            }
        }
        return checks.list();
    }
}
