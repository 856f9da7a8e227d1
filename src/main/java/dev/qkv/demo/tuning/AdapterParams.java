package dev.qkv.demo.tuning;

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
import dev.qkv.figure.Figure;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Parameters of bottleneck adapters: {@code per_adapter = 2dm + d + m}, {@code total = layers · adapters_per_layer · per_adapter}.
 *
 * <p>Down from d to m and up again, with biases; layer norms are not counted. Source: Houlsby et al. 2019, arXiv 1902.00751, section 2.1.
 */
public final class AdapterParams implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "adapter-params",
            new Caption("What small bottleneck layers between frozen ones cost in parameters.", "在冻结层之间插入瓶颈小层，需要多少参数。"),
            "per_adapter = 2dm + d + m; total = layers · adapters_per_layer · per_adapter",
            "Houlsby et al. 2019, arXiv:1902.00751, section 2.1",
            List.of(
                    Param.count("d_model", "width of the model", "模型宽度"),
                    Param.count("bottleneck", "width of the adapter, m", "适配器宽度 m"),
                    Param.integer("layers", 1, Range.atLeast(1), "layers", "层数"),
                    Param.integer("adapters_per_layer", 2, Range.atLeast(1), "adapters in a layer", "每层适配器个数"),
                    Param.flag("bias", true, "count the biases", "是否计入偏置"),
                    baseParams()),
            List.of(),
            List.of(
                    Output.of("per_adapter", "", "parameters of one", "单个适配器的参数量"),
                    Output.of("total", "", "of all", "总参数量"),
                    Output.of("ratio", "", "total / base_params, where given", "占 base_params 的比例（给出时）")));

    static Param baseParams() {
        return Param.derived(
                "base_params",
                Signature.Type.INT,
                "none",
                Range.atLeast(1),
                "parameters of the whole model",
                "整个模型的参数量");
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownParams() {
        return Map.of("d_model", Value.of(768), "bottleneck", Value.of(64), "layers", Value.of(12));
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of();
    }

    @Override
    public Outcome run(Arguments arguments) {
        double d = arguments.num("d_model");
        double m = arguments.num("bottleneck");
        double perAdapter = one(d, m, arguments.flag("bias"));
        double adapters = arguments.num("layers") * arguments.num("adapters_per_layer");
        double total = adapters * perAdapter;
        double none = adapters * one(d, 0, arguments.flag("bias"));
        double[] widths = {0, 2 * m};
        Working working = new Working()
                .step("weights", "2dm: down and up", "2dm：降维与升维", 2 * d * m)
                .output("per_adapter", perAdapter)
                .output("total", total)
                .figure(new Figure.LinePlot(
                        new Caption("Trained parameters over the bottleneck", "训练参数随瓶颈宽度的变化"),
                        new Figure.Axis(new Caption("bottleneck m", "瓶颈宽度 m"), "", false),
                        new Figure.Axis(new Caption("parameters", "参数量"), "", false),
                        List.of(new Figure.Series(
                                new Caption("all adapters", "全部适配器"), widths, new double[] {none, 2 * total - none})),
                        List.of(new Figure.Marker(Caption.same("m = " + NumberText.of(m)), m, total))));
        return withRatio(working, arguments, total).outcome();
    }

    /** Parameters of one adapter. */
    private static double one(double d, double m, boolean bias) {
        return 2 * d * m + (bias ? d + m : 0);
    }

    static Working withRatio(Working working, Arguments arguments, double count) {
        return arguments.hasParam("base_params")
                ? working.output("ratio", count / arguments.num("base_params"))
                : working;
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[][][] adapter = {new double[6][4], new double[1][4], new double[4][6], new double[1][6]};
        double entries = 0;
        for (double[][] array : adapter) {
            entries += array.length * (double) array[0].length;
        }
        double difference = total(run, new Case(this, arguments).set("bias", true))
                - total(run, new Case(this, arguments).set("bias", false));
        double expected = (arguments.num("d_model") + arguments.num("bottleneck"))
                * arguments.num("layers")
                * arguments.num("adapters_per_layer");
        return new Checks()
                .equal(
                        "arrays of d = 6, m = 4 laid out and counted",
                        "把 d = 6、m = 4 的数组列出来数",
                        entries,
                        run.apply(new Case(this)
                                        .set("d_model", 6)
                                        .set("bottleneck", 4)
                                        .arguments())
                                .number("per_adapter"),
                        0)
                .equal(
                        "BERT base, m = 64: 24 · 99136",
                        "BERT base，m = 64：24 · 99136",
                        2379264,
                        total(
                                run,
                                new Case(this)
                                        .set("d_model", 768)
                                        .set("bottleneck", 64)
                                        .set("layers", 12)),
                        0)
                .equal("the biases are d + m an adapter", "每个适配器的偏置为 d + m", expected, difference, 1e-3)
                .list();
    }

    private static double total(Function<Arguments, Outcome> run, Case of) {
        return run.apply(of.arguments()).number("total");
    }
}
