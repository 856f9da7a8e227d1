package dev.qkv.demo.evaluation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Limits;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Sorts claims against a source, both as triples of subject, relation and value.
 *
 * <p>A relation has one value: another value for the same subject and relation contradicts the source. Extrinsic is not the same as false.
 *
 * <p>Source: Ji et al. 2022, arXiv 2202.03629, section 2 and table 1 (the example).
 */
public final class Hallucination implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "hallucination",
            new Caption("Supported, intrinsic or extrinsic: claims against a source.", "对照来源判断：有依据、内在幻觉、外在幻觉。"),
            "contradicts → intrinsic;  neither → extrinsic",
            "Ji et al. 2022, arXiv:2202.03629, section 2 and table 1 (the example)",
            List.of(),
            List.of(
                    Input.required("source", Signature.Type.STR, "[s][t]", "triples of the source", "来源的三元组"),
                    Input.required("claims", Signature.Type.STR, "[c][t]", "triples of the output", "输出的三元组")),
            List.of(
                    Output.of("labels", Signature.Type.STR, "[c]", "supported, intrinsic or extrinsic", "有依据、内在、外在"),
                    Output.of("supported", "", "claims", "有依据的条数"),
                    Output.of("intrinsic", "", "claims", "内在幻觉的条数"),
                    Output.of("extrinsic", "", "claims", "外在幻觉的条数"),
                    Output.of("faithfulness", "", "share of supported claims", "有依据的比例")));

    private static final int SHOWN = 32;
    private static final List<String> KINDS = List.of("supported", "intrinsic", "extrinsic");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of(
                "source",
                Value.array(triple("FDA", "approved the first Ebola vaccine in", "2019")),
                "claims",
                Value.array(
                        triple("FDA", "approved the first Ebola vaccine in", "2019"),
                        triple("FDA", "approved the first Ebola vaccine in", "2021"),
                        triple("China", "started clinical trials of", "a COVID-19 vaccine")));
    }

    @Override
    public Arguments complete(Arguments arguments) {

        for (String name : List.of("source", "claims")) {
            if (arguments.width(name) != 3) {
                throw DemoException.badShape(name + " must have rows of 3: subject, relation, value");
            }
        }
        Limits.work(Code.BAD_INPUT, "s*c", (double) arguments.length("source") * arguments.length("claims"));
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        Value.Arr source = arguments.array("source");
        Value.Arr claims = arguments.array("claims");
        List<Value> labels = new ArrayList<>();
        double[] counts = new double[3];
        for (Value claim : claims.values()) {
            int kind = kind(source, (Value.Arr) claim);
            counts[kind]++;
            labels.add(Value.of(KINDS.get(kind)));
        }
        return new Working()
                .output("labels", new Value.Arr(labels))
                .output("supported", counts[0])
                .output("intrinsic", counts[1])
                .output("extrinsic", counts[2])
                .output("faithfulness", counts[0] / claims.values().size())
                .figure(verdicts(claims, labels))
                .bars(
                        new Caption("Claims", "条数"),
                        List.of(
                                new Caption("supported", "有依据"),
                                new Caption("intrinsic", "内在幻觉"),
                                new Caption("extrinsic", "外在幻觉")),
                        counts)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        Value.Arr source = arguments.array("source");
        Value.Arr claims = arguments.array("claims");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        Outcome own = new Case(this).run(run);
        Value nothing = Value.array(triple("∅", "∅", "∅"));
        checks.equal(
                "Ji's example: one of each kind",
                "Ji 等人的例子：三类各一条",
                new double[] {1, 1, 1},
                new double[] {own.number("supported"), own.number("intrinsic"), own.number("extrinsic")},
                0);
        checks.equal(
                "every claim has one label",
                "每条陈述一个标签",
                claims.values().size(),
                outcome.number("supported") + outcome.number("intrinsic") + outcome.number("extrinsic"),
                0);
        checks.equal(
                "the source itself is supported",
                "来源自身有依据",
                source.values().size(),
                new Case(this, arguments).set("claims", source).run(run).number("supported"),
                0);
        if (!claims.values().contains(triple("∅", "∅", "∅"))) {
            checks.equal(
                    "without a source everything is extrinsic",
                    "没有来源时全是外在",
                    claims.values().size(),
                    new Case(this, arguments).set("source", nothing).run(run).number("extrinsic"),
                    0);
        }
        checks.equal(
                "share of supported claims",
                "有依据的比例",
                outcome.number("supported"),
                outcome.number("faithfulness") * claims.values().size());
        return checks.list();
    }

    /** The first claims with what they are. */
    private static Figure verdicts(Value.Arr claims, List<Value> labels) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, labels.size()); i++) {
            List<String> claim = new ArrayList<>();
            for (Value part : ((Value.Arr) claims.values().get(i)).values()) {
                claim.add(word(part));
            }
            rows.add(List.of(String.join(" ", claim), word(labels.get(i))));
        }
        return new Figure.Table(
                new Caption("Each claim against the source", "逐条对照来源"),
                List.of(new Caption("claim", "陈述"), new Caption("label", "类别")),
                rows);
    }

    private static String word(Value value) {
        return value instanceof Value.Str word ? word.value() : value.text();
    }

    private static Value triple(String subject, String relation, String value) {
        return Value.array(Value.of(subject), Value.of(relation), Value.of(value));
    }

    /** Index into KINDS. */
    private static int kind(Value.Arr source, Value.Arr claim) {
        int kind = 2;
        for (Value fact : source.values()) {
            List<Value> triple = ((Value.Arr) fact).values();
            if (triple.equals(claim.values())) {
                return 0;
            }
            if (triple.subList(0, 2).equals(claim.values().subList(0, 2))) {
                kind = 1;
            }
        }
        return kind;
    }
}
