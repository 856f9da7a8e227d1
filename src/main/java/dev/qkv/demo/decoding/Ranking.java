package dev.qkv.demo.decoding;

import dev.qkv.demo.activation.Softmax;
import java.util.Arrays;

/** Orders by score. */
public final class Ranking {
    private Ranking() {}

    /** Indices from the highest score to the lowest; of equal scores the lower index comes first. */
    public static int[] descending(double[] scores) {
        Integer[] order = new Integer[scores.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        // stable, so ties stay in the order of their indices; + 0.0 makes -0 equal to 0
        Arrays.sort(order, (a, b) -> Double.compare(scores[b] + 0.0, scores[a] + 0.0));
        int[] indices = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            indices[i] = order[i];
        }
        return indices;
    }

    /** The first count indices as numbers. */
    public static double[] first(int[] indices, int count) {
        double[] first = new double[count];
        for (int i = 0; i < count; i++) {
            first[i] = indices[i];
        }
        return first;
    }

    /** The softmax over the kept elements of scaled logits, 0 for the others. */
    static double[] renormalized(double[] scaled, double[] kept) {
        double[] scores = new double[scaled.length];
        Arrays.fill(scores, Double.NEGATIVE_INFINITY);
        for (double index : kept) {
            scores[(int) index] = scaled[(int) index];
        }
        return Softmax.of(scores);
    }
}
