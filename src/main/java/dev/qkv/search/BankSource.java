package dev.qkv.search;

import dev.qkv.model.Bank;
import dev.qkv.model.Concept;
import dev.qkv.model.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bank to be indexed, its concepts read when their turn comes, so that one of any size fits in memory.
 *
 * @param size how many concepts there are, those included that turn out to be none
 * @param concepts in the order of their topics, as often as asked; each is read by any thread, and gives null where it is no concept after all
 * @param version the bank's digest; asked when every concept was read
 */
public record BankSource(
        String name,
        List<Topic> topics,
        int size,
        Iterable<? extends Supplier<@Nullable Concept>> concepts,
        Supplier<String> version) {
    public BankSource {
        topics = List.copyOf(topics);
    }

    /** A bank that is in memory, its concepts in the order of their topics and as they stand in the bank within a topic. */
    public static BankSource of(Bank bank) {
        List<Topic> topics = new ArrayList<>(bank.topics());
        topics.sort(Comparator.comparingInt(Topic::order));
        Map<String, Integer> places = new HashMap<>();
        for (Topic topic : topics) {
            places.putIfAbsent(topic.id(), places.size());
        }
        List<Concept> concepts = new ArrayList<>(bank.concepts());
        concepts.sort(Comparator.comparingInt(concept -> places.getOrDefault(concept.topic(), Integer.MAX_VALUE)));
        List<Supplier<@Nullable Concept>> read = new ArrayList<>(concepts.size());
        for (Concept concept : concepts) {
            read.add(() -> concept);
        }
        return new BankSource(bank.name(), topics, read.size(), read, bank::version);
    }
}
