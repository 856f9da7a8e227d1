package dev.qkv.notes.foreign;

import dev.qkv.model.ImportedCard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives cards their ids: the id a question had before, found by its text and code, then, where the text changed, by its place and likeness; else a new
 * one. An id is never given twice, also when its question is gone.
 */
public final class Identity {
    private static final int LONGEST_ID = 60;
    private static final int COMPARED = 600;
    private static final double ALIKE = 0.6;
    private static final double ALIKE_IN_PLACE = 0.3;
    private static final int MOST_PAIRS = 2_000_000;

    private final List<ImportedCard> before;
    private final boolean[] taken;
    private final Set<String> ids = new HashSet<>();

    private Identity(List<ImportedCard> before) {
        this.before = before;
        this.taken = new boolean[before.size()];
        before.forEach(card -> ids.add(card.id()));
    }

    /** @param path of the file that a card stands in, relative to the bank's folder */
    public record Found(String path, ForeignCard card) {}

    /** The cards found now, with ids, then those known before and gone. */
    public static List<ImportedCard> match(List<ImportedCard> before, List<Found> found) {
        return new Identity(before).match(found);
    }

    private List<ImportedCard> match(List<Found> found) {
        int[] same = new int[found.size()];
        Arrays.fill(same, -1);
        byKey(found, same, true);
        byKey(found, same, false);
        byLikeness(found, same);
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

    private void byKey(List<Found> found, int[] same, boolean inFile) {
        Map<String, Deque<Integer>> known = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            if (!taken[i]) {
                ImportedCard card = before.get(i);
                known.computeIfAbsent((inFile ? card.file() : "") + "\n" + card.key(), key -> new ArrayDeque<>())
                        .add(i);
            }
        }
        for (int i = 0; i < found.size(); i++) {
            Found now = found.get(i);
            Deque<Integer> places =
                    known.get((inFile ? now.path() : "") + "\n" + now.card().key());
            if (same[i] < 0 && places != null && !places.isEmpty()) {
                take(same, i, places.remove());
            }
        }
    }

    /** Of what is left in each file, the most alike; what stands between the same neighbours need be less alike. */
    private void byLikeness(List<Found> found, int[] same) {
        Map<String, List<Integer>> left = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            if (!taken[i]) {
                left.computeIfAbsent(before.get(i).file(), file -> new ArrayList<>())
                        .add(i);
            }
        }
        int pairs = 0;
        for (int i = 0; i < found.size(); i++) {
            List<Integer> places = same[i] >= 0 ? null : left.get(found.get(i).path());
            if (places == null) {
                continue;
            }
            int best = -1;
            double most = 0;
            for (int place : places) {
                if (taken[place] || pairs++ > MOST_PAIRS) {
                    continue;
                }
                double alike = likeness(before.get(place), found.get(i).card());
                boolean inPlace = i > 0 && place > 0 && same[i - 1] == place - 1;
                double score = alike + (inPlace ? ALIKE - ALIKE_IN_PLACE : 0);
                if (score >= ALIKE && score > most) {
                    most = score;
                    best = place;
                }
            }
            if (best >= 0) {
                take(same, i, best);
            }
        }
    }

    private void take(int[] same, int now, int place) {
        same[now] = place;
        taken[place] = true;
    }

    /** 0 to 1: of the question or, a little less, of the answer. */
    private static double likeness(ImportedCard before, ForeignCard now) {
        double question = dice(before.key(), now.key());
        return question >= 1 || now.answer().length() < 40
                ? question
                : Math.max(question, 0.9 * dice(before.answer(), now.answer()));
    }

    /** Shared pairs of neighbouring characters, by Dice. */
    private static double dice(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        Map<Integer, Integer> pairs = new HashMap<>();
        int total = 0;
        for (int i = 0; i + 1 < Math.min(one.length(), COMPARED); i++) {
            pairs.merge(one.charAt(i) << 16 | one.charAt(i + 1), 1, Integer::sum);
            total++;
        }
        int shared = 0;
        for (int i = 0; i + 1 < Math.min(other.length(), COMPARED); i++) {
            total++;
            int pair = other.charAt(i) << 16 | other.charAt(i + 1);
            Integer count = pairs.get(pair);
            if (count != null && count > 0) {
                pairs.put(pair, count - 1);
                shared++;
            }
        }
        return total == 0 ? 0 : 2.0 * shared / total;
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

    /** The card of that id; null for none. */
    public static @Nullable ImportedCard find(List<ImportedCard> cards, String id) {
        for (ImportedCard card : cards) {
            if (card.id().equals(id)) {
                return card;
            }
        }
        return null;
    }
}
