package dev.qkv.demo.position;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
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
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Wave;
import dev.qkv.demo.Working;
import dev.qkv.demo.attention.Attention;
import dev.qkv.demo.attention.Attention.Attended;
import dev.qkv.figure.Caption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Self-attention without positions cannot see order: permuted rows in, the same rows out, permuted: {@code SA(P x) = P SA(x)}. A position encoding or a causal
 * mask breaks this.
 *
 * <p>SA(z) is attention with q = k = v = z, scale 1/√d; with positions the sinusoidal encoding of the row numbers is added first. Source: Vaswani et al. 2017,
 * arXiv 1706.03762, section 3.5; Dufter et al. 2021, arXiv 2102.11090.
 */
public final class PermutationEquivariance implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "permutation-equivariance",
            new Caption(
                    "Self-attention without positions cannot see order: permuting the tokens permutes the outputs.",
                    "没有位置信息的自注意力看不到顺序：打乱 token，输出只是跟着打乱。"),
            "SA(P x) = P SA(x)",
            "Vaswani et al. 2017, arXiv:1706.03762, section 3.5; Dufter et al. 2021, arXiv:2102.11090",
            List.of(
                    Param.flag("with_positions", false, "adds the sinusoidal encoding first", "先加上正弦位置编码"),
                    Param.flag("causal", false, "a query does not see later keys", "query 看不到后面的 key")),
            List.of(
                    Input.required("x", "[n][d]", "one row a token", "每个 token 一行"),
                    Input.required(
                                    "permutation",
                                    Signature.Type.INT,
                                    "[n]",
                                    "row i of the permuted input is row permutation[i]",
                                    "打乱后的第 i 行取原来的第 permutation[i] 行")
                            .in(Range.atLeast(0))),
            List.of(
                    Output.of("output", "[n][d]", "SA(x)", "SA(x)"),
                    Output.of("permuted_output", "[n][d]", "its rows permuted: P SA(x)", "将其各行打乱：P SA(x)"),
                    Output.of("output_of_permuted", "[n][d]", "SA of the permuted rows: SA(P x)", "先打乱再计算：SA(P x)"),
                    Output.of("max_abs_diff", "", "largest difference of the last two", "后两者的最大差"),
                    Output.of(
                            "equivariant",
                            Signature.Type.BOOL,
                            "",
                            "no difference beyond rounding, 1e-9",
                            "除舍入误差（1e-9）外没有差别")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("x", Wave.of(5, 4, 0), "permutation", Value.of(2, 0, 4, 1, 3));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        double n = arguments.length("x");
        boolean[] taken = new boolean[arguments.length("x")];
        for (double row : arguments.vector("permutation")) {
            if (row >= n || taken[(int) row]) {
                throw DemoException.badInput("permutation holds " + NumberText.of(row)
                        + (row >= n ? ", x has rows 0 to " + NumberText.of(n - 1) : " twice"));
            }
            taken[(int) row] = true;
        }
        Limits.size(Code.BAD_INPUT, "n*n, the size of the weights,", n * n);
        Limits.work(Code.BAD_INPUT, "4*n*n*d", 4 * n * n * arguments.width("x"));
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj x = arguments.matrix("x");
        int[] permutation = permutation(arguments);
        DMatrixRMaj permutedX = permuted(x, permutation); // P x
        Attended attended = attend(x, arguments);
        Attended ofPermuted = attend(permutedX, arguments);
        DMatrixRMaj permutedOutput = permuted(attended.output(), permutation);
        double difference = Sums.largestDifference(permutedOutput.data, ofPermuted.output().data);
        double rounding = 1e-9 * Math.max(1, Sums.largest(permutedOutput.data));
        List<String> plain = names(IntStream.range(0, x.numRows).toArray());
        List<String> moved = names(permutation);
        Caption query = new Caption("query", "查询");
        Caption key = new Caption("key", "键");
        return new Working()
                .step("weights", "[n][n]", "of x", "x 的权重", attended.weights())
                .step("output", "[n][d]", "SA(x)", "SA(x)", attended.output())
                .step("permuted_x", "[n][d]", "P x", "P x", permutedX)
                .step(
                        "permuted_weights",
                        "[n][n]",
                        "of P x: the same numbers, rows and columns permuted, where nothing tells positions apart",
                        "P x 的权重：只要没有位置信息，就是同样的数，行与列一起打乱",
                        ofPermuted.weights())
                .step("output_of_permuted", "[n][d]", "SA(P x)", "SA(P x)", ofPermuted.output())
                .output("output", attended.output())
                .output("permuted_output", permutedOutput)
                .output("output_of_permuted", ofPermuted.output())
                .output("max_abs_diff", difference)
                .output("equivariant", Value.of(difference <= rounding))
                .heatmap(new Caption("Weights of x", "x 的权重"), query, key, plain, plain, attended.weights())
                .heatmap(
                        new Caption("Weights of the permuted x", "打乱后的权重"),
                        query,
                        key,
                        moved,
                        moved,
                        ofPermuted.weights())
                .outcome();
    }

    /** Each row named by the token that stands there. */
    private static List<String> names(int[] tokens) {
        List<String> names = new ArrayList<>();
        for (int token : tokens) {
            names.add("x" + token);
        }
        return names;
    }

    private static int[] permutation(Arguments arguments) {
        double[] numbers = arguments.vector("permutation");
        int[] permutation = new int[numbers.length];
        for (int i = 0; i < permutation.length; i++) {
            permutation[i] = (int) numbers[i];
        }
        return permutation;
    }

    /** SA(x), n × d. */
    private static Attended attend(DMatrixRMaj x, Arguments arguments) {
        DMatrixRMaj z = x;
        if (arguments.flag("with_positions")) {
            z = CommonOps_DDRM.add(x, PositionalEncoding.encode(x.numRows, x.numCols), null);
        }
        return Attention.attend(z, z, z, 1 / Math.sqrt(z.numCols), arguments.flag("causal"));
    }

    /** Row i is row permutation[i] of the matrix. */
    private static DMatrixRMaj permuted(DMatrixRMaj matrix, int[] permutation) {
        DMatrixRMaj permuted = new DMatrixRMaj(matrix.numRows, matrix.numCols);
        for (int i = 0; i < permutation.length; i++) {
            System.arraycopy(
                    matrix.data, permutation[i] * matrix.numCols, permuted.data, i * matrix.numCols, matrix.numCols);
        }
        return permuted;
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[][] x = arguments.matrix("x").get2DData();
        int n = x.length;
        int[] permutation = permutation(arguments);
        boolean withPositions = arguments.flag("with_positions");
        boolean causal = arguments.flag("causal");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks()
                .holds("positions break it (own case)", "加上位置编码即打破（自带示例）", difference(run, "with_positions") > 1e-3)
                .holds("a causal mask breaks it (own case)", "加上因果掩码即打破（自带示例）", difference(run, "causal") > 1e-3);
        double[][] permutedX = new double[n][];
        for (int i = 0; i < n; i++) {
            permutedX[i] = x[permutation[i]];
        }
        double[][] z = withPositions ? withPositions(x) : x;
        double[][] permutedZ = withPositions ? withPositions(permutedX) : permutedX;
        double scale = 1 / Math.sqrt(x[0].length);
        if (!Naive.isSafe(z, z, scale) || !Naive.isSafe(permutedZ, permutedZ, scale)) {
            return checks.list();
        }
        double[][] output = Naive.attention(z, z, z, scale, causal);
        double[][] ofPermuted = Naive.attention(permutedZ, permutedZ, permutedZ, scale, causal);
        double[][] permutedOutput = new double[n][];
        double difference = 0;
        for (int i = 0; i < n; i++) {
            permutedOutput[i] = output[permutation[i]];
            difference = Math.max(difference, Sums.largestDifference(permutedOutput[i], ofPermuted[i]));
        }
        checks.equal("self-attention by plain loops", "逐项循环的自注意力", output, outcome.matrix("output"))
                .equal(
                        "the largest difference, by plain loops",
                        "逐项循环得到的最大差",
                        difference,
                        outcome.number("max_abs_diff"),
                        Checks.TOLERANCE * Math.max(1, Sums.largest(arguments.matrix("x").data)));
        if (!withPositions && !causal) {
            checks.equal(
                    "attention first, permutation after, by plain loops",
                    "先算注意力再打乱，逐项循环",
                    permutedOutput,
                    outcome.matrix("output_of_permuted"));
        }
        return checks.list();
    }

    /** Of the own case with one flag set. */
    private double difference(Function<Arguments, Outcome> run, String flag) {
        return run.apply(new Case(this).set(flag, true).arguments()).number("max_abs_diff");
    }

    private static double[][] withPositions(double[][] x) {
        double[][] z = new double[x.length][x[0].length];
        for (int t = 0; t < z.length; t++) {
            for (int j = 0; j < z[t].length; j++) {
                double angle = t * Math.exp(-Math.log(10000) * (j - j % 2) / z[t].length);
                z[t][j] = x[t][j] + (j % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
            }
        }
        return z;
    }
}
