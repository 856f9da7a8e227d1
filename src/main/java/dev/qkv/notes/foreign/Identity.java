package dev.qkv.notes.foreign;

import dev.qkv.model.ImportedCard;
import dev.qkv.model.Question;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Gives cards their ids: the id a question had before, found by its text and code, of several with the same by the answer; then, where the text changed,
 * by likeness and place; else a new one. An id is never given twice, also when its question is gone.
 */
public final class Identity {
    private static final int LONGEST_ID = 60;
    private static final double ALIKE = 0.6;
    private static final double OTHER_FILE = 0.1;

    private final List<ImportedCard> before;
    private final List<Found> found;
    private final int[] same;
    private final boolean[] taken;
    private final Set<String> ids = new HashSet<>();

    private Identity(List<ImportedCard> before, List<Found> found) {
        this.before = before;
        this.found = found;
        this.same = new int[found.size()];
        this.taken = new boolean[before.size()];
        Arrays.fill(same, -1);
        before.forEach(card -> ids.add(card.id()));
    }

    /** @param path of the file that a card stands in, relative to the bank's folder */
    public record Found(String path, ForeignCard card) {}

    /** By which a card is known: its question, maybe its file, maybe its answer; empty and 0 for what does not matter. */
    private record Mark(String file, String key, int answer) {}

    /** A card known before that a card found now may be. */
    private record Pair(int now, int place, double alike) {}

    /** The cards found now, with ids, then those known before and gone. */
    public static List<ImportedCard> match(List<ImportedCard> before, List<Found> found) {
        return new Identity(before, found).match();
    }

    private List<ImportedCard> match() {
        if (!before.isEmpty()) {
            byMark(true, true);
            byMark(true, false);
            byMark(false, true);
            byMark(false, false);
            byLikeness();
        }
        List<ImportedCard> cards = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            String id =
                    same[i] >= 0 ? before.get(same[i]).id() : newId(found.get(i).card());
            cards.add(card(id, found.get(i)));
        }
        for (int i = 0; i < before.size(); i++) {
            if (!taken[i]) {
                cards.add(before.get(i).gone());
            }
        }
        return cards;
    }

    private void byMark(boolean inFile, boolean withAnswer) {
        Map<Mark, Deque<Integer>> known = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            if (!taken[i]) {
                ImportedCard card = before.get(i);
                Mark mark = new Mark(
                        inFile ? card.file() : "", card.key(), withAnswer ? answer(card.options(), card.answer()) : 0);
                known.computeIfAbsent(mark, key -> new ArrayDeque<>()).add(i);
            }
        }
        for (int i = 0; i < found.size() && !known.isEmpty(); i++) {
            if (same[i] >= 0) {
                continue;
            }
            ForeignCard card = found.get(i).card();
            Deque<Integer> places = known.get(new Mark(
                    inFile ? found.get(i).path() : "",
                    card.key(),
                    withAnswer ? answer(card.options(), card.answer()) : 0));
            if (places != null && !places.isEmpty()) {
                take(i, places.remove());
            }
        }
    }

    private static int answer(List<Question.Option> options, String answer) {
        return 31 * options.hashCode() + answer.hashCode();
    }

    /** Of what is left, the most alike first. */
    private void byLikeness() {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            if (!taken[i]) {
                left.add(i);
            }
        }
        if (left.isEmpty() || Arrays.stream(same).noneMatch(place -> place < 0)) {
            return;
        }
        Map<String, Set<String>> renamed = new HashMap<>();
        Places places = new Places(before, taken);
        for (int from = 0, to = 0; from < found.size(); from = to) {
            String file = found.get(from).path();
            Set<String> former = renamed.computeIfAbsent(file, name -> new HashSet<>(Set.of(name)));
            for (; to < found.size() && found.get(to).path().equals(file); to++) {
                if (same[to] >= 0) {
                    former.add(before.get(same[to]).file());
                }
            }
            places.look(found, from, to, same);
        }
        Leftovers leftovers = new Leftovers(before, left);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (same[i] < 0) {
                int now = i;
                Map<Integer, Double> near = places.of(i);
                Set<String> files = renamed.getOrDefault(found.get(i).path(), Set.of());
                leftovers.alike(found.get(i).card(), near.keySet()).forEach((place, alike) -> {
                    boolean moved = !files.contains(before.get(place).file());
                    double score = alike + near.getOrDefault(place, 0.0) - (moved ? OTHER_FILE : 0);
                    if (score >= ALIKE) {
                        pairs.add(new Pair(now, place, score));
                    }
                });
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::alike)
                .reversed()
                .thenComparingInt(Pair::now)
                .thenComparingInt(Pair::place));
        for (Pair pair : pairs) {
            if (same[pair.now()] < 0 && !taken[pair.place()]) {
                take(pair.now(), pair.place());
            }
        }
    }

    private void take(int now, int place) {
        same[now] = place;
        taken[place] = true;
    }

    private String newId(ForeignCard card) {
        String base = slug(card.title());
        String id = base;
        for (int n = 2; !ids.add(id); n++) {
            id = base + "-" + n;
        }
        return id;
    }

    /** Lower-case letters and digits of any script, words joined by hyphens. */
    public static String slug(String title) {
        StringBuilder slug = new StringBuilder();
        String lower = title.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                if (slug.length() >= LONGEST_ID) {
                    break;
                }
                slug.appendCodePoint(c);
            } else if (c != '\'' && c != '’' && !slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                if (slug.length() >= LONGEST_ID - 10) {
                    break;
                }
                slug.append('-');
            }
        }
        while (!slug.isEmpty() && slug.charAt(slug.length() - 1) == '-') {
            slug.setLength(slug.length() - 1);
        }
        return slug.isEmpty() ? "card" : slug.toString();
    }

    private static ImportedCard card(String id, Found found) {
        ForeignCard card = found.card();
        return new ImportedCard(
                id,
                card.key(),
                true,
                found.path(),
                card.firstLine(),
                card.lastLine(),
                card.title(),
                card.prompt(),
                card.options(),
                card.answer(),
                card.sources(),
                card.language(),
                card.section(),
                card.level(),
                card.problem(),
                card.usable());
    }
}
