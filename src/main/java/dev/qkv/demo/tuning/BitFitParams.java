package dev.qkv.demo.tuning;

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
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Parameters of BitFit, which trains the biases alone: {@code per_layer = 7d + d_ff}.
 *
 * <p>Biases of q, k, v and o: 4d; of the feed-forward layer: d_ff + d; of two layer norms: 2d. The task's head is not counted. Source: Ben Zaken et al. 2021,
 * arXiv 2106.10199, section 3.
 */
public final class BitFitParams implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "bitfit-params",
            new Caption("How many biases a transformer has, when only they are trained.", "只训练偏置时，Transformer 有多少偏置。"),
            "per_layer = 7d + d_ff; total = layers · per_layer + d (embedding norm) + d (pooler)",
            "Ben Zaken et al. 2021, arXiv:2106.10199, section 3",
            List.of(
                    Param.count("layers", "layers", "层数"),
                    Param.count("d_model", "width of the model", "模型宽度"),
                    Param.derived(
                            "d_ff",
                            Signature.Type.INT,
                            "4*d_model",
                            Range.atLeast(1),
                            "width of the feed-forward layer",
                            "前馈层宽度"),
                    Param.flag(
                            "embedding_layer_norm", true, "count the norm after the embedding", "是否计入嵌入后的 LayerNorm"),
                    Param.flag("pooler", true, "count the pooler", "是否计入 pooler"),
                    AdapterParams.baseParams()),
            List.of(),
            List.of(
                    Output.of("per_layer", "", "biases of one layer", "每层的偏置"),
                    Output.of("total", "", "of all", "总数"),
                    Output.of("ratio", "", "total / base_params, where given", "占 base_params 的比例（给出时）")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownParams() {
        return Map.of("layers", Value.of(12), "d_model", Value.of(768));
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of();
    }

    @Override
    public Arguments complete(Arguments arguments) {
        Map<String, Value> params = new LinkedHashMap<>(arguments.params());
        params.putIfAbsent("d_ff", Value.of(4 * arguments.num("d_model")));
        return new Arguments(params, arguments.inputs());
    }

    @Override
    public Outcome run(Arguments arguments) {
        double d = arguments.num("d_model");
        double dff = arguments.num("d_ff");
        double perLayer = 4 * d + (dff + d) + 2 * d;
        double total = arguments.num("layers") * perLayer
                + (arguments.flag("embedding_layer_norm") ? d : 0)
                + (arguments.flag("pooler") ? d : 0);
        Working working = new Working()
                .step("attention", "biases of q, k, v, o: 4d", "q、k、v、o 的偏置：4d", 4 * d)
                .step("feed_forward", "d_ff + d", "d_ff + d", dff + d)
                .step("layer_norms", "two a layer: 2d", "每层两个：2d", 2 * d)
                .output("per_layer", perLayer)
                .output("total", total)
                .bars(
                        new Caption("Where the biases sit", "偏置分布在哪里"),
                        List.of(
                                new Caption("attention", "注意力"),
                                new Caption("feed-forward", "前馈"),
                                new Caption("layer norms", "LayerNorm"),
                                new Caption("embedding norm", "嵌入后的 LayerNorm"),
                                Caption.same("pooler")),
                        4 * d * arguments.num("layers"),
                        (dff + d) * arguments.num("layers"),
                        2 * d * arguments.num("layers"),
                        arguments.flag("embedding_layer_norm") ? d : 0,
                        arguments.flag("pooler") ? d : 0);
        return AdapterParams.withRatio(working, arguments, total).outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[][] biases = {
            new double[4],
            new double[4],
            new double[4],
            new double[4], // q, k, v, o
            new double[10],
            new double[4], // feed-forward, d_ff = 10
            new double[4],
            new double[4] // layer norms
        };
        double entries = 0;
        for (double[] bias : biases) {
            entries += bias.length;
        }
        Case bert = new Case(this).set("layers", 12).set("d_model", 768);
        Case with = new Case(this, arguments).set("embedding_layer_norm", true).set("pooler", true);
        Case without =
                new Case(this, arguments).set("embedding_layer_norm", false).set("pooler", false);
        return new Checks()
                .equal(
                        "bias vectors of d = 4, d_ff = 10 laid out and counted",
                        "把 d = 4、d_ff = 10 的偏置列出来数",
                        entries,
                        run.apply(new Case(this)
                                        .set("layers", 1)
                                        .set("d_model", 4)
                                        .set("d_ff", 10)
                                        .arguments())
                                .number("per_layer"),
                        0)
                .equal(
                        "BERT base: 101376 + 1536",
                        "BERT base：101376 + 1536",
                        102912,
                        run.apply(bert.arguments()).number("total"),
                        0)
                .equal(
                        "embedding norm and pooler are 2d",
                        "嵌入 LayerNorm 与 pooler 共 2d",
                        2 * arguments.num("d_model"),
                        run.apply(with.arguments()).number("total")
                                - run.apply(without.arguments()).number("total"),
                        1e-3)
                .list();
    }
}
