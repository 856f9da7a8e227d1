package dev.qkv.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All mechanisms by id. No class of a mechanism is loaded before it is asked for. */
public final class Mechanisms {
    private static final List<String> IDS = List.of(
            "positional-encoding",
            "attention",
            "multi-head-attention",
            "gqa",
            "kv-cache",
            "rms-norm",
            "gelu",
            "softmax");

    private Mechanisms() {}

    /** In the order of the interface: positions, attention, normalization, activations, sampling, rank, tuning, losses, metrics, cost. */
    public static List<String> ids() {
        return IDS;
    }

    public static @Nullable Mechanism find(String id) {
        return switch (id) {
            case "positional-encoding" -> new PositionalEncoding();
            case "attention" -> new Attention();
            case "multi-head-attention" -> new MultiHeadAttention();
            case "gqa" -> new Gqa();
            case "kv-cache" -> new KvCache();
            case "rms-norm" -> new RmsNorm();
            case "gelu" -> new Gelu();
            case "softmax" -> new Softmax();
            default -> null;
        };
    }

    /** @throws DemoException (unknown-mechanism) naming the nearest where there is none */
    public static Mechanism get(String id) {
        Mechanism mechanism = find(id);
        if (mechanism == null) {
            String nearest = Nearest.to(id, IDS);
            throw new DemoException(
                    DemoException.Code.UNKNOWN_MECHANISM,
                    "no mechanism \"" + id + '"' + (nearest == null ? "" : "; did you mean " + nearest + "?"));
        }
        return mechanism;
    }
}
