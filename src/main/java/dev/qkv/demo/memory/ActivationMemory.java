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
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.function.Function;

/**
 * Activations of Transformer layers in 16 bits; the second term is the stored attention scores.
 *
 * <p>Source: Korthikanti et al. 2022, arXiv 2205.05198, equation 1.
 */
public final class ActivationMemory implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "activation-memory",
            new Caption("What activations take, and how much of it the attention scores are.", "激活占多少，其中注意力分数又占多少。"),
            "sbh(34 + 5as/h)",
            "Korthikanti et al. 2022, arXiv:2205.05198, equation 1",
            List.of(
                    Param.integer("seq_len", 2048, Range.atLeast(1), "s", "s"),
                    Param.integer("batch", 1, Range.atLeast(1), "b", "b"),
                    Param.integer("hidden", 12288, Range.atLeast(1), "h", "h"),
                    Param.integer("heads", 96, Range.atLeast(1), "a", "a"),
                    Param.integer("layers", 1, Range.atLeast(1), "layers", "层数")),
            List.of(),
            List.of(
                    Output.of("layer_bytes", "", "of one layer", "每层字节数"),
                    Output.of("total_bytes", "", "of all layers", "全部层字节数"),
                    Output.of("attention_term", "", "5as/h", "5as/h"),
                    Output.of("without_scores_bytes", "", "all layers, scores recomputed", "重算分数时的全部层")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double seqLen = arguments.num("seq_len");
        double batch = arguments.num("batch");
        double hidden = arguments.num("hidden");
        double heads = arguments.num("heads");
        double layers = arguments.num("layers");
        double term = 5 * heads * seqLen / hidden;
        double rows = seqLen * batch * hidden;
        double layer = seqLen * batch * (34 * hidden + 5 * heads * seqLen);
        return new Working()
                .output("layer_bytes", layer)
                .output("total_bytes", layers * layer)
                .output("attention_term", term)
                .output("without_scores_bytes", 34 * rows * layers)
                .bars(
                        new Caption("Bytes per token, layer and unit of width", "每 token、每层、每单位宽度的字节数"),
                        List.of(
                                new Caption("34: layers and norms", "34：各线性层与归一化"),
                                new Caption("5as/h: scores and weights", "5as/h：注意力打分与权重")),
                        34,
                        term)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double seqLen = arguments.num("seq_len");
        double batch = arguments.num("batch");
        double hidden = arguments.num("hidden");
        double heads = arguments.num("heads");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal("GPT-3: 80", "GPT-3：80", 80, new Case(this).run(run).number("attention_term"));
        checks.equal(
                "GPT-3, one layer at batch 1",
                "GPT-3 一层，批量 1",
                2868903936.0,
                new Case(this).run(run).number("layer_bytes"),
                0);
        if (seqLen < 1e6 && batch < 1e5 && hidden < 1e6 && heads < 1e5) {
            checks.equal(
                    "attention 11sbh + 5as²b, feed-forward 19sbh, norms 4sbh",
                    "注意力 11sbh + 5as²b，前馈 19sbh，归一化 4sbh",
                    11 * seqLen * batch * hidden
                            + 5 * heads * seqLen * seqLen * batch
                            + 19 * seqLen * batch * hidden
                            + 4 * seqLen * batch * hidden,
                    outcome.number("layer_bytes"),
                    1e-12);
        }
        if (seqLen < 1e6 && batch < 1e5 && hidden < 1e6 && heads < 1e5) {
            checks.equal(
                    "twice the tokens: the quadratic rest",
                    "token 加倍：多出的平方项",
                    10 * heads * batch * seqLen * seqLen,
                    new Case(this, arguments)
                                    .set("seq_len", 2 * seqLen)
                                    .run(run)
                                    .number("layer_bytes")
                            - 2 * outcome.number("layer_bytes"));
        }
        checks.equal(
                "96 layers of GPT-3",
                "GPT-3 的 96 层",
                96 * 2868903936.0,
                new Case(this).set("layers", 96).run(run).number("total_bytes"),
                0);
        checks.equal(
                "without the scores",
                "不含分数",
                34 * 2048 * 12288.0,
                new Case(this).run(run).number("without_scores_bytes"),
                0);
        return checks.list();
    }
}
