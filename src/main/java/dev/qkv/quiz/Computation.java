package dev.qkv.quiz;

import dev.qkv.demo.Demo;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.OutputPath;
import dev.qkv.demo.Value;
import dev.qkv.demo.catalog.Mechanisms;
import dev.qkv.model.Question;
import java.util.LinkedHashMap;
import java.util.Map;

/** Right and wrong answers of numeric questions, computed by their mechanisms. */
final class Computation {
    private Computation() {}

    /** In bytes or plain things. */
    static double right(Question.Numeric question, Map<String, Object> drawn) {
        return value(question, question.output(), drawn);
    }

    /** What who falls into the trap gives. */
    static double wrong(Question.Numeric question, Map<String, Object> drawn, Question.Trap trap) {
        Map<String, Object> params = new LinkedHashMap<>(drawn);
        params.putAll(trap.params());
        return value(question, trap.output() == null ? question.output() : trap.output(), params) * trap.times();
    }

    private static double value(Question.Numeric question, String output, Map<String, Object> params) {
        try {
            return OutputPath.parse(output)
                    .number(Demo.run(
                                    Mechanisms.get(question.mechanism()),
                                    Value.fromAll(params),
                                    question.inputs().isEmpty() ? null : Value.fromAll(question.inputs()))
                            .outcome());
        } catch (DemoException e) {
            throw new UnaskableException(question.mechanism() + "." + output + ": " + e.getMessage());
        }
    }
}
