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
import dev.qkv.demo.Wave;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * A simulated ring: reduce-scatter, then all-gather, one chunk to the neighbour per step.
 *
 * <p>Source: Patarasuk and Yuan 2009, JPDC 69, 117-124, doi:10.1016/j.jpdc.2008.09.002.
 */
public final class RingAllreduce implements Mechanism {
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
        double sent = 0;
        for (int step = 0; step < size - 1; step++) {
            DMatrixRMaj before = held.copy();
            for (int rank = 0; rank < size; rank++) {
                int chunk = Math.floorMod(rank - step, size);
                held.add((rank + 1) % size, chunk, before.get(rank, chunk));
            }
            sent++;
        }
        for (int step = 0; step < size - 1; step++) {
            DMatrixRMaj before = held.copy();
            for (int rank = 0; rank < size; rank++) {
                int chunk = Math.floorMod(rank + 1 - step, size);
                held.set((rank + 1) % size, chunk, before.get(rank, chunk));
            }
            sent++;
        }
        return new Working()
                .step("data", "[r][r]", "each rank's own chunks", "各卡自己的数据块", Wave.matrix(size, size, 0))
                .output("reduced", held)
                .output("steps", 2 * (ranks - 1))
                .output("chunks_sent", sent)
                .output("bytes_per_rank", sent / ranks * bytes)
                .outcome();
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
