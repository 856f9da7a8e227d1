package dev.qkv.demo.attention;

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
import dev.qkv.demo.Sums;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.List;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Each query sees the last window keys; information travels further through the layers.
 *
 * <p>The span layers · window is the paper's figure; exactly, with the token itself in the window, layers · (window − 1) + 1 tokens can be reached.
 *
 * <p>Source: Jiang et al. 2023 (Mistral 7B), arXiv 2310.06825, section 2.
 */
public final class SlidingWindowAttention implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "sliding-window-attention",
            new Caption(
                    "Bounds the cache by a window; layer by layer information still travels further.",
                    "用窗口限制缓存，信息仍逐层传得更远。"),
            "key j visible to query i iff 0 ≤ i − j < W",
            "Jiang et al. 2023 (Mistral 7B), arXiv:2310.06825, section 2",
            List.of(
                    Param.integer(
                            "window",
                            4096,
                            Range.atLeast(1),
                            "keys a query sees, itself included",
                            "一个 query 看到的 key 数，含自己"),
                    Param.integer("layers", 32, Range.atLeast(1), "layers", "层数"),
                    Param.integer("n", 32768, Range.atLeast(1), "tokens", "token 数"),
                    Param.integer("toy_n", 12, Range.between(1, 64), "tokens of the drawn case", "小例子的 token 数"),
                    Param.integer("toy_window", 3, Range.atLeast(1), "its window", "小例子的窗口"),
                    Param.integer("toy_layers", 3, Range.between(1, 16), "its layers", "小例子的层数")),
            List.of(),
            List.of(
                    Output.of("span", "", "layers · window", "layers · window"),
                    Output.of("exact_reach", "", "layers · (window − 1) + 1", "layers · (window − 1) + 1"),
                    Output.of("cache_saving", "", "n / min(n, window)", "n / min(n, window)"),
                    Output.of("cached_tokens", "", "min(n, window)", "min(n, window)"),
                    Output.of("toy_mask", "[t][t]", "1 where a key is seen", "看得见处为 1"),
                    Output.of(
                            "toy_reach",
                            "[t]",
                            "tokens that row i can depend on after all layers",
                            "过完各层后，第 i 行可能依赖的 token 数")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double window = arguments.num("window");
        double layers = arguments.num("layers");
        double n = arguments.num("n");
        double toyN = arguments.num("toy_n");
        double toyWindow = arguments.num("toy_window");
        double toyLayers = arguments.num("toy_layers");
        int size = (int) toyN;
        DMatrixRMaj mask = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                mask.set(i, j, i - j < toyWindow ? 1 : 0);
            }
        }
        DMatrixRMaj reach = CommonOps_DDRM.identity(size);
        DMatrixRMaj reachByLayer = new DMatrixRMaj((int) toyLayers, size);
        for (int layer = 0; layer < toyLayers; layer++) {
            reach = reached(mask, reach);
            System.arraycopy(Sums.rows(reach), 0, reachByLayer.data, layer * size, size);
        }
        return new Working()
                .step(
                        "reach_by_layer",
                        "[toy_layers][toy_n]",
                        "tokens that row i can depend on after 1, 2, … layers: W − 1 more a layer",
                        "经过 1、2、… 层后第 i 行可能依赖的 token 数：每层多 W − 1 个",
                        reachByLayer)
                .output("span", layers * window)
                .output("exact_reach", layers * (window - 1) + 1)
                .output("cache_saving", n / Math.min(n, window))
                .output("cached_tokens", Math.min(n, window))
                .output("toy_mask", mask)
                .output("toy_reach", Sums.rows(reach))
                .heatmap(
                        new Caption("What a query sees", "query 看得见什么"),
                        new Caption("query", "查询"),
                        new Caption("key", "键"),
                        mask)
                .heatmap(
                        new Caption("What it can depend on after all layers", "过完各层后可能依赖什么"),
                        new Caption("query", "查询"),
                        new Caption("key", "键"),
                        reach)
                .figure(cache(window))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double toyN = arguments.num("toy_n");
        double toyWindow = arguments.num("toy_window");
        double toyLayers = arguments.num("toy_layers");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double[] closed = new double[(int) toyN];
        double[] walked = new double[(int) toyN];
        for (int i = 0; i < closed.length; i++) {
            closed[i] = Math.min(i + 1, toyLayers * (toyWindow - 1) + 1);
            walked[i] = walked(i, (int) Math.min(toyWindow, toyN), (int) toyLayers);
        }
        checks.equal(
                "Mistral 7B: 32 layers of 4096",
                "Mistral 7B：32 层，窗口 4096",
                131072,
                new Case(this).run(run).number("span"),
                0);
        checks.equal(
                "32768 tokens need an eighth of the cache",
                "32768 个 token 只需八分之一的缓存",
                8,
                new Case(this).run(run).number("cache_saving"),
                0);
        checks.equal(
                "the window, not the text, bounds the cache",
                "缓存由窗口而非文本决定",
                4096,
                new Case(this).run(run).number("cached_tokens"),
                0);
        checks.equal(
                "steps back by at most W − 1 tokens, walked one by one",
                "每层最多回退 W − 1 个 token，逐步走出来",
                walked,
                outcome.vector("toy_reach"),
                0);
        checks.equal("min(i + 1, L(W − 1) + 1)", "min(i + 1, L(W − 1) + 1)", closed, outcome.vector("toy_reach"), 0);
        checks.equal(
                "window 3, three layers: 7 tokens",
                "窗口 3、三层：7 个 token",
                7,
                new Case(this).set("window", 3).set("layers", 3).run(run).number("exact_reach"),
                0);
        checks.equal(
                "each row of the mask holds min(i + 1, W) ones",
                "掩码每行有 min(i + 1, W) 个 1",
                Math.min(toyN, toyWindow),
                Sums.rows(outcome.matrix("toy_mask"))[(int) toyN - 1],
                0);
        return checks.list();
    }

    /** Cached tokens over the text, to four windows. */
    private static Figure cache(double window) {
        double[] tokens = {0, window, 2 * window, 3 * window, 4 * window};
        double[] windowed = {0, window, window, window, window};
        return new Figure.LinePlot(
                new Caption("The window bounds the cache", "窗口限定了缓存的大小"),
                new Figure.Axis(new Caption("tokens", "token 数"), "", false),
                new Figure.Axis(new Caption("cached tokens", "缓存的 token 数"), "", false),
                List.of(
                        new Figure.Series(new Caption("full attention", "完整注意力"), tokens, tokens),
                        new Figure.Series(new Caption("sliding window", "滑动窗口"), tokens, windowed)),
                List.of());
    }

    /** One layer further: boolean product of the mask and what was reached so far. */
    private static DMatrixRMaj reached(DMatrixRMaj mask, DMatrixRMaj before) {
        DMatrixRMaj product = CommonOps_DDRM.mult(mask, before, null);
        for (int i = 0; i < product.data.length; i++) {
            product.data[i] = product.data[i] > 0 ? 1 : 0;
        }
        return product;
    }

    private static int walked(int token, int window, int layers) {
        int first = token;
        for (int layer = 0; layer < layers; layer++) {
            for (int step = 1; step < window && first > 0; step++) {
                first--;
            }
        }
        return token - first + 1;
    }
}
