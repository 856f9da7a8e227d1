package dev.qkv.notes.foreign;

import dev.qkv.model.ImportedCard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Cards known before that were not found by their text, by the words in them: of thousands only the few that share rare words are compared. */
final class Leftovers {
    /** Cards that a word may lead to, words of a card that are followed, and cards that are compared with it. */
    private static final int MOST_CARDS = 50;

    private static final int MOST_WORDS = 30;
    private static final int MOST_COMPARED = 8;

    private final Likeness likeness;
    private final Map<Integer, Likeness.Words> words = new HashMap<>();
    private final Map<Integer, List<Integer>> cards = new HashMap<>();

    /** @param left places among the cards known before */
    Leftovers(List<ImportedCard> before, List<Integer> left) {
        likeness = new Likeness(before);
        for (int place : left) {
            ImportedCard card = before.get(place);
            Likeness.Words all = likeness.words(card.prompt(), card.options(), card.answer());
            words.put(place, all);
            each(all)
                    .forEach(word -> cards.computeIfAbsent(word, key -> new ArrayList<>())
                            .add(place));
        }
    }

    /** How alike each card that may be the same is, by its place. @param near places to look at in any case */
    Map<Integer, Double> alike(ForeignCard card, Collection<Integer> near) {
        Likeness.Words all = likeness.words(card.prompt(), card.options(), card.answer());
        Map<Integer, Double> shared = new HashMap<>();
        each(all)
                .boxed()
                .sorted(Comparator.comparingDouble(word -> -likeness.weight(word)))
                .filter(word -> cards.getOrDefault(word, List.of()).size() <= MOST_CARDS)
                .limit(MOST_WORDS)
                .forEach(word -> cards.getOrDefault(word, List.of())
                        .forEach(place -> shared.merge(place, likeness.weight(word), Double::sum)));
        Set<Integer> compared = new HashSet<>(near);
        shared.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_COMPARED)
                .forEach(entry -> compared.add(entry.getKey()));
        Map<Integer, Double> alike = new HashMap<>();
        for (int place : compared) {
            Likeness.Words other = words.get(place);
            if (other != null) {
                alike.put(place, likeness.of(all, other));
            }
        }
        return alike;
    }

    private static IntStream each(Likeness.Words words) {
        return IntStream.concat(IntStream.of(words.question()), IntStream.of(words.answer()))
                .distinct();
    }
}
