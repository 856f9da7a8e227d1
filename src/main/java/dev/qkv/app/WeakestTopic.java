package dev.qkv.app;

import dev.qkv.model.QuestionHeader;
import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Scheduler;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The topic of which least would be recalled now.
 *
 * @param recall the mean probability of recall of its cards that were asked before
 */
record WeakestTopic(String topic, double recall) {
    /** Fewer cards say nothing about a topic. */
    private static final int LEAST_CARDS = 3;

    /** @return null where no topic has enough cards that were asked */
    static @Nullable WeakestTopic of(
            Iterable<QuestionHeader> questions, Map<String, CardState> seen, Scheduler scheduler, Instant now) {
        Map<String, double[]> sums = new TreeMap<>();
        for (QuestionHeader header : questions) {
            CardState state = seen.get(header.card().toString());
            if (state != null && state.due() != null) {
                double[] sum = sums.computeIfAbsent(header.topic(), topic -> new double[2]);
                sum[0] += scheduler.retrievability(state, now);
                sum[1]++;
            }
        }
        WeakestTopic weakest = null;
        for (Map.Entry<String, double[]> topic : sums.entrySet()) {
            double recall = topic.getValue()[0] / topic.getValue()[1];
            if (topic.getValue()[1] >= LEAST_CARDS && (weakest == null || recall < weakest.recall())) {
                weakest = new WeakestTopic(topic.getKey(), recall);
            }
        }
        return weakest;
    }
}
