package dev.qkv.demo.grading;

import dev.qkv.demo.Demo;
import java.util.List;

/** Mistakes that only one mechanism knows, most popular first. */
final class KnownMistakes {
    private KnownMistakes() {}

    static List<Mistake> of(Demo demo) {
        return switch (demo.mechanism().id()) {
            case "attention", "flash-attention" -> AttentionMistakes.of(demo);
            case "multi-head-attention", "gqa", "kv-cache" -> HeadMistakes.of(demo);
            case "positional-encoding", "rope", "alibi" -> PositionMistakes.of(demo);
            case "layer-norm", "rms-norm", "batch-norm", "residual-block" -> NormMistakes.of(demo);
            case "gelu", "swish", "silu", "swiglu", "geglu" -> ActivationMistakes.of(demo);
            case "softmax", "top-k", "top-p", "moe-routing" -> SamplingMistakes.of(demo);
            case "cross-entropy", "perplexity", "dpo", "grpo" -> LossMistakes.of(demo);
            case "pass-at-k", "bleu", "precision-recall-f1" -> MetricMistakes.of(demo);
            case "quantization", "lora" -> WeightMistakes.of(demo);
            default -> List.of();
        };
    }
}
