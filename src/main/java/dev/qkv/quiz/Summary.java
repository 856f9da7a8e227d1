package dev.qkv.quiz;

import dev.qkv.model.CardId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came out of a session.
 *
 * @param topics in the order met
 */
public record Summary(int answered, int right, Duration time, List<TopicResult> topics) {
    public Summary {
        topics = List.copyOf(topics);
    }

    /**
     * One topic's part.
     *
     * @param topic its id
     * @param bank the bank's name
     * @param readNext concepts with a wrong answer, most wrong answers first
     */
    public record TopicResult(
            String bank, String topic, int answered, int right, Duration time, List<CardId> readNext) {
        public TopicResult {
            readNext = List.copyOf(readNext);
        }
    }

    public static Summary of(List<Session.Answered> log) {
        Map<String, List<Session.Answered>> byTopic = new LinkedHashMap<>();
        int right = 0;
        Duration time = Duration.ZERO;
        for (Session.Answered answered : log) {
            String topic =
                    answered.header().card().bank() + "/" + answered.header().topic();
            byTopic.computeIfAbsent(topic, key -> new ArrayList<>()).add(answered);
            right += answered.right() ? 1 : 0;
            time = time.plus(answered.duration());
        }
        List<TopicResult> topics = new ArrayList<>();
        for (List<Session.Answered> part : byTopic.values()) {
            topics.add(topic(part));
        }
        return new Summary(log.size(), right, time, topics);
    }

    private static TopicResult topic(List<Session.Answered> part) {
        int right = 0;
        Duration time = Duration.ZERO;
        Map<String, Integer> wrong = new LinkedHashMap<>();
        Map<String, CardId> cards = new LinkedHashMap<>();
        for (Session.Answered answered : part) {
            right += answered.right() ? 1 : 0;
            time = time.plus(answered.duration());
            CardId card = answered.header().card();
            if (!answered.right()) {
                wrong.merge(card.concept(), 1, Integer::sum);
                cards.putIfAbsent(card.concept(), card);
            }
        }
        List<CardId> readNext = new ArrayList<>(cards.values());
        readNext.sort(
                (a, b) -> Integer.compare(wrong.getOrDefault(b.concept(), 0), wrong.getOrDefault(a.concept(), 0)));
        CardId first = part.get(0).header().card();
        return new TopicResult(first.bank(), part.get(0).header().topic(), part.size(), right, time, readNext);
    }
}
