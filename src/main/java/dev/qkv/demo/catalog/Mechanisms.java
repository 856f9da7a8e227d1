package dev.qkv.demo.catalog;

import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.activation.GeGlu;
import dev.qkv.demo.activation.Gelu;
import dev.qkv.demo.activation.Relu;
import dev.qkv.demo.activation.Silu;
import dev.qkv.demo.activation.Softmax;
import dev.qkv.demo.activation.SwiGlu;
import dev.qkv.demo.activation.Swish;
import dev.qkv.demo.alignment.Dpo;
import dev.qkv.demo.alignment.Grpo;
import dev.qkv.demo.alignment.RewardModel;
import dev.qkv.demo.alignment.RlhfPpo;
import dev.qkv.demo.architecture.Bpe;
import dev.qkv.demo.architecture.DecoderOnly;
import dev.qkv.demo.architecture.FeedForward;
import dev.qkv.demo.architecture.MoeRouting;
import dev.qkv.demo.architecture.ResidualConnection;
import dev.qkv.demo.architecture.TransformerParamCount;
import dev.qkv.demo.attention.Attention;
import dev.qkv.demo.attention.AttentionComplexity;
import dev.qkv.demo.attention.AttentionRank;
import dev.qkv.demo.attention.CausalMask;
import dev.qkv.demo.attention.Complexity;
import dev.qkv.demo.attention.FlashAttention;
import dev.qkv.demo.attention.Gqa;
import dev.qkv.demo.attention.KvCache;
import dev.qkv.demo.attention.Mla;
import dev.qkv.demo.attention.MultiHeadAttention;
import dev.qkv.demo.attention.PagedAttention;
import dev.qkv.demo.attention.SlidingWindowAttention;
import dev.qkv.demo.attention.SoftmaxStability;
import dev.qkv.demo.attention.SqrtDkScaling;
import dev.qkv.demo.attention.VisibilityMasks;
import dev.qkv.demo.decoding.BeamSearch;
import dev.qkv.demo.decoding.PrefillDecode;
import dev.qkv.demo.decoding.SelfConsistency;
import dev.qkv.demo.decoding.SpeculativeDecoding;
import dev.qkv.demo.decoding.Temperature;
import dev.qkv.demo.decoding.TopK;
import dev.qkv.demo.decoding.TopKTopP;
import dev.qkv.demo.decoding.TopP;
import dev.qkv.demo.evaluation.Accuracy;
import dev.qkv.demo.evaluation.Bleu;
import dev.qkv.demo.evaluation.Bm25;
import dev.qkv.demo.evaluation.ClassificationMetrics;
import dev.qkv.demo.evaluation.EloArena;
import dev.qkv.demo.evaluation.Hallucination;
import dev.qkv.demo.evaluation.PassAtK;
import dev.qkv.demo.evaluation.PrecisionRecallF1;
import dev.qkv.demo.evaluation.Rag;
import dev.qkv.demo.evaluation.RankingMetrics;
import dev.qkv.demo.evaluation.Rouge;
import dev.qkv.demo.evaluation.SquadEmF1;
import dev.qkv.demo.evaluation.VectorSearch;
import dev.qkv.demo.memory.ActivationMemory;
import dev.qkv.demo.memory.GradientCheckpointing;
import dev.qkv.demo.memory.NumberFormats;
import dev.qkv.demo.memory.PipelineParallel;
import dev.qkv.demo.memory.Quantization;
import dev.qkv.demo.memory.RingAllreduce;
import dev.qkv.demo.memory.TrainingMemory;
import dev.qkv.demo.memory.Zero;
import dev.qkv.demo.normalization.BatchNorm;
import dev.qkv.demo.normalization.BatchNormInNlp;
import dev.qkv.demo.normalization.LayerNorm;
import dev.qkv.demo.normalization.PreNormVsPostNorm;
import dev.qkv.demo.normalization.ResidualBlock;
import dev.qkv.demo.normalization.RmsNorm;
import dev.qkv.demo.position.Alibi;
import dev.qkv.demo.position.ContextExtension;
import dev.qkv.demo.position.LearnedPe;
import dev.qkv.demo.position.NopeCausalPosition;
import dev.qkv.demo.position.PermutationEquivariance;
import dev.qkv.demo.position.PositionalEncoding;
import dev.qkv.demo.position.Rope;
import dev.qkv.demo.training.AdamW;
import dev.qkv.demo.training.CrossEntropy;
import dev.qkv.demo.training.InContextLearning;
import dev.qkv.demo.training.KlDivergence;
import dev.qkv.demo.training.LrWarmupCosine;
import dev.qkv.demo.training.Perplexity;
import dev.qkv.demo.training.ScalingLaws;
import dev.qkv.demo.training.TrainingFlops;
import dev.qkv.demo.tuning.AdapterParams;
import dev.qkv.demo.tuning.BitFitParams;
import dev.qkv.demo.tuning.Lora;
import dev.qkv.demo.tuning.PeftTaxonomy;
import dev.qkv.demo.tuning.PrefixPromptTuning;
import dev.qkv.demo.tuning.PrefixTuningParams;
import dev.qkv.demo.tuning.Qlora;
import dev.qkv.demo.tuning.SftLossMask;
import dev.qkv.model.Nearest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All mechanisms by id. No class of a mechanism is loaded before it is asked for. */
public final class Mechanisms {
    private static final List<String> IDS = List.of(
            "positional-encoding",
            "rope",
            "alibi",
            "attention",
            "flash-attention",
            "multi-head-attention",
            "gqa",
            "kv-cache",
            "layer-norm",
            "rms-norm",
            "batch-norm",
            "residual-block",
            "gelu",
            "swish",
            "silu",
            "relu",
            "swiglu",
            "geglu",
            "softmax",
            "top-k",
            "top-p",
            "attention-rank",
            "lora",
            "adapter-params",
            "prefix-tuning-params",
            "bitfit-params",
            "cross-entropy",
            "perplexity",
            "accuracy",
            "precision-recall-f1",
            "bleu",
            "rouge",
            "squad-em-f1",
            "pass-at-k",
            "complexity",
            "quantization",
            "moe-routing",
            "dpo",
            "grpo",
            "attention-complexity",
            "nope-causal-position",
            "context-extension",
            "learned-pe",
            "mla",
            "sliding-window-attention",
            "encoder-decoder-prefix-lm",
            "residual-connection",
            "self-consistency",
            "transformer-param-count",
            "prefill-decode",
            "training-flops",
            "scaling-laws",
            "training-memory",
            "activation-memory",
            "zero",
            "pipeline-parallel",
            "ring-allreduce",
            "lr-warmup-cosine",
            "peft-taxonomy",
            "permutation-equivariance",
            "causal-mask",
            "batchnorm-in-nlp",
            "elo-arena",
            "classification-metrics",
            "rag",
            "bm25",
            "sqrt-dk-scaling",
            "softmax-stability",
            "paged-attention",
            "prefix-prompt-tuning",
            "decoder-only",
            "pre-norm-vs-post-norm",
            "ffn",
            "bpe",
            "temperature",
            "top-k-top-p",
            "beam-search",
            "speculative-decoding",
            "number-formats",
            "gradient-checkpointing",
            "hallucination",
            "kl-divergence",
            "adamw",
            "sft-loss-mask",
            "in-context-learning",
            "qlora",
            "reward-model",
            "rlhf-ppo",
            "ranking-metrics",
            "vector-search");

    private Mechanisms() {}

    /** In the order of the interface: positions, attention, normalization, activations, sampling, rank, tuning, losses, metrics, cost. */
    public static List<String> ids() {
        return IDS;
    }

    public static @Nullable Mechanism find(String id) {
        return switch (id) {
            case "positional-encoding" -> new PositionalEncoding();
            case "rope" -> new Rope();
            case "alibi" -> new Alibi();
            case "attention" -> new Attention();
            case "flash-attention" -> new FlashAttention();
            case "multi-head-attention" -> new MultiHeadAttention();
            case "gqa" -> new Gqa();
            case "kv-cache" -> new KvCache();
            case "layer-norm" -> new LayerNorm();
            case "rms-norm" -> new RmsNorm();
            case "batch-norm" -> new BatchNorm();
            case "residual-block" -> new ResidualBlock();
            case "gelu" -> new Gelu();
            case "swish" -> new Swish();
            case "silu" -> new Silu();
            case "relu" -> new Relu();
            case "swiglu" -> new SwiGlu();
            case "geglu" -> new GeGlu();
            case "softmax" -> new Softmax();
            case "top-k" -> new TopK();
            case "top-p" -> new TopP();
            case "attention-rank" -> new AttentionRank();
            case "lora" -> new Lora();
            case "adapter-params" -> new AdapterParams();
            case "prefix-tuning-params" -> new PrefixTuningParams();
            case "bitfit-params" -> new BitFitParams();
            case "cross-entropy" -> new CrossEntropy();
            case "perplexity" -> new Perplexity();
            case "accuracy" -> new Accuracy();
            case "precision-recall-f1" -> new PrecisionRecallF1();
            case "bleu" -> new Bleu();
            case "rouge" -> new Rouge();
            case "squad-em-f1" -> new SquadEmF1();
            case "pass-at-k" -> new PassAtK();
            case "complexity" -> new Complexity();
            case "quantization" -> new Quantization();
            case "moe-routing" -> new MoeRouting();
            case "dpo" -> new Dpo();
            case "grpo" -> new Grpo();
            case "attention-complexity" -> new AttentionComplexity();
            case "nope-causal-position" -> new NopeCausalPosition();
            case "context-extension" -> new ContextExtension();
            case "learned-pe" -> new LearnedPe();
            case "mla" -> new Mla();
            case "sliding-window-attention" -> new SlidingWindowAttention();
            case "encoder-decoder-prefix-lm" -> new VisibilityMasks();
            case "residual-connection" -> new ResidualConnection();
            case "self-consistency" -> new SelfConsistency();
            case "transformer-param-count" -> new TransformerParamCount();
            case "prefill-decode" -> new PrefillDecode();
            case "training-flops" -> new TrainingFlops();
            case "scaling-laws" -> new ScalingLaws();
            case "training-memory" -> new TrainingMemory();
            case "activation-memory" -> new ActivationMemory();
            case "zero" -> new Zero();
            case "pipeline-parallel" -> new PipelineParallel();
            case "ring-allreduce" -> new RingAllreduce();
            case "lr-warmup-cosine" -> new LrWarmupCosine();
            case "peft-taxonomy" -> new PeftTaxonomy();
            case "permutation-equivariance" -> new PermutationEquivariance();
            case "causal-mask" -> new CausalMask();
            case "batchnorm-in-nlp" -> new BatchNormInNlp();
            case "elo-arena" -> new EloArena();
            case "classification-metrics" -> new ClassificationMetrics();
            case "rag" -> new Rag();
            case "bm25" -> new Bm25();
            case "sqrt-dk-scaling" -> new SqrtDkScaling();
            case "softmax-stability" -> new SoftmaxStability();
            case "paged-attention" -> new PagedAttention();
            case "prefix-prompt-tuning" -> new PrefixPromptTuning();
            case "decoder-only" -> new DecoderOnly();
            case "pre-norm-vs-post-norm" -> new PreNormVsPostNorm();
            case "ffn" -> new FeedForward();
            case "bpe" -> new Bpe();
            case "temperature" -> new Temperature();
            case "top-k-top-p" -> new TopKTopP();
            case "beam-search" -> new BeamSearch();
            case "speculative-decoding" -> new SpeculativeDecoding();
            case "number-formats" -> new NumberFormats();
            case "gradient-checkpointing" -> new GradientCheckpointing();
            case "hallucination" -> new Hallucination();
            case "kl-divergence" -> new KlDivergence();
            case "adamw" -> new AdamW();
            case "sft-loss-mask" -> new SftLossMask();
            case "in-context-learning" -> new InContextLearning();
            case "qlora" -> new Qlora();
            case "reward-model" -> new RewardModel();
            case "rlhf-ppo" -> new RlhfPpo();
            case "ranking-metrics" -> new RankingMetrics();
            case "vector-search" -> new VectorSearch();
            default -> null;
        };
    }

    /** @throws DemoException (unknown-mechanism) naming the nearest where there is none */
    public static Mechanism get(String id) {
        Mechanism mechanism = find(id);
        if (mechanism == null) {
            String nearest = Nearest.of(id, IDS);
            throw new DemoException(
                    DemoException.Code.UNKNOWN_MECHANISM,
                    "no mechanism \"" + id + '"' + (nearest == null ? "" : "; did you mean " + nearest + "?"));
        }
        return mechanism;
    }
}
