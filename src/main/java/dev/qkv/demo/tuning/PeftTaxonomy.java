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
import dev.qkv.figure.Figure;
import java.util.List;
import java.util.function.Function;

/**
 * Trainable parameters of the classes of parameter-efficient fine-tuning for one model shape.
 *
 * <p>Source: Lialin et al. 2023, arXiv 2303.15647, section 3; Hu et al. 2021, arXiv 2106.09685, section 4.2 and table 4.
 */
public final class PeftTaxonomy implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "peft-taxonomy",
            new Caption("How many parameters each class of PEFT trains.", "各类 PEFT 训练多少参数。"),
            "LoRA: L·m·2rd;  adapters: 2L(2dk + d + k)",
            "Lialin et al. 2023, arXiv:2303.15647, section 3; Hu et al. 2021, arXiv:2106.09685, section 4.2 and table"
                    + " 4",
            List.of(
                    Param.integer("d_model", 4096, Range.atLeast(1), "width of the model", "模型宽度"),
                    Param.integer("layers", 32, Range.atLeast(1), "layers", "层数"),
                    Param.derived(
                            "d_ff",
                            Signature.Type.INT,
                            "4·d_model",
                            Range.atLeast(1),
                            "inner width of the feed-forward layer",
                            "前馈层中间宽度"),
                    Param.integer("r", 8, Range.atLeast(1), "rank of LoRA", "LoRA 的秩"),
                    Param.integer(
                            "lora_matrices",
                            2,
                            Range.atLeast(1),
                            "adapted d × d matrices per layer",
                            "每层改造的 d × d 矩阵数"),
                    Param.integer("bottleneck", 64, Range.atLeast(1), "width of an adapter, k", "adapter 宽度 k"),
                    Param.integer("prefix_length", 20, Range.atLeast(1), "positions of a prefix", "前缀长度"),
                    Param.integer("prompt_length", 20, Range.atLeast(1), "positions of a soft prompt", "软提示长度"),
                    Param.number("base_params", 6738415616.0, Range.above(0), "of the frozen model", "冻结模型的参数量"),
                    Param.number("bytes_per_value", 2, Range.above(0), "of a stored parameter", "存储每个参数的字节数")),
            List.of(),
            List.of(
                    Output.of("lora_params", "", "reparametrization: layers · matrices · 2rd", "重参数化"),
                    Output.of("adapter_params", "", "additive: two adapters a layer", "增加式：每层两个 adapter"),
                    Output.of("prefix_params", "", "additive: keys and values of every layer", "增加式：每层的 key 与 value"),
                    Output.of("prompt_params", "", "additive: embeddings in front", "增加式：输入前的 embedding"),
                    Output.of(
                            "ia3_params",
                            "",
                            "additive: scales of keys, values and inner layer",
                            "增加式：key、value、中间层的缩放"),
                    Output.of("bitfit_params", "", "selective: biases of the linear layers", "选取式：线性层的偏置"),
                    Output.of("full_params", "", "all", "全部"),
                    Output.of("lora_ratio", "", "of base_params", "占比"),
                    Output.of("adapter_ratio", "", "of base_params", "占比"),
                    Output.of("prefix_ratio", "", "of base_params", "占比"),
                    Output.of("prompt_ratio", "", "of base_params", "占比"),
                    Output.of("ia3_ratio", "", "of base_params", "占比"),
                    Output.of("bitfit_ratio", "", "of base_params", "占比"),
                    Output.of("lora_bytes", "", "of a LoRA checkpoint", "LoRA checkpoint 的字节数")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Arguments complete(Arguments arguments) {

        return arguments.hasParam("d_ff")
                ? arguments
                : arguments.withParam("d_ff", Value.of(4 * arguments.num("d_model")));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double dModel = arguments.num("d_model");
        double layers = arguments.num("layers");
        double dFf = arguments.num("d_ff");
        double r = arguments.num("r");
        double loraMatrices = arguments.num("lora_matrices");
        double bottleneck = arguments.num("bottleneck");
        double prefixLength = arguments.num("prefix_length");
        double promptLength = arguments.num("prompt_length");
        double baseParams = arguments.num("base_params");
        double bytesPerValue = arguments.num("bytes_per_value");
        double lora = layers * loraMatrices * 2 * r * dModel;
        double adapter = layers * 2 * (2 * dModel * bottleneck + dModel + bottleneck);
        double prefix = 2 * layers * prefixLength * dModel;
        double prompt = promptLength * dModel;
        double ia3 = layers * (2 * dModel + dFf);
        double bitfit = layers * (7 * dModel + dFf); // q, k, v, o, output of the FFN, two norms; its inner layer
        return new Working()
                .output("lora_params", lora)
                .output("adapter_params", adapter)
                .output("prefix_params", prefix)
                .output("prompt_params", prompt)
                .output("ia3_params", ia3)
                .output("bitfit_params", bitfit)
                .output("full_params", baseParams)
                .output("lora_ratio", lora / baseParams)
                .output("adapter_ratio", adapter / baseParams)
                .output("prefix_ratio", prefix / baseParams)
                .output("prompt_ratio", prompt / baseParams)
                .output("ia3_ratio", ia3 / baseParams)
                .output("bitfit_ratio", bitfit / baseParams)
                .output("lora_bytes", lora * bytesPerValue)
                .figure(classes(lora, adapter, prefix, prompt, ia3, bitfit))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double dModel = arguments.num("d_model");
        double layers = arguments.num("layers");
        double dFf = arguments.num("d_ff");
        double r = arguments.num("r");
        double loraMatrices = arguments.num("lora_matrices");
        double bottleneck = arguments.num("bottleneck");
        double prefixLength = arguments.num("prefix_length");
        double promptLength = arguments.num("prompt_length");
        double baseParams = arguments.num("base_params");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double[] counted = counted(arguments);
        boolean small = layers < 1e6
                && dModel < 1e6
                && dFf < 1e7
                && r < 1e5
                && loraMatrices < 1e3
                && bottleneck < 1e5
                && prefixLength < 1e5
                && promptLength < 1e5;
        checks.equal(
                "GPT-3 with r = 4 on query and value",
                "GPT-3，query 与 value，r = 4",
                18874368,
                gpt3(run, 4).number("lora_params"),
                0);
        checks.equal(
                "table 4: r = 1 is 4.7M",
                "表 4：r = 1 为 4.7M",
                4718592,
                gpt3(run, 1).number("lora_params"),
                0);
        checks.equal(
                "table 4: r = 8 is 37.7M",
                "表 4：r = 8 为 37.7M",
                37748736,
                gpt3(run, 8).number("lora_params"),
                0);
        checks.equal(
                "its checkpoint, published as 35 MB",
                "其 checkpoint，论文写作 35 MB",
                35,
                gpt3(run, 4).number("lora_bytes") / 1e6,
                0.09);
        checks.equal(
                "a 7B model with r = 8",
                "7B 模型，r = 8",
                4194304 / 6738415616.0,
                new Case(this).run(run).number("lora_ratio"),
                1e-12);
        if (small) {
            checks.equal(
                    "shapes of every vector and matrix, summed: LoRA",
                    "逐个矩阵求和：LoRA",
                    counted[0],
                    outcome.number("lora_params"),
                    1e-12);
        }
        if (small) {
            checks.equal("adapters", "adapter", counted[1], outcome.number("adapter_params"), 1e-12);
        }
        if (small) {
            checks.equal("prefixes", "前缀", counted[2], outcome.number("prefix_params"), 1e-12);
        }
        if (small) {
            checks.equal("prompts", "软提示", counted[3], outcome.number("prompt_params"), 1e-12);
        }
        if (small) {
            checks.equal("IA³", "IA³", counted[4], outcome.number("ia3_params"), 1e-12);
        }
        if (small) {
            checks.equal("biases", "偏置", counted[5], outcome.number("bitfit_params"), 1e-12);
        }
        if (small) {
            checks.equal(
                    "shares of the other methods, summed",
                    "其余方法占比之和",
                    (counted[1] + counted[2] + counted[3] + counted[4] + counted[5]) / baseParams,
                    outcome.number("adapter_ratio")
                            + outcome.number("prefix_ratio")
                            + outcome.number("prompt_ratio")
                            + outcome.number("ia3_ratio")
                            + outcome.number("bitfit_ratio"));
        }
        checks.equal("full fine-tuning trains them all", "全量微调训练全部参数", baseParams, outcome.number("full_params"), 0);
        return checks.list();
    }

    private Outcome gpt3(Function<Arguments, Outcome> run, int rank) {
        return new Case(this)
                .set("layers", 96)
                .set("d_model", 12288)
                .set("lora_matrices", 2)
                .set("r", rank)
                .run(run);
    }

    /** The same counts from lists of shapes. */
    private static double[] counted(Arguments a) {
        double d = a.num("d_model");
        double k = a.num("bottleneck");
        double f = a.num("d_ff");
        double r = a.num("r");
        double l = a.num("layers");
        double[][] lora = {{r, d}, {d, r}};
        double[][] adapter = {{d, k}, {k}, {k, d}, {d}};
        double[][] prefix = {{a.num("prefix_length"), d}, {a.num("prefix_length"), d}};
        double[][] scales = {{d}, {d}, {f}};
        double[][] biases = {{d}, {d}, {d}, {d}, {f}, {d}, {d}, {d}};
        return new double[] {
            l * a.num("lora_matrices") * size(lora),
            l * 2 * size(adapter),
            l * size(prefix),
            size(new double[][] {{a.num("prompt_length"), d}}),
            l * size(scales),
            l * size(biases)
        };
    }

    private static double size(double[][] shapes) {
        double sum = 0;
        for (double[] shape : shapes) {
            sum += shape.length == 1 ? shape[0] : shape[0] * shape[1];
        }
        return sum;
    }

    private static Figure classes(
            double lora, double adapter, double prefix, double prompt, double ia3, double bitfit) {
        return new Figure.Bars(
                new Caption("Trainable parameters", "可训练参数"),
                new Figure.Axis(new Caption("parameters", "参数"), "", false),
                List.of(
                        new Figure.Bar(Caption.same("LoRA"), lora),
                        new Figure.Bar(new Caption("adapters", "adapter"), adapter),
                        new Figure.Bar(new Caption("prefix", "前缀"), prefix),
                        new Figure.Bar(new Caption("prompt", "软提示"), prompt),
                        new Figure.Bar(Caption.same("IA³"), ia3),
                        new Figure.Bar(Caption.same("BitFit"), bitfit)));
    }
}
