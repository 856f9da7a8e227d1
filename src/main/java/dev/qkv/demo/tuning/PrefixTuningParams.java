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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Parameters of prefix tuning: a key and a value vector for each layer and prefix position are stored, {@code 2 · layers · prefix_length · d}.
 *
 * <p>In training they may come from an embedding of width d by linear, tanh, linear: {@code p·d + (d·h + h) + (h·2·layers·d + 2·layers·d)} with h = reparam_hidden.
 * Source: Li &amp; Liang 2021, arXiv 2101.00190, section 4.
 */
public final class PrefixTuningParams implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "prefix-tuning-params",
            new Caption(
                    "What a trained prefix of keys and values in every layer costs in parameters.",
                    "在每层训练一段 key/value 前缀，需要多少参数。"),
            "stored = 2 · layers · prefix_length · d; training = p·d + (d·h + h) + (h·2·layers·d + 2·layers·d)",
            "Li & Liang 2021, arXiv:2101.00190, section 4",
            List.of(
                    Param.count("prefix_length", "positions of the prefix", "前缀长度"),
                    Param.count("d_model", "width of the model", "模型宽度"),
                    Param.count("layers", "layers", "层数"),
                    Param.integer(
                            "reparam_hidden",
                            0,
                            Range.atLeast(0),
                            "hidden width of the reparametrisation; 0 for none",
                            "重参数化的隐藏宽度；0 表示不用"),
                    AdapterParams.baseParams()),
            List.of(),
            List.of(
                    Output.of("stored_params", "", "kept after training", "训练后保留的参数"),
                    Output.of("training_params", "", "trained", "训练时的参数"),
                    Output.of("ratio", "", "stored_params / base_params, where given", "占 base_params 的比例（给出时）")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownParams() {
        return Map.of("prefix_length", Value.of(20), "d_model", Value.of(768), "layers", Value.of(12));
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of();
    }

    @Override
    public Outcome run(Arguments arguments) {
        double p = arguments.num("prefix_length");
        double d = arguments.num("d_model");
        double layers = arguments.num("layers");
        double h = arguments.num("reparam_hidden");
        double stored = 2 * layers * p * d;
        double network = d * h + h + (h * 2 * layers * d + 2 * layers * d);
        double training = h == 0 ? stored : p * d + network;
        double[] lengths = {0, 2 * p};
        List<Figure.Series> lines = new ArrayList<>();
        lines.add(new Figure.Series(new Caption("kept", "保留"), lengths, new double[] {0, 2 * stored}));
        if (h != 0) {
            lines.add(new Figure.Series(
                    new Caption("trained", "训练"), lengths, new double[] {network, network + 2 * p * d}));
        }
        Working working = new Working()
                .output("stored_params", stored)
                .output("training_params", training)
                .figure(new Figure.LinePlot(
                        new Caption("Parameters over the prefix length", "参数量随前缀长度的变化"),
                        new Figure.Axis(new Caption("prefix length", "前缀长度"), "", false),
                        new Figure.Axis(new Caption("parameters", "参数量"), "", false),
                        lines,
                        List.of(new Figure.Marker(Caption.same("p = " + NumberText.of(p)), p, stored))));
        return AdapterParams.withRatio(working, arguments, stored).outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        Arguments small = new Case(this)
                .set("prefix_length", 3)
                .set("d_model", 4)
                .set("layers", 2)
                .set("reparam_hidden", 5)
                .arguments();
        double[][][][] prefix = new double[2][2][3][4]; // layers, key and value, positions, d
        double stored = 0;
        for (double[][][] layer : prefix) {
            for (double[][] keysOrValues : layer) {
                for (double[] vector : keysOrValues) {
                    stored += vector.length;
                }
            }
        }
        // embedding 3 × 4, linear 4 × 5 with bias, linear 5 × 16 with bias
        double[][][] network = {
            new double[3][4], new double[4][5], new double[1][5], new double[5][16], new double[1][16]
        };
        double training = 0;
        for (double[][] array : network) {
            training += array.length * (double) array[0].length;
        }
        return new Checks()
                .equal(
                        "vectors of a small case laid out and counted",
                        "把小例子的向量列出来数",
                        stored,
                        run.apply(small).number("stored_params"),
                        0)
                .equal(
                        "its network laid out and counted",
                        "把它的网络列出来数",
                        training,
                        run.apply(small).number("training_params"),
                        0)
                .equal(
                        "20 positions in 12 layers of 768",
                        "12 层、宽 768、前缀长 20",
                        368640,
                        run.apply(new Case(this)
                                        .set("prefix_length", 20)
                                        .set("d_model", 768)
                                        .set("layers", 12)
                                        .arguments())
                                .number("stored_params"),
                        0)
                .equal(
                        "without a reparametrisation the stored vectors are what is trained",
                        "不用重参数化时，训练的就是存储的向量",
                        2 * arguments.num("layers") * arguments.num("d_model") * arguments.num("prefix_length"),
                        run.apply(new Case(this, arguments)
                                        .set("reparam_hidden", 0)
                                        .arguments())
                                .number("training_params"))
                .list();
    }
}
