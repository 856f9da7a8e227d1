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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Attention at n = 1024, d = 64, beside the matrix products that it cannot do without. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AttentionBenchmark {
    static final int N = 1024;
    static final int D = 64;
    private static final int HEADS = 8;
    private static final int TILE = 64;

    private DMatrixRMaj q;
    private DMatrixRMaj k;
    private DMatrixRMaj v;
    private DMatrixRMaj w;
    private DMatrixRMaj weights;

    @Setup
    public void fill() {
        q = Wave.matrix(N, D, 0);
        k = Wave.matrix(N, D, 1);
        v = Wave.matrix(N, D, 2);
        w = Wave.matrix(D, D, 3);
        weights = Attention.attend(q, k, v, 1 / Math.sqrt(D), false).weights();
    }

    /** q kᵀ and weights v. */
    @Benchmark
    public DMatrixRMaj products() {
        CommonOps_DDRM.multTransB(q, k, new DMatrixRMaj(N, N));
        return CommonOps_DDRM.mult(weights, v, new DMatrixRMaj(N, D));
    }

    @Benchmark
    public DMatrixRMaj attention() {
        return Attention.attend(q, k, v, 1 / Math.sqrt(D), false).output();
    }

    @Benchmark
    public DMatrixRMaj attentionCausal() {
        return Attention.attend(q, k, v, 1 / Math.sqrt(D), true).output();
    }

    @Benchmark
    public DMatrixRMaj flash() {
        return FlashAttention.divided(FlashAttention.tiled(q, k, v, 1 / Math.sqrt(D), false, TILE));
    }

    /** Four projections, and q kᵀ and weights v of each head. */
    @Benchmark
    public DMatrixRMaj productsOfHeads() {
        for (int i = 0; i < 4; i++) {
            CommonOps_DDRM.mult(q, w, new DMatrixRMaj(N, D));
        }
        int dh = D / HEADS;
        DMatrixRMaj output = new DMatrixRMaj(N, dh);
        for (int h = 0; h < HEADS; h++) {
            DMatrixRMaj head = CommonOps_DDRM.extract(q, 0, N, h * dh, (h + 1) * dh);
            CommonOps_DDRM.multTransB(head, head, new DMatrixRMaj(N, N));
            CommonOps_DDRM.mult(weights, head, output);
        }
        return output;
    }

    @Benchmark
    public DMatrixRMaj multiHead() {
        MultiHeadAttention.Heads heads = MultiHeadAttention.attend(
                CommonOps_DDRM.mult(q, w, null),
                CommonOps_DDRM.mult(q, w, null),
                CommonOps_DDRM.mult(q, w, null),
                HEADS,
                HEADS,
                false);
        return CommonOps_DDRM.mult(heads.concat(), w, null);
    }
}
