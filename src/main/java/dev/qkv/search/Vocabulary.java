package dev.qkv.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weighs a query's units by how rare they are in the bank, and finds what is meant by those that the bank does not know. */
final class Vocabulary {
    private static final double CORRECTED = 0.7;
    private static final double SPLIT = 0.8;
    private static final double SPELLED = 0.9;
    private static final double ALIKE = 0.6;

    /** A pair of Chinese characters that no note has is often no word at all, only the end of one and the start of the next. */
    private static final double UNKNOWN_HAN = 0.4;

    /** In code, what the notes do not have is mostly the library's. */
    private static final double UNKNOWN_CODE = 0.35;

    private static final double LEAST_COHESION = 0.2;
    private static final double COHESION = 0.8;

    private static final int SHORTEST_CORRECTED = 5;
    private static final int SHORTEST_TWICE = 9;
    private static final int SHORTEST_PART = 3;

    private final Postings postings;

    Vocabulary(Postings postings) {
        this.postings = postings;
    }

    Postings postings() {
        return postings;
    }

    /** Leaves a unit with the alternatives that the index has, and sets its weight. */
    void resolve(Unit unit) throws IOException {
        List<Unit.Alternative> known = known(unit.alternatives);
        unit.known = !known.isEmpty();
        List<Unit.Alternative> alike = alike(unit);
        if (known.isEmpty() && unit.stem.endsWith("us")) {
            // the stemmer takes GPUs for a word like corpus
            known = known(List.of(new Unit.Alternative(null, unit.stem.substring(0, unit.stem.length() - 1), 1)));
        }
        if (known.isEmpty()) {
            known = alike;
        }
        if (known.isEmpty() && !unit.han) {
            known = spelled(unit.surface);
        }
        if (known.isEmpty() && !unit.han) {
            known = split(unit.stem);
        }
        if (known.isEmpty() && !unit.han && unit.meaning == 1) {
            known = corrected(unit);
        }
        unit.alternatives.clear();
        unit.alternatives.addAll(known);
        double rarity = known.isEmpty() ? unknown(unit) : 0;
        if (unit.han && unit.known && unit.surface.length() == 2) {
            unit.meaning *= LEAST_COHESION + (1 - LEAST_COHESION) * Math.pow(cohesion(unit.surface), COHESION);
        }
        for (Unit.Alternative alternative : known) {
            rarity = Math.max(rarity, rarity(alternative));
        }
        unit.weight = unit.meaning * rarity;
        if (unit.known) {
            unit.alternatives.addAll(alike);
        }
    }

    private List<Unit.Alternative> alike(Unit unit) throws IOException {
        List<Unit.Alternative> alike = new ArrayList<>();
        for (String word : Synonyms.of(unit.stem)) {
            alike.add(new Unit.Alternative(null, word, ALIKE));
        }
        return known(alike);
    }

    /** The rarity of what no note has. Two everyday characters of the bank side by side are hardly a word that it lacks. */
    private double unknown(Unit unit) throws IOException {
        if (!unit.han) {
            return unit.code ? UNKNOWN_CODE * rarity(0) : rarity(0);
        }
        int least = single(unit.surface, 0);
        for (int i = 1; i < unit.surface.length(); i++) {
            least = Math.min(least, single(unit.surface, i));
        }
        return UNKNOWN_HAN * rarity(least);
    }

    /** How often two characters stand together where the rarer of them stands, from 0 to 1: those of a word do, the end of one and the start of the next do not. */
    private double cohesion(String pair) throws IOException {
        int both = documents(new Unit.Alternative(null, pair, 1));
        int least = Math.min(single(pair, 0), single(pair, 1));
        return Math.min(1, (double) both / Math.max(1, least));
    }

    private int single(String text, int i) throws IOException {
        return documents(new Unit.Alternative(null, text.substring(i, i + 1), 1));
    }

    double rarity(Unit.Alternative alternative) throws IOException {
        return rarity(documents(alternative));
    }

    /** Inverse document frequency as in BM25. */
    double rarity(int documents) {
        int all = Math.max(postings.documents(), documents);
        return Math.log(1 + (all - documents + 0.5) / (documents + 0.5));
    }

    private int documents(Unit.Alternative alternative) throws IOException {
        if (alternative.field() != null) {
            return postings.frequency(alternative.field(), alternative.term());
        }
        int most = 0;
        for (Fields field : Fields.WORDS) {
            most = Math.max(most, postings.frequency(field, alternative.term()));
        }
        return most;
    }

    private List<Unit.Alternative> known(List<Unit.Alternative> alternatives) throws IOException {
        List<Unit.Alternative> known = new ArrayList<>();
        for (Unit.Alternative alternative : alternatives) {
            if (documents(alternative) > 0) {
                known.add(alternative);
            }
        }
        return known;
    }

    private List<Unit.Alternative> spelled(String surface) throws IOException {
        List<Unit.Alternative> spelled = List.of(
                new Unit.Alternative(Fields.PINYIN, surface, SPELLED),
                new Unit.Alternative(Fields.PINYIN_PART, surface, SPELLED));
        return known(spelled);
    }

    /** Two known words written as one; the part that is rarer stands for both. */
    private List<Unit.Alternative> split(String stem) throws IOException {
        for (int i = SHORTEST_PART; i <= stem.length() - SHORTEST_PART; i++) {
            List<Unit.Alternative> parts = known(List.of(
                    new Unit.Alternative(null, stem.substring(0, i), SPLIT),
                    new Unit.Alternative(null, stem.substring(i), SPLIT)));
            if (parts.size() == 2) {
                boolean first = documents(parts.get(0)) < documents(parts.get(1));
                return List.of(parts.get(first ? 0 : 1));
            }
        }
        return List.of();
    }

    /** The nearest known words; a word of a title before the others. */
    private List<Unit.Alternative> corrected(Unit unit) throws IOException {
        String stem = unit.stem;
        List<Unit.Alternative> swapped = unit.surface.length() < SHORTEST_CORRECTED ? List.of() : known(swapped(stem));
        if (!swapped.isEmpty()) {
            return swapped;
        }
        int most = stem.length() < SHORTEST_CORRECTED ? 0 : stem.length() < SHORTEST_TWICE ? 1 : 2;
        for (int edits = 1; edits <= most; edits++) {
            for (Fields field : Fields.WORDS) {
                String best = commonest(field, postings.near(field, stem, edits));
                if (best != null) {
                    return List.of(new Unit.Alternative(null, best, CORRECTED / edits));
                }
            }
        }
        return List.of();
    }

    /** Two letters in the wrong order are one slip, though two edits. */
    private static List<Unit.Alternative> swapped(String stem) {
        List<Unit.Alternative> swapped = new ArrayList<>();
        for (int i = 0; i + 1 < stem.length(); i++) {
            if (stem.charAt(i) != stem.charAt(i + 1)) {
                String other = stem.substring(0, i) + stem.charAt(i + 1) + stem.charAt(i) + stem.substring(i + 2);
                swapped.add(new Unit.Alternative(null, other, CORRECTED));
            }
        }
        return swapped;
    }

    private @Nullable String commonest(Fields field, List<String> terms) throws IOException {
        String best = null;
        int most = 0;
        for (String term : terms) {
            int documents = postings.frequency(field, term);
            if (documents > most) {
                most = documents;
                best = term;
            }
        }
        return best;
    }
}
