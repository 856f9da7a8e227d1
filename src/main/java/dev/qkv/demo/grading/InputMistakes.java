package dev.qkv.demo.grading;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Demo;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same computation on inputs mistaken for each other, transposed, turned round or left out. */
final class InputMistakes {
    private final Mechanism mechanism;
    private final Arguments arguments;
    private final List<Mistake> mistakes = new ArrayList<>();

    private InputMistakes(Demo demo) {
        mechanism = demo.mechanism();
        arguments = demo.arguments();
    }

    static List<Mistake> of(Demo demo) {
        InputMistakes all = new InputMistakes(demo);
        all.transposed();
        all.swapped();
        all.leftOut();
        return all.mistakes;
    }

    private List<Input> given() {
        return mechanism.signature().inputs().stream()
                .filter(input -> arguments.hasInput(input.name()))
                .toList();
    }

    private void transposed() {
        Map<String, Value> weights = new LinkedHashMap<>();
        for (Input input : given()) {
            Value value = arguments.input(input.name());
            if (input.type() == Signature.Type.NUM && Matrices.isMatrix(value)) {
                Value turned = Matrices.transposed(value);
                if (input.name().startsWith("w")) {
                    weights.put(input.name(), turned);
                }
                add(input.name() + " was used transposed", input.name() + " 用成了转置", Map.of(input.name(), turned));
            }
        }
        if (weights.size() > 1) {
            String names = String.join(", ", weights.keySet());
            add(
                    "all weights were used transposed (x Wᵀ instead of x W): " + names,
                    "所有权重都用成了转置（算了 x Wᵀ，应为 x W）：" + names,
                    weights);
        }
    }

    private void swapped() {
        List<Input> given = given();
        for (int i = 0; i < given.size(); i++) {
            for (int j = i + 1; j < given.size(); j++) {
                Input one = given.get(i);
                Input other = given.get(j);
                Value first = arguments.input(one.name());
                Value second = arguments.input(other.name());
                if (one.type() == other.type()
                        && Graded.shape(first).equals(Graded.shape(second))
                        && !first.equals(second)) {
                    add(
                            one.name() + " and " + other.name() + " were exchanged",
                            one.name() + " 与 " + other.name() + " 对调了",
                            Map.of(one.name(), second, other.name(), first));
                }
            }
        }
    }

    private void leftOut() {
        for (Input input : given()) {
            if (!input.required()) {
                Map<String, Value> rest = new LinkedHashMap<>(arguments.inputs());
                rest.remove(input.name());
                run(input.name() + " was left out", "漏了 " + input.name(), rest);
            }
            if (input.type() == Signature.Type.NUM) {
                Value value = arguments.input(input.name());
                add(
                        input.name() + " was taken with the other sign",
                        input.name() + " 的正负号反了",
                        Map.of(input.name(), Matrices.each(value, number -> -number)));
                add(
                        "computed as if " + input.name() + " were 0",
                        "把 " + input.name() + " 当成了 0",
                        Map.of(input.name(), Matrices.each(value, number -> 0)));
            }
        }
    }

    private void add(String en, String zh, Map<String, Value> changed) {
        Map<String, Value> inputs = new LinkedHashMap<>(arguments.inputs());
        inputs.putAll(changed);
        run(en, zh, inputs);
    }

    private void run(String en, String zh, Map<String, Value> inputs) {
        mistakes.add(Mistake.of(
                en,
                zh,
                () -> Demo.run(mechanism, arguments.params(), inputs).outcome().outputs()));
    }
}
