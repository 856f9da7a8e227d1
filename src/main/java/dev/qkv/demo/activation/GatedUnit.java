package dev.qkv.demo.activation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Limits;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Wave;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A gated feed-forward layer: {@code hidden = act(x w) ∘ (x v)}, {@code output = hidden w2}, or hidden itself where w2 is absent; no biases.
 *
 * <p>The gradient is that of the sum of all outputs with respect to x. Source: Shazeer 2020, arXiv 2002.05202, section 2.
 */
abstract class GatedUnit implements Mechanism {
    static final List<Input> INPUTS = List.of(
            Input.required("x", "[n][d]", "one row a token", "每个 token 一行"),
            Input.required("w", "[d][f]", "to the gate", "门的投影"),
            Input.required("v", "[d][f]", "to the value", "值的投影"),
            Input.optional("w2", "[f][d]", "none", "back to the width d", "投影回宽度 d"));

    static final List<Output> OUTPUTS = List.of(
            Output.of("hidden", "[n][f]", "act(x w) ∘ (x v)", "act(x w) ∘ (x v)"),
            Output.of("output", "[n][d]", "hidden w2; hidden where w2 is absent", "hidden w2；没有 w2 时即 hidden"),
            Output.of("grad_x", "[n][d]", "of the sum of all outputs", "所有输出之和对 x 的梯度"));

    abstract double act(double x, Arguments arguments);

    abstract double actDerivative(double x, Arguments arguments);

    /** The activation by another formula, good to 1e-10 for |x| up to 12. */
    abstract double otherPath(double x, Arguments arguments);

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("x", Wave.of(2, 4, 0), "w", Wave.of(4, 3, 1), "v", Wave.of(4, 3, 2), "w2", Wave.of(3, 4, 3));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        double work = (double) arguments.length("x") * arguments.width("x") * arguments.width("w");
        Limits.size(Code.BAD_INPUT, "n*f", (double) arguments.length("x") * arguments.width("w"));
        Limits.work(Code.BAD_INPUT, "5*n*d*f", 5 * work);
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        DMatrixRMaj x = arguments.matrix("x");
        DMatrixRMaj w = arguments.matrix("w");
        DMatrixRMaj v = arguments.matrix("v");
        DMatrixRMaj gate = CommonOps_DDRM.mult(x, w, null); // n × f
        DMatrixRMaj value = CommonOps_DDRM.mult(x, v, null); // n × f
        DMatrixRMaj activated = CommonOps_DDRM.apply(gate, z -> act(z, arguments), new DMatrixRMaj(1, 1));
        DMatrixRMaj slope = CommonOps_DDRM.apply(gate, z -> actDerivative(z, arguments), new DMatrixRMaj(1, 1));
        DMatrixRMaj hidden = CommonOps_DDRM.elementMult(activated, value, null);
        DMatrixRMaj output = hidden;
        DMatrixRMaj upstream = new DMatrixRMaj(gate.numRows, gate.numCols); // d(sum of outputs)/d(hidden)
        CommonOps_DDRM.fill(upstream, 1);
        if (arguments.hasInput("w2")) {
            DMatrixRMaj w2 = arguments.matrix("w2");
            output = CommonOps_DDRM.mult(hidden, w2, null); // n × d
            CommonOps_DDRM.multCols(upstream, CommonOps_DDRM.sumRows(w2, null).data);
        }
        // hidden = act(gate) ∘ value, so the gradient comes by the gate and by the value
        DMatrixRMaj byGate = CommonOps_DDRM.elementMult(upstream, CommonOps_DDRM.elementMult(slope, value, null), null);
        DMatrixRMaj byValue = CommonOps_DDRM.elementMult(upstream, activated, null);
        DMatrixRMaj gradX = CommonOps_DDRM.multTransB(byGate, w, null); // n × d
        CommonOps_DDRM.multAddTransB(byValue, v, gradX);
        return new Working()
                .step("gate", "[n][f]", "x w", "x w", gate)
                .step("value", "[n][f]", "x v", "x v", value)
                .step("activated", "[n][f]", "act(gate)", "act(gate)", activated)
                .step("hidden", "[n][f]", "activated ∘ value, element by element", "activated ∘ value，逐元素相乘", hidden)
                .output("hidden", hidden)
                .output("output", output)
                .output("grad_x", gradX)
                .heatmap(
                        new Caption("Activated gate", "激活后的门"),
                        new Caption("token", "token"),
                        new Caption("hidden unit", "隐藏单元"),
                        activated)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[][] x = arguments.matrix("x").get2DData();
        double[][] w = arguments.matrix("w").get2DData();
        double[][] v = arguments.matrix("v").get2DData();
        Outcome outcome = run.apply(arguments);
        int n = x.length;
        int f = w[0].length;
        Checks checks = new Checks()
                .equal(
                        "a gate of 0 lets nothing through",
                        "门为 0 时什么也不通过",
                        new double[n][f],
                        run.apply(new Case(this, arguments)
                                        .set("w", new double[w.length][f])
                                        .arguments())
                                .matrix("hidden"));
        if (n * f > 256 || n * x[0].length > 64) {
            return checks.list();
        }
        double[][] gate = Naive.times(x, w);
        double[][] value = Naive.times(x, v);
        double[][] hidden = new double[n][f];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < f; j++) {
                hidden[i][j] = otherPath(gate[i][j], arguments) * value[i][j];
            }
        }
        double steepness = Math.max(1, Sums.largest(arguments.matrix("w").data));
        double tolerance = Checks.TOLERANCE * Math.max(1, Sums.largest(new DMatrixRMaj(value).data));
        checks.equal(
                        "hidden by plain loops and another formula of the activation",
                        "逐项循环，并用激活函数的另一公式求 hidden",
                        hidden,
                        outcome.matrix("hidden"),
                        tolerance)
                .equal(
                        "twice v gives twice hidden",
                        "v 加倍，hidden 加倍",
                        Naive.times(2, hidden),
                        run.apply(new Case(this, arguments)
                                        .set("v", Naive.times(2, v))
                                        .arguments())
                                .matrix("hidden"),
                        tolerance);
        if (Sums.largest(arguments.matrix("x").data) * steepness > 1000) {
            return checks.list(); // too steep for differences
        }
        double[] gradient = new double[n * x[0].length];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = slope(arguments, run, i, 1e-5 / steepness);
        }
        double size = Sums.largest(outcome.matrix("output").data) * steepness;
        return checks.equal(
                        "the gradient against central differences of the sum of outputs",
                        "梯度与输出之和的中心差分比较",
                        gradient,
                        outcome.matrix("grad_x").data,
                        1e-6 * Math.max(1, size / 100))
                .list();
    }

    /** Central difference of the sum of all outputs in one element of x. */
    private double slope(Arguments arguments, Function<Arguments, Outcome> run, int element, double h) {
        DMatrixRMaj above = arguments.matrix("x");
        DMatrixRMaj below = arguments.matrix("x");
        above.data[element] += h;
        below.data[element] -= h;
        double difference = sum(arguments, run, above) - sum(arguments, run, below);
        return difference / (above.data[element] - below.data[element]);
    }

    private double sum(Arguments arguments, Function<Arguments, Outcome> run, DMatrixRMaj x) {
        return Sums.of(
                run.apply(new Case(this, arguments).set("x", x).arguments()).matrix("output").data);
    }
}
