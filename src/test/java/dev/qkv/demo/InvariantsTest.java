package dev.qkv.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.qkv.demo.attention.Attention;
import dev.qkv.demo.attention.FlashAttention;
import dev.qkv.demo.attention.Gqa;
import dev.qkv.demo.attention.KvCache;
import dev.qkv.demo.attention.MultiHeadAttention;
import dev.qkv.demo.decoding.TopK;
import dev.qkv.demo.decoding.TopP;
import dev.qkv.demo.evaluation.Bleu;
import dev.qkv.demo.evaluation.PassAtK;
import dev.qkv.demo.evaluation.Rouge;
import dev.qkv.demo.position.Rope;
import dev.qkv.demo.tuning.Lora;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;

/** What must hold of mechanisms for any shapes and numbers. */
class InvariantsTest {
    private static final int TRIES = 100;

    private static DMatrixRMaj random(int rows, int columns, Random random) {
        return random(rows, columns, random, 3);
    }

    private static DMatrixRMaj random(int rows, int columns, Random random, double size) {
        return RandomMatrices_DDRM.rectangle(rows, columns, -size, size, random);
    }

    private static Outcome run(Mechanism mechanism, Case of) {
        return mechanism.run(of.arguments());
    }

    private static void assertClose(DMatrixRMaj actual, DMatrixRMaj expected) {
        assertThat(actual.numRows).isEqualTo(expected.numRows);
        assertThat(actual.data).containsExactly(expected.data, within(1e-9));
    }

    private static DMatrixRMaj rows(DMatrixRMaj matrix, List<Integer> order) {
        DMatrixRMaj permuted = new DMatrixRMaj(matrix.numRows, matrix.numCols);
        for (int i = 0; i < order.size(); i++) {
            CommonOps_DDRM.insert(CommonOps_DDRM.extractRow(matrix, order.get(i), null), permuted, i, 0);
        }
        return permuted;
    }

    private static List<Integer> permutation(int n, Random random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        return order;
    }

    @Property(tries = TRIES)
    void attentionRowsSumTo1OrSeeNothing(
            @ForAll @IntRange(min = 1, max = 9) int n,
            @ForAll @IntRange(min = 1, max = 9) int m,
            @ForAll boolean causal,
            @ForAll long seed) {
        Random random = new Random(seed);
        Attention attention = new Attention();
        Outcome outcome = run(
                attention,
                new Case(attention)
                        .set("causal", causal)
                        .set("q", random(n, 3, random, 400))
                        .set("k", random(m, 3, random))
                        .set("v", random(m, 2, random)));
        double[] sums = Sums.rows(outcome.matrix("weights"));
        for (int i = 0; i < n; i++) {
            boolean blind = causal && i + m - n < 0;
            assertThat(sums[i]).isCloseTo(blind ? 0 : 1, within(1e-12));
            for (int j = 0; j < m; j++) {
                double weight = outcome.matrix("weights").get(i, j);
                assertThat(weight).isBetween(0.0, 1.0);
                if (causal && j > i + m - n) {
                    assertThat(weight).isZero();
                }
            }
        }
    }

    @Property(tries = TRIES)
    void tiledEqualsPlainAttention(
            @ForAll @IntRange(min = 1, max = 8) int n,
            @ForAll @IntRange(min = 1, max = 8) int m,
            @ForAll @IntRange(min = 1, max = 10) int block,
            @ForAll boolean causal,
            @ForAll long seed) {
        Random random = new Random(seed);
        FlashAttention flash = new FlashAttention();
        Attention attention = new Attention();
        Case tiled = new Case(flash)
                .set("causal", causal)
                .set("block_size", block)
                .set("q", random(n, 4, random, 100))
                .set("k", random(m, 4, random))
                .set("v", random(m, 3, random));
        Case plain = new Case(attention, tiled.unset("block_size").arguments()).unset("block_size");
        tiled.set("block_size", block);
        assertClose(run(flash, tiled).matrix("output"), run(attention, plain).matrix("output"));
    }

    @Property(tries = TRIES)
    void attentionIsPermutationEquivariantAndHeadsAreToo(
            @ForAll @IntRange(min = 1, max = 6) int n,
            @ForAll @IntRange(min = 1, max = 4) int heads,
            @ForAll long seed) {
        Random random = new Random(seed);
        int d = 2 * heads;
        DMatrixRMaj x = random(n, d, random);
        MultiHeadAttention attention = new MultiHeadAttention();
        Case of = new Case(attention)
                .set("heads", heads)
                .set("x", x)
                .set("wq", random(d, d, random))
                .set("wk", random(d, d, random))
                .set("wv", random(d, d, random))
                .set("wo", random(d, d, random));
        List<Integer> order = permutation(n, random);
        DMatrixRMaj output = run(attention, of).matrix("output");
        assertClose(run(attention, of.set("x", rows(x, order))).matrix("output"), rows(output, order));
    }

    @Property(tries = TRIES)
    void gqaIsMultiHeadAttentionOnCopiedHeads(
            @ForAll @IntRange(min = 1, max = 5) int n,
            @ForAll @IntRange(min = 1, max = 3) int kvHeads,
            @ForAll @IntRange(min = 1, max = 3) int group,
            @ForAll @IntRange(min = 1, max = 3) int dh,
            @ForAll boolean causal,
            @ForAll long seed) {
        Random random = new Random(seed);
        int heads = kvHeads * group;
        int d = heads * dh;
        DMatrixRMaj wk = random(d, kvHeads * dh, random);
        DMatrixRMaj wv = random(d, kvHeads * dh, random);
        Gqa gqa = new Gqa();
        Case grouped = new Case(gqa)
                .set("heads", heads)
                .set("kv_heads", kvHeads)
                .set("causal", causal)
                .set("x", random(n, d, random))
                .set("wq", random(d, d, random))
                .set("wk", wk)
                .set("wv", wv)
                .set("wo", random(d, d, random));
        MultiHeadAttention multiHead = new MultiHeadAttention();
        Case copied = new Case(multiHead, grouped.arguments())
                .unset("kv_heads")
                .set("wk", copied(wk, group, dh))
                .set("wv", copied(wv, group, dh));
        assertClose(run(gqa, grouped).matrix("output"), run(multiHead, copied).matrix("output"));
    }

    private static DMatrixRMaj copied(DMatrixRMaj w, int times, int dh) {
        DMatrixRMaj copied = new DMatrixRMaj(w.numRows, w.numCols * times);
        for (int h = 0; h < w.numCols / dh * times; h++) {
            int g = h / times;
            CommonOps_DDRM.insert(CommonOps_DDRM.extract(w, 0, w.numRows, g * dh, (g + 1) * dh), copied, 0, h * dh);
        }
        return copied;
    }

    @Property(tries = TRIES)
    void cachedDecodingEqualsTheFullCausalPass(
            @ForAll @IntRange(min = 1, max = 7) int n,
            @ForAll @IntRange(min = 1, max = 4) int heads,
            @ForAll long seed) {
        Random random = new Random(seed);
        int d = 2 * heads;
        KvCache cache = new KvCache();
        Case of = new Case(cache)
                .set("heads", heads)
                .set("x", random(n, d, random))
                .set("wq", random(d, d, random))
                .set("wk", random(d, d, random))
                .set("wv", random(d, d, random))
                .set("wo", random(d, d, random));
        Outcome outcome = run(cache, of);
        MultiHeadAttention attention = new MultiHeadAttention();
        Case full = new Case(attention, of.arguments()).set("causal", true);
        for (String name : List.of("layers", "kv_heads", "head_dim", "seq_len", "batch", "bytes_per_value")) {
            full.unset(name);
        }
        assertClose(outcome.matrix("output"), run(attention, full).matrix("output"));
        assertThat(outcome.number("max_abs_diff")).isLessThan(1e-9);
        assertThat(outcome.number("cached_bytes")).isEqualTo(2.0 * n * d * 2);
    }

    @Property(tries = TRIES)
    void ropeDependsOnDistancesAlone(
            @ForAll @IntRange(min = 1, max = 5) int pairs,
            @ForAll @IntRange(min = -50, max = 50) int shift,
            @ForAll boolean interleaved,
            @ForAll long seed) {
        Random random = new Random(seed);
        Rope rope = new Rope();
        Case of = new Case(rope)
                .set("interleaved", interleaved)
                .set("x", random(2, 2 * pairs, random))
                .set("positions", new double[] {3, 11});
        DMatrixRMaj there = run(rope, of).matrix("rotated");
        DMatrixRMaj shifted = run(rope, of.set("positions", new double[] {3 + shift, 11 + shift}))
                .matrix("rotated");
        assertThat(Naive.dot(Rows.of(there, 0), Rows.of(there, 1)))
                .isCloseTo(Naive.dot(Rows.of(shifted, 0), Rows.of(shifted, 1)), within(1e-9));
    }

    @Property(tries = TRIES)
    void mergedLoraEqualsTheTwoPaths(
            @ForAll @IntRange(min = 1, max = 4) int r,
            @ForAll @IntRange(min = 1, max = 5) int dIn,
            @ForAll @IntRange(min = 1, max = 5) int dOut,
            @ForAll long seed) {
        Random random = new Random(seed);
        DMatrixRMaj x = random(3, dIn, random);
        DMatrixRMaj w = random(dOut, dIn, random);
        DMatrixRMaj a = random(r, dIn, random);
        DMatrixRMaj b = random(dOut, r, random);
        Lora lora = new Lora();
        Outcome outcome = run(
                lora,
                new Case(lora)
                        .set("r", r)
                        .set("alpha", 3)
                        .set("x", x)
                        .set("w", w)
                        .set("a", a)
                        .set("b", b));
        DMatrixRMaj expected = CommonOps_DDRM.multTransB(x, w, null);
        CommonOps_DDRM.multAddTransB(3.0 / r, CommonOps_DDRM.multTransB(x, a, null), b, expected);
        assertClose(outcome.matrix("output"), expected);
        assertClose(outcome.matrix("output"), CommonOps_DDRM.multTransB(x, outcome.matrix("merged"), null));
    }

    @Property(tries = TRIES)
    void textMetricsStayBetween0And1AndAre1AgainstThemselves(
            @ForAll @IntRange(min = 0, max = 9) int length, @ForAll long seed) {
        Random random = new Random(seed);
        Value candidate = words(length, random);
        Value reference = words(1 + random.nextInt(8), random);
        Rouge rouge = new Rouge();
        Outcome outcome = run(rouge, new Case(rouge).set("candidate", candidate).set("reference", reference));
        outcome.outputs().forEach((name, value) -> {
            if (!name.equals("lcs_length")) {
                assertThat(((Value.Num) value).value()).isBetween(0.0, 1.0);
            }
        });
        assertThat(outcome.number("lcs_length")).isLessThanOrEqualTo(length);

        Bleu bleu = new Bleu();
        for (String smoothing : List.of("none", "epsilon", "add-one")) {
            Case of = new Case(bleu)
                    .set("smoothing", smoothing)
                    .set("candidates", Value.array(candidate))
                    .set("references", Value.array(Value.array(reference)));
            assertThat(run(bleu, of).number("bleu")).isBetween(0.0, 1 + 1e-12);
            if (length >= 4) {
                of.set("references", Value.array(Value.array(candidate)));
                assertThat(run(bleu, of).number("bleu")).isCloseTo(1, within(1e-12));
            }
        }
    }

    private static Value words(int length, Random random) {
        String[] words = new String[length];
        for (int i = 0; i < length; i++) {
            words[i] = String.valueOf((char) ('a' + random.nextInt(4)));
        }
        return Value.words(words);
    }

    @Property(tries = TRIES)
    void passAtKGrowsWithKAndWithCorrectSamples(@ForAll @IntRange(min = 1, max = 3000) int n, @ForAll long seed) {
        Random random = new Random(seed);
        int k = 1 + random.nextInt(n);
        int c = random.nextInt(n + 1);
        double chance = passAtK(n, c, k);
        assertThat(chance).isBetween(0.0, 1.0);
        assertThat(passAtK(n, c, Math.min(n, k + 1))).isGreaterThanOrEqualTo(chance - 1e-12);
        assertThat(passAtK(n, Math.min(n, c + 1), k)).isGreaterThanOrEqualTo(chance - 1e-12);
        assertThat(passAtK(n, c, 1)).isCloseTo((double) c / n, within(1e-9));
    }

    private static double passAtK(int n, int c, int k) {
        PassAtK passAtK = new PassAtK();
        return run(
                        passAtK,
                        new Case(passAtK).set("k", k).set("n", new double[] {n}).set("c", new double[] {c}))
                .number("pass_at_k");
    }

    @Property(tries = TRIES)
    void topPKeepsAPrefixOfWhatTopKKeeps(
            @ForAll @IntRange(min = 1, max = 12) int n,
            @ForAll @IntRange(min = 1, max = 100) int percent,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[] logits = new double[n];
        for (int i = 0; i < n; i++) {
            logits[i] = random.nextInt(4); // with ties
        }
        TopP topP = new TopP();
        TopK topK = new TopK();
        double[] nucleus = run(topP, new Case(topP).set("p", percent / 100.0).set("logits", logits))
                .vector("kept");
        Outcome k = run(topK, new Case(topK).set("k", nucleus.length).set("logits", logits));
        assertThat(nucleus).containsExactly(k.vector("kept"));
        assertThat(Sums.of(k.vector("probabilities"))).isCloseTo(1, within(1e-12));
    }
}
