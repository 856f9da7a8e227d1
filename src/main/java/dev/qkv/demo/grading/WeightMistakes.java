package dev.qkv.demo.grading;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Demo;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Mistakes in what is done to weights: stored in 8 bits, or trained beside frozen ones. */
final class WeightMistakes {
    private WeightMistakes() {}

    static List<Mistake> of(Demo demo) {
        return demo.mechanism().id().equals("lora") ? lora(demo.arguments()) : quantization(demo.arguments());
    }

    private static List<Mistake> lora(Arguments arguments) {
        double[][] x = arguments.matrix("x").get2DData();
        double[][] w = arguments.matrix("w").get2DData();
        double[][] update = Naive.times(
                arguments.matrix("b").get2DData(), arguments.matrix("a").get2DData());
        double scale = arguments.num("alpha") / arguments.num("r");
        return List.of(
                merged("the update alone; the frozen weight is missing", "只有增量，漏了冻结的权重", x, Naive.times(scale, update)),
                merged("the update is subtracted", "减去了增量，应为加上", x, Naive.sum(w, Naive.times(-scale, update))),
                merged(
                        "alpha/√r: that is rsLoRA",
                        "用了 alpha/√r：那是 rsLoRA",
                        x,
                        Naive.sum(w, Naive.times(scale * Math.sqrt(arguments.num("r")), update))));
    }

    private static Mistake merged(String en, String zh, double[][] x, double[][] merged) {
        return Mistake.of(
                en,
                zh,
                () -> Map.of("merged", Value.of(merged), "output", Value.of(Naive.times(x, Naive.transposed(merged)))));
    }

    private static List<Mistake> quantization(Arguments arguments) {
        List<Mistake> mistakes = new ArrayList<>();
        DoubleUnaryOperator even = Math::rint;
        mistakes.add(stored(
                "the scale is max|x| / 128 instead of / 127", "scale 用了 max|x| / 128，应为 / 127", arguments, 128, even));
        mistakes.add(stored("the scale is 2 max|x| / 255", "scale 用了 2 max|x| / 255", arguments, 127.5, even));
        mistakes.add(stored("the scale is max|x| / 255", "scale 用了 max|x| / 255", arguments, 255, even));
        mistakes.add(stored(
                "halves are rounded away from zero instead of to even",
                "半数远离零舍入，应取偶数",
                arguments,
                127,
                t -> Math.signum(t) * Math.floor(Math.abs(t) + 0.5)));
        mistakes.add(stored(
                "cut off instead of rounded",
                "截断了，应为舍入",
                arguments,
                127,
                t -> Math.signum(t) * Math.floor(Math.abs(t))));
        return mistakes;
    }

    private static Mistake stored(
            String en, String zh, Arguments arguments, double levels, DoubleUnaryOperator rounding) {
        return Mistake.of(en, zh, () -> {
            double[][] x = arguments.matrix("x").get2DData();
            boolean perRow = arguments.word("mode").equals("per-row");
            double[] scales = new double[x.length];
            double whole = Arrays.stream(x).mapToDouble(Sums::largest).max().orElse(0);
            double[][] q = new double[x.length][x[0].length];
            double[][] dequantized = new double[x.length][x[0].length];
            for (int i = 0; i < x.length; i++) {
                double largest = perRow ? Sums.largest(x[i]) : whole;
                scales[i] = largest == 0 ? 1 : largest / levels;
                for (int j = 0; j < x[i].length; j++) {
                    q[i][j] = Math.max(-127, Math.min(127, rounding.applyAsDouble(x[i][j] / scales[i])));
                    dequantized[i][j] = q[i][j] * scales[i];
                }
            }
            return Map.of(
                    "q",
                    Value.of(q),
                    "scale",
                    perRow ? Value.of(scales) : Value.of(scales[0]),
                    "dequantized",
                    Value.of(dequantized));
        });
    }
}
