package dev.qkv.demo.position;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.function.Function;

/**
 * A table with one trained vector per position; it ends at its last row.
 *
 * <p>Source: Vaswani et al. 2017, arXiv 1706.03762, table 3 row (E); n_ctx and d as in GPT-2.
 */
public final class LearnedPe implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "learned-pe",
            new Caption("How many parameters a table of positions has, and where it ends.", "位置表有多少参数，到哪里为止。"),
            "P ∈ ℝ^(n_ctx × d)",
            "Vaswani et al. 2017, arXiv:1706.03762, table 3 row (E); n_ctx and d as in GPT-2",
            List.of(
                    Param.integer("n_ctx", 1024, Range.atLeast(1), "positions of the table", "表的位置数"),
                    Param.integer("d_model", 768, Range.atLeast(1), "width of the model", "模型宽度"),
                    Param.integer("position", 1024, Range.atLeast(0), "asked for, from 0", "要查的位置，从 0 起")),
            List.of(),
            List.of(
                    Output.of("parameters", "", "n_ctx · d_model", "n_ctx · d_model"),
                    Output.of("defined", Signature.Type.BOOL, "", "whether the table has that row", "表里有没有这一行"),
                    Output.of("sinusoidal_params", "", "of sinusoidal encodings: none", "正余弦编码的参数：没有")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double nCtx = arguments.num("n_ctx");
        double dModel = arguments.num("d_model");
        double position = arguments.num("position");

        return new Working()
                .output("parameters", nCtx * dModel)
                .output("defined", Value.of(position < nCtx))
                .output("sinusoidal_params", 0)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double nCtx = arguments.num("n_ctx");
        double dModel = arguments.num("d_model");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal(
                "GPT-2: 1024 × 768",
                "GPT-2：1024 × 768",
                786432,
                new Case(this).run(run).number("parameters"),
                0);
        checks.holds(
                "position 1024 of a table of 1024: none",
                "1024 行的表没有第 1024 个位置",
                !defined(new Case(this).set("position", 1024).run(run)));
        checks.holds(
                "the last row is there",
                "最后一行存在",
                defined(new Case(this, arguments).set("position", nCtx - 1).run(run)));
        if (NumberText.isWhole((nCtx + 1) * dModel)) { // beyond that a double has no difference of one row
            checks.equal(
                    "one more position costs one vector",
                    "多一个位置，多一个向量",
                    dModel,
                    new Case(this, arguments).set("n_ctx", nCtx + 1).run(run).number("parameters")
                            - outcome.number("parameters"),
                    1e-12);
        }
        checks.equal("sines need no parameters", "正余弦不需要参数", 0, outcome.number("sinusoidal_params"), 0);
        return checks.list();
    }

    private static boolean defined(Outcome outcome) {
        return ((Value.Bool) outcome.output("defined")).value();
    }
}
