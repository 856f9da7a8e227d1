package dev.qkv.demo.grading;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Demo;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Value;
import dev.qkv.figure.Caption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The same computation with another parameter than the one asked for: the wrong layout, a scale left out, a mask forgotten. */
final class ParamMistakes {
    private static final double[] EPS = {0, 1e-5, 1e-6, 1e-8, 1e-12};

    private final Mechanism mechanism;
    private final Arguments arguments;
    private final List<Mistake> mistakes = new ArrayList<>();

    private ParamMistakes(Demo demo) {
        mechanism = demo.mechanism();
        arguments = demo.arguments();
    }

    static List<Mistake> of(Demo demo) {
        ParamMistakes all = new ParamMistakes(demo);
        for (Param param : demo.mechanism().signature().params()) {
            Value value = demo.arguments().params().get(param.name());
            if (value != null) {
                all.add(param, value);
            }
        }
        return all.mistakes;
    }

    private void add(Param param, Value value) {
        if (value instanceof Value.Bool flag) {
            add(param, Value.of(!flag.value()), flag(param.name(), flag.value()));
        } else if (value instanceof Value.Str) {
            for (String word : param.range().words()) {
                add(param, Value.of(word), as(param.name(), word));
            }
        } else if (value instanceof Value.Num number) {
            numbers(param, number.value());
        }
    }

    private void numbers(Param param, double value) {
        String name = param.name();
        switch (name) {
            case "scale" -> scale(param, value);
            case "temperature" -> {
                add(param, Value.of(1), new Caption("the temperature is left out", "漏了温度"));
                add(
                        param,
                        Value.of(1 / value),
                        new Caption("multiplied by the temperature instead of divided", "乘了温度，应为除以温度"));
            }
            case "ddof" -> {
                boolean sample = value == 0;
                add(
                        param,
                        Value.of(sample ? 1 : 0),
                        sample
                                ? new Caption(
                                        "the sample deviation (n − 1) instead of the population one (n)",
                                        "用了样本标准差（除以 n − 1），应为总体标准差（除以 n）")
                                : new Caption(
                                        "the population deviation (n) instead of the sample one (n − 1)",
                                        "用了总体标准差（除以 n），应为样本标准差（除以 n − 1）"));
            }
            case "eps" -> {
                for (double eps : EPS) {
                    add(param, Value.of(eps), as(name, NumberText.of(eps)));
                }
            }
            case "alpha" -> {
                if (arguments.hasParam("r")) {
                    double r = arguments.num("r");
                    add(param, Value.of(r), new Caption("the factor alpha/r is left out", "漏了系数 alpha/r"));
                    add(
                            param,
                            Value.of(value * r),
                            new Caption("multiplied by alpha, not by alpha/r", "乘的是 alpha，应为 alpha/r"));
                }
            }
            case "momentum" ->
                add(
                        param,
                        Value.of(1 - value),
                        new Caption(
                                "momentum on the wrong side: it is the share of the new batch",
                                "momentum 用反了：它是新批次所占的份额"));
            default -> {}
        }
        Set<Double> others = new LinkedHashSet<>();
        if (param.defaultValue() instanceof Value.Num number) {
            others.add(number.value());
        }
        for (Param other : mechanism.signature().params()) {
            Value another = arguments.params().get(other.name());
            if (other.type() == param.type() && another instanceof Value.Num number && !other.equals(param)) {
                others.add(number.value());
            }
        }
        others.addAll(List.of(1.0, value - 1, value + 1, 2 * value, value / 2, -value, 1 / value));
        for (double other : others) {
            if (other != value && param.range().contains(other)) {
                add(param, Value.of(other), as(name, NumberText.of(other)));
            }
        }
    }

    private void scale(Param param, double value) {
        add(param, Value.of(1), new Caption("the scale 1/√dk is missing", "漏了缩放 1/√dk"));
        add(param, Value.of(value * value), new Caption("divided by dk instead of √dk", "除以了 dk，应为 √dk"));
        add(param, Value.of(1 / value), new Caption("multiplied by √dk instead of divided", "乘了 √dk，应为除以 √dk"));
    }

    private static Caption flag(String name, boolean asked) {
        return switch (name) {
            case "causal" ->
                asked
                        ? new Caption("the causal mask is missing", "漏了因果掩码")
                        : new Caption("a causal mask, though none is asked for", "加了因果掩码，而这里没有要求");
            case "interleaved" ->
                asked
                        ? new Caption(
                                "the other RoPE layout: pairs (j, j + d/2) instead of neighbours (2j, 2j + 1)",
                                "用了另一种 RoPE 布局：(j, j + d/2) 成对，应为相邻的 (2j, 2j + 1) 成对")
                        : new Caption(
                                "the other RoPE layout: neighbours (2j, 2j + 1) instead of pairs (j, j + d/2)",
                                "用了另一种 RoPE 布局：相邻的 (2j, 2j + 1) 成对，应为 (j, j + d/2) 成对");
            default -> as(name, String.valueOf(!asked));
        };
    }

    private static Caption as(String name, String value) {
        return new Caption("computed as with " + name + " = " + value, "按 " + name + " = " + value + " 算的");
    }

    private void add(Param param, Value value, Caption what) {
        if (value.equals(arguments.params().get(param.name()))) {
            return;
        }
        mistakes.add(new Mistake(what, () -> {
            Map<String, Value> params = new LinkedHashMap<>(arguments.params());
            params.put(param.name(), value);
            return Demo.run(mechanism, params, arguments.inputs()).outcome().outputs();
        }));
    }
}
