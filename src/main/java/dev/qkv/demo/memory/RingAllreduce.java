package dev.qkv.demo.memory;

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
import dev.qkv.demo.Stage;
import dev.qkv.demo.Wave;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.List;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * A simulated ring: reduce-scatter, then all-gather, one chunk to the neighbour per step.
 *
 * <p>Source: Patarasuk and Yuan 2009, JPDC 69, 117-124, doi:10.1016/j.jpdc.2008.09.002.
 */
public final class RingAllreduce implements Mechanism {
    /** Of more ranks no stages are drawn. */
    private static final int STAGED = 8;

    private static final Signature SIGNATURE = new Signature(
            "ring-allreduce",
            new Caption("Every rank gets the sum, sending less than twice its data.", "每张卡都得到总和，发送量不到数据的两倍。"),
            "2(N−1)/N · S",
            "Patarasuk and Yuan 2009, JPDC 69, 117-124, doi:10.1016/j.jpdc.2008.09.002",
            List.of(
                    Param.integer("ranks", 4, Range.between(2, 64), "N", "N"),
                    Param.number("bytes", 1e9, Range.above(0), "S, per rank", "S，每卡")),
            List.of(),
            List.of(
                    Output.of("reduced", "[r][r]", "what each rank holds in the end", "最后各卡持有的数据"),
                    Output.of("steps", "", "2(N − 1)", "2(N − 1)"),
                    Output.of("chunks_sent", "", "per rank", "每卡发送的块数"),
                    Output.of("bytes_per_rank", "", "sent", "每卡发送的字节数")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double ranks = arguments.num("ranks");
        double bytes = arguments.num("bytes");
        int size = (int) ranks;
        DMatrixRMaj held = Wave.matrix(size, size, 0); // rank × chunk
        DMatrixRMaj parts = new DMatrixRMaj(size, size); // how many ranks' data each chunk holds
        parts.fill(1);
        Working working =
                new Working().step("data", "[r][r]", "each rank's own chunks", "各卡自己的数据块", Wave.matrix(size, size, 0));
        double sent = 0;
        for (int step = 0; step < size - 1; step++) {
            DMatrixRMaj before = held.copy();
            DMatrixRMaj partsBefore = parts.copy();
            for (int rank = 0; rank < size; rank++) {
                int chunk = Math.floorMod(rank - step, size);
                held.add((rank + 1) % size, chunk, before.get(rank, chunk));
                parts.add((rank + 1) % size, chunk, partsBefore.get(rank, chunk));
            }
            sent++;
            stage(working, "reduce-scatter", step, parts);
        }
        for (int step = 0; step < size - 1; step++) {
            DMatrixRMaj before = held.copy();
            DMatrixRMaj partsBefore = parts.copy();
            for (int rank = 0; rank < size; rank++) {
                int chunk = Math.floorMod(rank + 1 - step, size);
                held.set((rank + 1) % size, chunk, before.get(rank, chunk));
                parts.set((rank + 1) % size, chunk, partsBefore.get(rank, chunk));
            }
            sent++;
            stage(working, "all-gather", step, parts);
        }
        return working.output("reduced", held)
                .output("steps", 2 * (ranks - 1))
                .output("chunks_sent", sent)
                .output("bytes_per_rank", sent / ranks * bytes)
                .figure(traffic(ranks, bytes))
                .outcome();
    }

    private static void stage(Working working, String phase, int step, DMatrixRMaj parts) {
        if (parts.numRows > STAGED) {
            return;
        }
        boolean sums = phase.equals("reduce-scatter");
        working.stage(new Stage(
                Caption.same(phase + " " + (step + 1)),
                sums
                        ? new Caption(
                                "Every rank sends one chunk to its neighbour, which adds it to its own.",
                                "每张卡把一块发给下一张卡，对方加到自己的那块上。")
                        : new Caption(
                                "Every rank sends a finished chunk on, which replaces the neighbour's.",
                                "每张卡把求好和的一块传给下一张卡，覆盖对方的那块。"),
                List.of(new Figure.Heatmap(
                                new Caption("Ranks summed in each chunk", "每块里已加进几张卡的数据"),
                                new Caption("rank", "卡"),
                                new Caption("chunk", "块"),
                                List.of(),
                                List.of(),
                                parts.get2DData())
                        .among(new double[][] {{0, parts.numRows}}))));
    }

    /** Bytes over the number of ranks: the ring against one rank that gathers and sends everything. */
    private static Figure traffic(double ranks, double bytes) {
        int most = (int) Math.max(16, 2 * ranks);
        double[] numbers = new double[most - 1];
        double[] ring = new double[numbers.length];
        double[] central = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i + 2;
            ring[i] = 2 * (numbers[i] - 1) / numbers[i] * bytes;
            central[i] = (numbers[i] - 1) * bytes;
        }
        return new Figure.LinePlot(
                new Caption("What the busiest rank sends", "最忙的一张卡要发送多少"),
                new Figure.Axis(new Caption("ranks", "卡数"), "", false),
                new Figure.Axis(new Caption("sent", "发送量"), "B", false),
                List.of(
                        new Figure.Series(new Caption("ring", "环形"), numbers, ring),
                        new Figure.Series(new Caption("one rank sums for all", "由一张卡汇总"), numbers, central)),
                List.of(new Figure.Marker(
                        Caption.same("N = " + NumberText.of(ranks)), ranks, 2 * (ranks - 1) / ranks * bytes)));
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double ranks = arguments.num("ranks");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        DMatrixRMaj data = Wave.matrix((int) ranks, (int) ranks, 0);
        double[][] sums = new double[(int) ranks][(int) ranks];
        for (int chunk = 0; chunk < sums.length; chunk++) {
            for (int rank = 0; rank < sums.length; rank++) {
                for (int to = 0; to < sums.length; to++) {
                    sums[to][chunk] += data.get(rank, chunk);
                }
            }
        }
        checks.equal("plain sums of the columns, on every rank", "逐列求和，每张卡都有", sums, outcome.matrix("reduced"));
        checks.equal(
                "two passes around the ring, less one step each",
                "绕环两圈，各少一步",
                2 * (ranks - 1),
                outcome.number("chunks_sent"),
                0);
        checks.equal("steps and chunks agree", "步数与块数一致", 2 * ranks - 2, outcome.number("steps"), 0);
        checks.equal(
                "8 ranks, 1 GB each: 1.75 GB",
                "8 卡各 1 GB：1.75 GB",
                1.75e9,
                new Case(this).set("ranks", 8).run(run).number("bytes_per_rank"));
        return checks.list();
    }
}
