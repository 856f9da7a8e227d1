package dev.qkv.demo.memory;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * Idle time of a pipeline: stages wait at the start and at the end of a batch.
 *
 * <p>Source: Narayanan et al. 2021, arXiv 2104.04473; Huang et al. 2018 (GPipe), arXiv 1811.06965, section 2.3.
 */
public final class PipelineParallel implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "pipeline-parallel",
            new Caption("The bubble of a pipeline, by two conventions.", "流水线的气泡，两种口径。"),
            "(p−1)/m;  (p−1)/(m+p−1)",
            "Narayanan et al. 2021, arXiv:2104.04473; Huang et al. 2018 (GPipe), arXiv:1811.06965, section 2.3",
            List.of(
                    Param.integer("stages", 8, Range.between(1, 512), "p", "p"),
                    Param.integer("microbatches", 32, Range.between(1, 4096), "m", "m")),
            List.of(),
            List.of(
                    Output.of("bubble_over_ideal", "", "idle over ideal time", "空闲与理想时间之比"),
                    Output.of("bubble_over_total", "", "idle over total time", "空闲与总时间之比"),
                    Output.of("slots", "", "of the forward pass: m + p − 1", "前向的时间格：m + p − 1"),
                    Output.of("idle_slots", "", "of all stages: p(p − 1)", "所有段的空闲格：p(p − 1)")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double stages = arguments.num("stages");
        double microbatches = arguments.num("microbatches");

        return new Working()
                .output("bubble_over_ideal", (stages - 1) / microbatches)
                .output("bubble_over_total", (stages - 1) / (microbatches + stages - 1))
                .output("slots", microbatches + stages - 1)
                .output("idle_slots", stages * (stages - 1))
                .heatmap(
                        new Caption("Forward pass: which micro-batch runs where", "前向：哪一段在跑哪个微批"),
                        new Caption("stage", "段"),
                        new Caption("slot", "时间格"),
                        busy(schedule((int) stages, (int) microbatches)))
                .outcome();
    }

    /** The schedule with NaN, no entry at all, where a stage is idle. */
    private static DMatrixRMaj busy(DMatrixRMaj schedule) {
        for (int i = 0; i < schedule.data.length; i++) {
            schedule.data[i] = schedule.data[i] == 0 ? Double.NaN : schedule.data[i];
        }
        return schedule;
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double stages = arguments.num("stages");
        double microbatches = arguments.num("microbatches");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        DMatrixRMaj grid = schedule((int) stages, (int) microbatches);
        double idle = 0;
        for (double cell : grid.data) {
            idle += cell == 0 ? 1 : 0;
        }
        checks.equal(
                "8 stages, 32 micro-batches, of the ideal time",
                "8 段 32 微批，占理想时间",
                0.21875,
                new Case(this).run(run).number("bubble_over_ideal"),
                0);
        checks.equal(
                "of the total time", "占总时间", 7 / 39.0, new Case(this).run(run).number("bubble_over_total"));
        checks.equal("empty cells of the schedule, counted", "数一数时间表里的空格", idle, outcome.number("idle_slots"), 0);
        checks.equal(
                "as a share of all cells", "占所有格的比例", idle / grid.data.length, outcome.number("bubble_over_total"));
        checks.equal("slots of the schedule", "时间表的格数", grid.numCols, outcome.number("slots"), 0);
        checks.equal(
                "one stage never waits",
                "一段从不等待",
                0,
                new Case(this, arguments).set("stages", 1).run(run).number("bubble_over_ideal"),
                0);
        return checks.list();
    }

    /** stages × slots: the micro-batch that a stage works on, from 1; 0 where it waits. */
    private static DMatrixRMaj schedule(int stages, int microbatches) {
        DMatrixRMaj grid = new DMatrixRMaj(stages, microbatches + stages - 1);
        for (int stage = 0; stage < stages; stage++) {
            for (int batch = 0; batch < microbatches; batch++) {
                grid.set(stage, stage + batch, batch + 1);
            }
        }
        return grid;
    }
}
