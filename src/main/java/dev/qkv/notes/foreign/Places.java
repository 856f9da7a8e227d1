package dev.qkv.notes.foreign;

import dev.qkv.model.ImportedCard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which cards known before stand where a card found now stands, between the same neighbours. */
final class Places {
    /** Of cards in as long a gap, in the same order. */
    private static final double SAME = 0.2;

    private static final double NEAR = 0.1;
    private static final int LONGEST_GAP = 40;

    private final List<ImportedCard> before;
    private final boolean[] taken;
    private final Map<String, int[]> files = new HashMap<>();
    private final Map<Integer, Map<Integer, Double>> found = new HashMap<>();

    /** @param before cards as they stood, those that were gone already after them @param taken which have been found again */
    Places(List<ImportedCard> before, boolean[] taken) {
        this.before = before;
        this.taken = taken;
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).current()) {
                int place = i;
                files.computeIfAbsent(before.get(i).file(), file -> new int[] {place, place})[1] = place;
            }
        }
    }

    /** What speaks for each card known before being a card found now, by its place; empty for nothing. */
    Map<Integer, Double> of(int now) {
        return found.getOrDefault(now, Map.of());
    }

    /** Looks at the gaps of one file. @param from of its cards @param to exclusive @param same the place of each card that is known, or -1 */
    void look(List<Identity.Found> now, int from, int to, int[] same) {
        String file = now.get(from).path();
        int[] bounds = files.get(file);
        int lower = bounds == null ? -1 : bounds[0] - 1;
        boolean first = true;
        List<Integer> gap = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (same[i] < 0) {
                gap.add(i);
                continue;
            }
            ImportedCard old = before.get(same[i]);
            int[] stood = files.get(old.file());
            if (!old.current() || stood == null) {
                // it comes back, and stood nowhere
                continue;
            }
            if (first && !old.file().equals(file)) {
                // the file was called otherwise
                file = old.file();
                lower = stood[0] - 1;
            }
            if (old.file().equals(file)) {
                between(gap, lower, same[i], file);
            }
            gap.clear();
            lower = same[i];
            file = old.file();
            first = false;
        }
        int[] last = files.get(file);
        between(gap, lower, last == null ? 0 : last[1] + 1, file);
    }

    private void between(List<Integer> gap, int lower, int upper, String file) {
        List<Integer> places = new ArrayList<>();
        for (int place = Math.max(0, lower + 1); place < upper && places.size() <= LONGEST_GAP; place++) {
            if (!taken[place]
                    && before.get(place).current()
                    && before.get(place).file().equals(file)) {
                places.add(place);
            }
        }
        if (gap.isEmpty() || gap.size() > LONGEST_GAP || places.size() > LONGEST_GAP) {
            return;
        }
        for (int i = 0; i < gap.size(); i++) {
            Map<Integer, Double> alike = found.computeIfAbsent(gap.get(i), card -> new HashMap<>());
            for (int k = 0; k < places.size(); k++) {
                alike.put(places.get(k), i == k && gap.size() == places.size() ? SAME : NEAR);
            }
        }
    }
}
