package dev.qkv.demo.architecture;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Parameters of a Transformer from its shape: attention, feed-forward layers, norms, embeddings.
 *
 * <p>With an encoder beside the decoder, each decoder layer has a cross-attention and a norm more. Experts replicate the feed-forward layer and add a router d × experts. The defaults are Llama-2-7B.
 *
 * <p>Source: Kaplan et al. 2020, arXiv 2001.08361, section 2.1; LLaMA, arXiv 2302.13971, table 2; Mixtral, arXiv 2401.04088.
 */
public final class TransformerParamCount implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "transformer-param-count",
            new Caption("How many parameters a Transformer has, and where they sit.", "Transformer 有多少参数，都在哪里。"),
            "L(2d·h·d_h + 2d·h_kv·d_h + 3d·d_ff + 2d) + 2Vd + d",
            "Kaplan et al. 2020, arXiv:2001.08361, section 2.1; LLaMA, arXiv:2302.13971, table 2; Mixtral,"
                    + " arXiv:2401.04088",
            List.of(
                    Param.integer("vocab", 32000, Range.atLeast(0), "tokens of the vocabulary", "词表大小"),
                    Param.integer("d_model", 4096, Range.atLeast(1), "width of the model", "模型宽度"),
                    Param.integer("layers", 32, Range.atLeast(1), "decoder layers", "decoder 层数"),
                    Param.integer("heads", 32, Range.atLeast(1), "query heads", "query 头数"),
                    Param.derived(
                            "kv_heads", Signature.Type.INT, "heads", Range.atLeast(1), "key/value heads", "KV 头数"),
                    Param.derived(
                            "head_dim", Signature.Type.INT, "d_model/heads", Range.atLeast(1), "width of a head", "头宽"),
                    Param.flag("gated", true, "gated feed-forward layer, three matrices", "门控前馈，三个矩阵"),
                    Param.integer("ff_multiple", 256, Range.atLeast(1), "rounds the gated width up", "门控宽度向上取整的倍数"),
                    Param.derived(
                            "d_ff",
                            Signature.Type.INT,
                            "8·d_model/3 rounded up, or 4·d_model",
                            Range.atLeast(1),
                            "inner width of the feed-forward layer",
                            "前馈层中间宽度"),
                    Param.flag("biases", false, "biases in all linear layers", "线性层有偏置"),
                    Param.flag("tied", false, "one matrix for input and output embedding", "输入输出 embedding 共享"),
                    Param.integer("positions", 0, Range.atLeast(0), "learned positions", "可学习位置数"),
                    Param.integer("token_types", 0, Range.atLeast(0), "segment embeddings", "句段 embedding 数"),
                    Param.word("norm", List.of("rms", "layer", "none"), "kind of the norms", "归一化种类"),
                    Param.flag("final_norm", true, "a norm after the last layer", "最后一层之后的归一化"),
                    Param.flag("embedding_norm", false, "a norm after the embeddings", "embedding 之后的归一化"),
                    Param.flag("pooler", false, "a d × d layer with bias on top", "顶部带偏置的 d × d 层"),
                    Param.integer(
                            "encoder_layers", 0, Range.atLeast(0), "layers of an encoder beside", "另有的 encoder 层数"),
                    Param.integer("experts", 1, Range.atLeast(1), "feed-forward layers per layer", "每层的专家数"),
                    Param.integer("active_experts", 1, Range.atLeast(1), "of them used per token", "每个 token 用到的专家数")),
            List.of(),
            List.of(
                    Output.of("d_ff", "", "inner width in use", "实际使用的中间宽度"),
                    Output.of("attention_params", "", "of one layer", "每层注意力"),
                    Output.of("ffn_params", "", "of one layer, all experts and the router", "每层前馈，含全部专家和路由器"),
                    Output.of("norm_params", "", "of one norm", "一个归一化"),
                    Output.of("layer_params", "", "of one layer", "每层"),
                    Output.of("embedding_params", "", "vocab · d_model", "vocab · d_model"),
                    Output.of("position_params", "", "positions · d_model", "positions · d_model"),
                    Output.of("matrix_params", "", "of attention and feed-forward, all layers", "全部层的注意力与前馈"),
                    Output.of("total_params", "", "all", "总数"),
                    Output.of("active_params", "", "with active_experts instead of experts", "只算激活的专家"),
                    Output.of("embedding_share", "", "of the total", "占总数的比例"),
                    Output.of("kaplan_params", "", "12 · layers · d²", "12 · layers · d²"),
                    Output.of("attention_share", "", "of attention in attention + feed-forward", "注意力占注意力加前馈的比例"),
                    Output.of("ffn_share", "", "of feed-forward in the same", "前馈占比")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Arguments complete(Arguments arguments) {

        long d = arguments.whole("d_model");
        Arguments completed = arguments;
        if (!arguments.hasParam("kv_heads")) {
            completed = completed.withParam("kv_heads", arguments.param("heads"));
        }
        if (!arguments.hasParam("head_dim")) {
            if (d % arguments.whole("heads") != 0) {
                throw DemoException.badParam("heads must divide d_model, or head_dim be given");
            }
            completed = completed.withParam("head_dim", Value.of(arguments.num("d_model") / arguments.num("heads")));
        }
        if (completed.whole("heads") % completed.whole("kv_heads") != 0) {
            throw DemoException.badParam("kv_heads must divide heads");
        }
        if (completed.whole("active_experts") > completed.whole("experts")) {
            throw DemoException.badParam("active_experts must be at most experts");
        }
        if (!arguments.hasParam("d_ff")) {
            double multiple = arguments.num("ff_multiple");
            double width = arguments.flag("gated") ? Math.ceil(8.0 * d / 3 / multiple) * multiple : 4.0 * d;
            completed = completed.withParam("d_ff", Value.of(width));
        }
        return completed;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double vocab = arguments.num("vocab");
        double dModel = arguments.num("d_model");
        double layers = arguments.num("layers");
        double dFf = arguments.num("d_ff");
        boolean tied = arguments.flag("tied");
        double positions = arguments.num("positions");
        double tokenTypes = arguments.num("token_types");
        boolean finalNorm = arguments.flag("final_norm");
        boolean embeddingNorm = arguments.flag("embedding_norm");
        boolean pooler = arguments.flag("pooler");
        double encoderLayers = arguments.num("encoder_layers");
        double experts = arguments.num("experts");
        double activeExperts = arguments.num("active_experts");
        double attention = attention(arguments);
        double expert = expert(arguments);
        double router = experts > 1 ? dModel * experts : 0;
        double norm = norm(arguments);
        double embedding = vocab * dModel;
        double around = embedding * (tied ? 1 : 2)
                + (positions + tokenTypes) * dModel
                + (encoderLayers > 0 ? layers * (attention + norm) : 0)
                + (finalNorm ? norm : 0)
                + (embeddingNorm ? norm : 0)
                + (pooler ? dModel * dModel + dModel : 0);
        double ffn = experts * expert + router;
        double layer = attention + ffn + 2 * norm;
        double total = around + (layers + encoderLayers) * layer;
        double active = around + (layers + encoderLayers) * (attention + activeExperts * expert + router + 2 * norm);
        return new Working()
                .output("d_ff", dFf)
                .output("attention_params", attention)
                .output("ffn_params", ffn)
                .output("norm_params", norm)
                .output("layer_params", layer)
                .output("embedding_params", embedding)
                .output("position_params", positions * dModel)
                .output(
                        "matrix_params",
                        (layers + encoderLayers) * (attention + ffn) + (encoderLayers > 0 ? layers * attention : 0))
                .output("total_params", total)
                .output("active_params", active)
                .output("embedding_share", embedding / total)
                .output("kaplan_params", 12 * layers * dModel * dModel)
                .output("attention_share", attention / (attention + ffn))
                .output("ffn_share", ffn / (attention + ffn))
                .figure(parts(
                        embedding * (tied ? 1 : 2),
                        (layers + encoderLayers) * attention,
                        (layers + encoderLayers) * ffn))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double dModel = arguments.num("d_model");
        double layers = arguments.num("layers");
        double dFf = arguments.num("d_ff");
        String norm = arguments.word("norm");
        double encoderLayers = arguments.num("encoder_layers");
        double experts = arguments.num("experts");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal(
                "LLaMA-7B, table 2",
                "LLaMA-7B，表 2",
                6738415616.0,
                new Case(this).run(run).number("total_params"),
                0);
        checks.equal("GPT-2, 124M", "GPT-2，124M", 124439808, gpt2(run).number("total_params"), 0);
        checks.equal(
                "its token embeddings",
                "其 token embedding",
                50257 * 768,
                gpt2(run).number("embedding_params"),
                0);
        checks.equal("its table of positions", "其位置表", 1024 * 768, gpt2(run).number("position_params"), 0);
        checks.equal(
                "its embeddings' share", "其 embedding 占比", 0.31016904, gpt2(run).number("embedding_share"), 1e-7);
        checks.equal(
                "BERT-base, 110M",
                "BERT-base，110M",
                109482240,
                new Case(this)
                        .set("vocab", 30522)
                        .set("d_model", 768)
                        .set("layers", 12)
                        .set("heads", 12)
                        .set("gated", false)
                        .set("biases", true)
                        .set("tied", true)
                        .set("positions", 512)
                        .set("token_types", 2)
                        .set("norm", "layer")
                        .set("final_norm", false)
                        .set("embedding_norm", true)
                        .set("pooler", true)
                        .run(run)
                        .number("total_params"),
                0);
        checks.equal(
                "Llama-3-8B",
                "Llama-3-8B",
                8030261248.0,
                new Case(this)
                        .set("vocab", 128256)
                        .set("kv_heads", 8)
                        .set("d_ff", 14336)
                        .run(run)
                        .number("total_params"),
                0);
        checks.equal(
                "Llama-2-70B",
                "Llama-2-70B",
                68976648192.0,
                new Case(this)
                        .set("d_model", 8192)
                        .set("layers", 80)
                        .set("heads", 64)
                        .set("kv_heads", 8)
                        .set("d_ff", 28672)
                        .run(run)
                        .number("total_params"),
                0);
        checks.equal(
                "Mixtral 8x7B, all",
                "Mixtral 8x7B，全部",
                46702792704.0,
                new Case(this)
                        .set("kv_heads", 8)
                        .set("d_ff", 14336)
                        .set("experts", 8)
                        .set("active_experts", 2)
                        .run(run)
                        .number("total_params"),
                0);
        checks.equal(
                "Mixtral 8x7B, active",
                "Mixtral 8x7B，激活",
                12879925248.0,
                new Case(this)
                        .set("kv_heads", 8)
                        .set("d_ff", 14336)
                        .set("experts", 8)
                        .set("active_experts", 2)
                        .run(run)
                        .number("active_params"),
                0);
        checks.equal(
                "d_ff = 4d, no gate: two thirds are feed-forward",
                "d_ff = 4d，无门控：前馈占三分之二",
                2 / 3.0,
                new Case(this).set("gated", false).set("norm", "none").run(run).number("ffn_share"));
        checks.equal(
                "and one third attention",
                "注意力占三分之一",
                1 / 3.0,
                new Case(this).set("gated", false).set("norm", "none").run(run).number("attention_share"));
        checks.equal(
                "a gated layer of width 8d/3 has as many parameters as one of 4d without a gate",
                "宽 8d/3 的门控层与宽 4d 的普通层参数一样多",
                8 * 768 * 768,
                new Case(this).set("d_model", 768).set("d_ff", 2048).run(run).number("ffn_params"),
                0);
        checks.equal(
                "8 · 4096 / 3 up to a multiple of 256",
                "8 · 4096 / 3 取到 256 的倍数",
                11008,
                new Case(this).run(run).number("d_ff"),
                0);
        checks.equal(
                "GPT-3 by 12 L d²", "GPT-3 按 12 L d²", 173946175488.0, gpt3(run).number("kaplan_params"), 0);
        checks.equal(
                "and by its matrices", "与按矩阵数出的相同", 173946175488.0, gpt3(run).number("matrix_params"), 0);
        if (layers + encoderLayers <= 200 && experts <= 1000 && total(arguments) < 0x1p52) {
            checks.equal(
                    "every tensor's shape, multiplied and summed",
                    "列出每个张量的形状，求积再求和",
                    total(arguments),
                    outcome.number("total_params"),
                    1e-12);
        }
        if (dModel < 1e6 && dFf < 1e7 && experts < 1e6) {
            checks.equal(
                    "a layer is attention, feed-forward and two norms",
                    "一层 = 注意力 + 前馈 + 两个归一化",
                    tensors(attentionShapes(arguments))
                            + experts * tensors(expertShapes(arguments))
                            + (experts > 1 ? dModel * experts : 0)
                            + 2 * outcome.number("norm_params"),
                    outcome.number("layer_params"),
                    1e-12);
        }
        if (norm.equals("rms") && dModel < 1e9) {
            checks.equal(
                    "an RMSNorm has one gain per dimension",
                    "RMSNorm 每维一个增益",
                    dModel,
                    outcome.number("norm_params"),
                    0);
        }
        return checks.list();
    }

    private static double attention(Arguments a) {
        double d = a.num("d_model");
        double queries = a.num("heads") * a.num("head_dim");
        double keys = a.num("kv_heads") * a.num("head_dim");
        double matrices = 2 * d * queries + 2 * d * keys; // q and o, k and v
        return a.flag("biases") ? matrices + queries + 2 * keys + d : matrices;
    }

    private static double expert(Arguments a) {
        double d = a.num("d_model");
        double dFf = a.num("d_ff");
        boolean gated = a.flag("gated");
        double matrices = (gated ? 3 : 2) * d * dFf;
        return a.flag("biases") ? matrices + (gated ? 2 : 1) * dFf + d : matrices;
    }

    private static double norm(Arguments a) {
        return switch (a.word("norm")) {
            case "rms" -> a.num("d_model");
            case "layer" -> 2 * a.num("d_model");
            default -> 0;
        };
    }

    private Outcome gpt2(Function<Arguments, Outcome> run) {
        return new Case(this)
                .set("vocab", 50257)
                .set("d_model", 768)
                .set("layers", 12)
                .set("heads", 12)
                .set("gated", false)
                .set("biases", true)
                .set("tied", true)
                .set("positions", 1024)
                .set("norm", "layer")
                .run(run);
    }

    private Outcome gpt3(Function<Arguments, Outcome> run) {
        return new Case(this)
                .set("vocab", 50257)
                .set("d_model", 12288)
                .set("layers", 96)
                .set("heads", 96)
                .set("gated", false)
                .set("tied", true)
                .set("positions", 2048)
                .set("norm", "none")
                .run(run);
    }

    /** The other path: a list of shapes for one attention. */
    private static double[][] attentionShapes(Arguments a) {
        double d = a.num("d_model");
        double q = a.num("heads") * a.num("head_dim");
        double kv = a.num("kv_heads") * a.num("head_dim");
        double[][] weights = {{d, q}, {d, kv}, {d, kv}, {q, d}};
        double[][] withBiases = {{d, q}, {d, kv}, {d, kv}, {q, d}, {q}, {kv}, {kv}, {d}};
        return a.flag("biases") ? withBiases : weights;
    }

    private static double[][] expertShapes(Arguments a) {
        double d = a.num("d_model");
        double f = a.num("d_ff");
        List<double[]> shapes = new ArrayList<>(List.of(new double[] {d, f}, new double[] {f, d}));
        if (a.flag("gated")) {
            shapes.add(new double[] {d, f});
        }
        if (a.flag("biases")) {
            shapes.add(new double[] {f});
            shapes.add(new double[] {d});
            if (a.flag("gated")) {
                shapes.add(new double[] {f});
            }
        }
        return shapes.toArray(new double[0][]);
    }

    private static double tensors(double[][] shapes) {
        double sum = 0;
        for (double[] shape : shapes) {
            double size = 1;
            for (double length : shape) {
                size *= length;
            }
            sum += size;
        }
        return sum;
    }

    private static double total(Arguments a) {
        double d = a.num("d_model");
        double oneNorm = switch (a.word("norm")) {
            case "rms" -> tensors(new double[][] {{d}});
            case "layer" -> tensors(new double[][] {{d}, {d}});
            default -> 0;
        };
        double sum = tensors(new double[][] {{a.num("vocab"), d}, {a.num("positions"), d}, {a.num("token_types"), d}});
        if (!a.flag("tied")) {
            sum += tensors(new double[][] {{d, a.num("vocab")}});
        }
        for (int layer = 0; layer < a.num("layers") + a.num("encoder_layers"); layer++) {
            sum += tensors(attentionShapes(a)) + 2 * oneNorm;
            for (int expert = 0; expert < a.num("experts"); expert++) {
                sum += tensors(expertShapes(a));
            }
            if (a.num("experts") > 1) {
                sum += tensors(new double[][] {{d, a.num("experts")}});
            }
            if (layer < a.num("layers") && a.num("encoder_layers") > 0) {
                sum += tensors(attentionShapes(a)) + oneNorm; // cross-attention
            }
        }
        if (a.flag("final_norm")) {
            sum += oneNorm;
        }
        if (a.flag("embedding_norm")) {
            sum += oneNorm;
        }
        if (a.flag("pooler")) {
            sum += tensors(new double[][] {{d, d}, {d}});
        }
        return sum;
    }

    private static Figure parts(double embeddings, double attention, double ffn) {
        return new Figure.Bars(
                new Caption("Where the parameters sit", "参数分布"),
                new Figure.Axis(new Caption("parameters", "参数"), "", false),
                List.of(
                        new Figure.Bar(new Caption("embeddings", "embedding"), embeddings),
                        new Figure.Bar(new Caption("attention", "注意力"), attention),
                        new Figure.Bar(new Caption("feed-forward", "前馈"), ffn)));
    }
}
