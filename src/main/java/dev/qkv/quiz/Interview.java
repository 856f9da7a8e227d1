package dev.qkv.quiz;

import dev.qkv.model.QuestionHeader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order of a mock interview: each question's topic is drawn by weight, as long as the topic has questions left. */
public final class Interview {
    /** More than can be answered in any interview. */
    private static final int LONGEST = 1000;

    private Interview() {}

    /**
     * @param shuffled questions in drawn order, as {@link Selection#shuffled} gives them
     * @param weights by topic id, 0 for never; a topic that is not named weighs 1
     * @return each question at most once
     */
    public static List<QuestionHeader> order(List<QuestionHeader> shuffled, Map<String, Double> weights, long seed) {
        Map<String, List<QuestionHeader>> byTopic = new LinkedHashMap<>();
        for (QuestionHeader header : shuffled) {
            if (weights.getOrDefault(header.topic(), 1.0) > 0) {
                byTopic.computeIfAbsent(header.topic(), key -> new ArrayList<>())
                        .add(header);
            }
        }
        Map<String, Integer> used = new LinkedHashMap<>();
        StableRandom random = StableRandom.of("interview", Long.toString(seed));
        List<QuestionHeader> order = new ArrayList<>();
        while (!byTopic.isEmpty() && order.size() < LONGEST) {
            String topic = draw(byTopic, weights, random);
            List<QuestionHeader> questions = byTopic.getOrDefault(topic, List.of());
            int next = used.merge(topic, 1, Integer::sum) - 1;
            order.add(questions.get(next));
            if (next == questions.size() - 1) {
                byTopic.remove(topic);
            }
        }
        return order;
    }

    private static String draw(
            Map<String, List<QuestionHeader>> byTopic, Map<String, Double> weights, StableRandom random) {
        double total = 0;
        for (String topic : byTopic.keySet()) {
            total += weights.getOrDefault(topic, 1.0);
        }
        double ticket = random.below(1L << 53) * 0x1p-53 * total;
        String drawn = "";
        for (String topic : byTopic.keySet()) {
            drawn = topic;
            ticket -= weights.getOrDefault(topic, 1.0);
            if (ticket < 0) {
                break;
            }
        }
        return drawn;
    }
}
