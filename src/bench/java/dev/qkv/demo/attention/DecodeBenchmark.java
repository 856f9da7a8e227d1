package dev.qkv.demo.attention;

import dev.qkv.demo.Wave;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one more token costs after n others: with their keys and values kept, and with everything computed anew. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class DecodeBenchmark {
    private static final int D = 64;
    private static final int HEADS = 4;

    @Param({"256", "512", "1024", "2048"})
    public int tokens;

    private DMatrixRMaj x;
    private DMatrixRMaj w;
    private DMatrixRMaj token;
    private DMatrixRMaj keys;
    private DMatrixRMaj values;

    @Setup
    public void fill() {
        x = Wave.matrix(tokens, D, 0);
        w = Wave.matrix(D, D, 1);
        token = CommonOps_DDRM.extractRow(x, tokens - 1, null);
        keys = CommonOps_DDRM.mult(x, w, null);
        values = CommonOps_DDRM.mult(x, w, null);
    }

    /** One row of queries over the cache. */
    @Benchmark
    public DMatrixRMaj cached() {
        DMatrixRMaj q = CommonOps_DDRM.mult(token, w, null);
        System.arraycopy(CommonOps_DDRM.mult(token, w, null).data, 0, keys.data, (tokens - 1) * D, D);
        System.arraycopy(CommonOps_DDRM.mult(token, w, null).data, 0, values.data, (tokens - 1) * D, D);
        DMatrixRMaj concat =
                MultiHeadAttention.attend(q, keys, values, HEADS, HEADS, true).concat();
        return CommonOps_DDRM.mult(concat, w, null);
    }

    /** The whole sequence again, for its last row. */
    @Benchmark
    public DMatrixRMaj uncached() {
        DMatrixRMaj concat = MultiHeadAttention.attend(
                        CommonOps_DDRM.mult(x, w, null),
                        CommonOps_DDRM.mult(x, w, null),
                        CommonOps_DDRM.mult(x, w, null),
                        HEADS,
                        HEADS,
                        true)
                .concat();
        return CommonOps_DDRM.mult(concat, w, null);
    }
}
