package dev.qkv.demo.grading;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Demo;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Mistakes in activations: another curve, a gate without its own, a derivative half done. */
final class ActivationMistakes {
    private ActivationMistakes() {}

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double tanhGelu(double x) {
        return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    }

    static List<Mistake> of(Demo demo) {
        Arguments arguments = demo.arguments();
        return switch (demo.mechanism().id()) {
            case "swiglu", "geglu" -> gated(arguments, demo.mechanism().id().equals("swiglu"));
            case "gelu" -> gelu(arguments);
            default -> swish(arguments);
        };
    }

    private static List<Mistake> gelu(Arguments arguments) {
        Value x = arguments.input("x");
        List<Mistake> mistakes = new ArrayList<>();
        mistakes.add(curve(
                "the quick form x σ(1.702 x)", "用了 quick_gelu：x σ(1.702 x)", "output", x, t -> t * sigmoid(1.702 * t)));
        mistakes.add(curve("SiLU, x σ(x), instead of GELU", "用了 SiLU：x σ(x)", "output", x, t -> t * sigmoid(t)));
        mistakes.add(curve("ReLU instead of GELU", "用了 ReLU", "output", x, t -> Math.max(0, t)));
        mistakes.add(curve(
                "the tanh form without the cubic term",
                "tanh 式漏了三次项",
                "output",
                x,
                t -> 0.5 * t * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * t))));
        mistakes.add(curve(
                "erf(x) instead of erf(x/√2)", "用了 erf(x)，应为 erf(x/√2)", "output", x, t -> 0.5 * t * (1 + erf(t))));
        mistakes.add(curve(
                "the derivative has Φ(x) only; x φ(x) is missing",
                "导数只有 Φ(x)，漏了 x φ(x)",
                "derivative",
                x,
                t -> 0.5 * (1 + erf(t / Math.sqrt(2)))));
        return mistakes;
    }

    /** By its integral in Simpson's rule: a mistake need not be exact beyond float32. */
    private static double erf(double x) {
        int steps = 400;
        double h = x / steps;
        double sum = 1 + Math.exp(-x * x);
        for (int i = 1; i < steps; i++) {
            sum += (i % 2 == 1 ? 4 : 2) * Math.exp(-i * h * i * h);
        }
        return 2 / Math.sqrt(Math.PI) * sum * h / 3;
    }

    private static List<Mistake> swish(Arguments arguments) {
        Value x = arguments.input("x");
        double beta = arguments.hasParam("beta") ? arguments.num("beta") : 1;
        List<Mistake> mistakes = new ArrayList<>();
        mistakes.add(curve("the gate σ(βx) alone, without x", "只有门 σ(βx)，漏了乘 x", "output", x, t -> sigmoid(beta * t)));
        if (arguments.hasParam("beta")) {
            mistakes.add(curve(
                    "β outside the sigmoid: β x σ(x)", "β 放在了 σ 外面：β x σ(x)", "output", x, t -> beta * t * sigmoid(t)));
            mistakes.add(curve("β left out: x σ(x)", "漏了 β：x σ(x)", "output", x, t -> t * sigmoid(t)));
        }
        mistakes.add(curve(
                "the derivative of the sigmoid alone, σ(1 − σ)",
                "只求了 σ 的导数 σ(1 − σ)",
                "derivative",
                x,
                t -> sigmoid(beta * t) * (1 - sigmoid(beta * t))));
        mistakes.add(curve(
                "the derivative has σ(βx) only; the second term of the product rule is missing",
                "导数只有 σ(βx)，漏了乘积法则的第二项",
                "derivative",
                x,
                t -> sigmoid(beta * t)));
        return mistakes;
    }

    private static Mistake curve(String en, String zh, String output, Value x, DoubleUnaryOperator curve) {
        return Mistake.of(en, zh, output, () -> Matrices.each(x, curve));
    }

    private static List<Mistake> gated(Arguments arguments, boolean swish) {
        double beta = swish ? arguments.num("beta") : 1;
        DoubleUnaryOperator own = swish ? t -> t * sigmoid(beta * t) : ActivationMistakes::tanhGelu;
        List<Mistake> mistakes = new ArrayList<>();
        mistakes.add(unit("the gate has no activation", "门没有过激活函数", arguments, t -> t, true, true));
        mistakes.add(unit(
                "a sigmoid gate: that is the plain GLU",
                "门用了 sigmoid：那是原始的 GLU",
                arguments,
                t -> sigmoid(t),
                true,
                true));
        mistakes.add(
                unit("a ReLU gate: that is ReGLU", "门用了 ReLU：那是 ReGLU", arguments, t -> Math.max(0, t), true, true));
        mistakes.add(unit(
                swish ? "a GELU gate: that is GEGLU" : "a SiLU gate: that is SwiGLU",
                swish ? "门用了 GELU：那是 GEGLU" : "门用了 SiLU：那是 SwiGLU",
                arguments,
                swish ? ActivationMistakes::tanhGelu : t -> t * sigmoid(t),
                true,
                true));
        mistakes.add(unit("the value branch x v is missing", "漏了值分支 x v", arguments, own, false, true));
        mistakes.add(unit("the way back by w2 is missing", "漏了 w2", arguments, own, true, false));
        return mistakes;
    }

    private static Mistake unit(
            String en, String zh, Arguments arguments, DoubleUnaryOperator gate, boolean value, boolean back) {
        return Mistake.of(en, zh, () -> {
            double[][] x = arguments.matrix("x").get2DData();
            double[][] hidden = Naive.times(x, arguments.matrix("w").get2DData());
            double[][] values = Naive.times(x, arguments.matrix("v").get2DData());
            for (int i = 0; i < hidden.length; i++) {
                for (int j = 0; j < hidden[i].length; j++) {
                    hidden[i][j] = gate.applyAsDouble(hidden[i][j]) * (value ? values[i][j] : 1);
                }
            }
            Map<String, Value> outputs = new LinkedHashMap<>();
            outputs.put("hidden", Value.of(hidden));
            boolean w2 = back && arguments.hasInput("w2");
            outputs.put(
                    "output",
                    Value.of(w2 ? Naive.times(hidden, arguments.matrix("w2").get2DData()) : hidden));
            return outputs;
        });
    }
}
