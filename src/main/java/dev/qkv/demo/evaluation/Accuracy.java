package dev.qkv.demo.evaluation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Accuracy: the share of predictions that equal their target. */
public final class Accuracy implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "accuracy",
            new Caption("The share of predictions that are right.", "预测正确的比例。"),
            "accuracy = correct / total",
            "definition",
            List.of(),
            inputs(),
            List.of(
                    Output.of("accuracy", "", "a fraction", "分数，不是百分数"),
                    Output.of("correct", "", "right predictions", "正确的个数"),
                    Output.of("total", "", "all predictions", "总数")));

    static List<Input> inputs() {
        return List.of(
                Input.required("predictions", Signature.Type.INT, "[n]", "labels given", "预测的标签"),
                Input.required("targets", Signature.Type.INT, "[n]", "right labels", "正确的标签"));
    }

    static Map<String, Value> own() {
        return Map.of(
                "predictions", Value.of(new double[] {1, 0, 1, 1}), "targets", Value.of(new double[] {1, 0, 0, 1}));
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return own();
    }

    @Override
    public Outcome run(Arguments arguments) {
        double[] predictions = arguments.vector("predictions");
        double[] targets = arguments.vector("targets");
        double[] right = new double[targets.length];
        for (int i = 0; i < targets.length; i++) {
            right[i] = predictions[i] == targets[i] ? 1 : 0;
        }
        double correct = Sums.of(right);
        return new Working()
                .step("right", "[n]", "1 where the prediction is the target", "预测正确处为 1", right)
                .output("accuracy", correct / targets.length)
                .output("correct", correct)
                .output("total", targets.length)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[] predictions = arguments.vector("predictions");
        double[] targets = arguments.vector("targets");
        Outcome outcome = run.apply(arguments);
        double errors = 0;
        for (int i = 0; i < targets.length; i++) {
            errors += predictions[i] != targets[i] ? 1 : 0;
        }
        return new Checks()
                .equal(
                        "three of four (own case)",
                        "四中三（自带示例）",
                        0.75,
                        run.apply(new Case(this).arguments()).number("accuracy"))
                .equal("1 less the share of errors", "1 减去错误率", 1 - errors / targets.length, outcome.number("accuracy"))
                .equal(
                        "targets predicted by themselves",
                        "用目标本身作预测",
                        1,
                        run.apply(new Case(this, arguments)
                                        .set("predictions", targets)
                                        .arguments())
                                .number("accuracy"))
                .list();
    }
}
