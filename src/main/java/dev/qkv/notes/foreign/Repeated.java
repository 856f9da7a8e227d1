package dev.qkv.notes.foreign;

import dev.qkv.model.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The same question with its code and choices, twice in a bank: one card where the answers do not differ, or one of them says all that the other does. Of
 * equal ones the first stays.
 */
final class Repeated {
    private static final int MOST_COMPARED = 8;
    private static final int FEWEST_SIGNS = 10;
    private static final int ENOUGH_SIGNS = 30;
    private static final int DENSE = 3;
    private static final Pattern POINTS = Pattern.compile(
            "(?<!\\p{L})(?:it|its|this|these|those|they|them|their|above|previous)(?!\\p{L})|以上|上述",
            Pattern.CASE_INSENSITIVE);

    private Repeated() {}

    /** @param key the question with what belongs to it */
    private record Mark(String key, List<Question.Option> options) {}

    /** A card and the file it stands in. */
    private record Place(ForeignFile file, ForeignCard card) {}

    /** The files without those cards that another one makes needless. */
    static List<ForeignFile> out(List<ForeignFile> files) {
        Map<Mark, List<Place>> kept = new HashMap<>();
        IdentityHashMap<ForeignCard, Boolean> needless = new IdentityHashMap<>();
        for (ForeignFile file : files) {
            for (ForeignCard card : file.cards()) {
                List<Place> same =
                        kept.computeIfAbsent(new Mark(card.key(), card.options()), mark -> new ArrayList<>(1));
                Place place = new Place(file, card);
                if (!isNeedless(place, same, needless)) {
                    same.add(place);
                }
            }
        }
        return needless.isEmpty()
                ? files
                : files.stream().map(file -> without(file, needless.keySet())).toList();
    }

    /** @param same cards of the same question before; those that this one makes needless leave */
    private static boolean isNeedless(Place card, List<Place> same, IdentityHashMap<ForeignCard, Boolean> needless) {
        for (int i = same.size() - 1; i >= 0 && i >= same.size() - MOST_COMPARED; i--) {
            Place other = same.get(i);
            if (holds(other, card)) {
                needless.put(card.card(), true);
                return true;
            }
            if (holds(card, other)) {
                needless.put(other.card(), true);
                same.remove(i);
            }
        }
        return false;
    }

    /** Whether a card answers as the other does, or more. */
    private static boolean holds(Place place, Place than) {
        ForeignCard card = place.card();
        ForeignCard other = than.card();
        if ((other.usable() && !card.usable()) || !card.sources().containsAll(other.sources())) {
            return false;
        }
        if (!other.answer().isBlank()) {
            return card.answer().contains(other.answer().strip());
        }
        // a gap among the answers of another file is one that was meant to be filled
        boolean gap = other.problem().equals(ForeignCard.NO_ANSWER)
                && !card.answer().isBlank()
                && !place.file().path().equals(than.file().path());
        return !gap && (!card.options().isEmpty() || isOwn(card.title()));
    }

    /** Whether a title says by itself what it is about; {@code Why?} and {@code What are its limits?} do not. */
    private static boolean isOwn(String title) {
        int signs = title.codePoints()
                .map(c -> Character.isIdeographic(c) ? DENSE : Character.isLetterOrDigit(c) ? 1 : 0)
                .sum();
        return signs >= ENOUGH_SIGNS
                || (signs >= FEWEST_SIGNS && !POINTS.matcher(title).find());
    }

    private static ForeignFile without(ForeignFile file, Set<ForeignCard> needless) {
        List<ForeignCard> kept = new ArrayList<>();
        List<ForeignFile.Skipped> skipped = new ArrayList<>(file.skipped());
        for (ForeignCard card : file.cards()) {
            if (!needless.contains(card)) {
                kept.add(card);
            } else if (skipped.size() == file.skipped().size()) {
                skipped.add(new ForeignFile.Skipped(card.firstLine(), "asked twice with the same answer"));
            }
        }
        return kept.size() == file.cards().size()
                ? file
                : new ForeignFile(file.path(), file.decision(), file.evidence(), kept, skipped, file.read());
    }
}
