package dev.qkv.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Scores every concept by BM25F (Robertson and Zaragoza 2009, section 3.6): a term's frequency is summed over the fields, weighted, before it saturates.
 * A unit counts by its best alternative, a name of the concept in the query and a formula like one of its own count on top.
 */
final class Candidates {

    private static final double K1 = 2;

    /** How much more a word says in the names, the short answer and the prompts of questions than in the text. */
    private static final double[] BOOST = {6, 2, 1.3, 1};

    /** How much a field's length counts against it. */
    private static final double[] LENGTH = {0.2, 0.6, 0.4, 0.55};

    private static final double NAME_BOOST = 0.45;

    /** A formula that a note only mentions, as against its own. */
    private static final double MENTIONED = 0.5;

    private final Postings postings;
    private final Vocabulary vocabulary;
    private final double[] scores;
    private final double[] covered;
    private final double[] slips;
    private final double[] symbols;

    /** Documents that have anything of the query: of a large bank most have nothing, and are not looked at. */
    private final DocumentList met = new DocumentList();

    private final boolean[] isMet;

    // of the unit, and of its alternative, that is being scored; zero for all others
    private final double[] best;
    private final double[] quality;
    private final double[] frequencies;
    private final DocumentList inUnit = new DocumentList();
    private final DocumentList inAlternative = new DocumentList();

    Candidates(Vocabulary vocabulary) {
        postings = vocabulary.postings();
        this.vocabulary = vocabulary;
        scores = new double[postings.documents()];
        covered = new double[postings.documents()];
        slips = new double[postings.documents()];
        symbols = new double[postings.documents()];
        isMet = new boolean[postings.documents()];
        best = new double[postings.documents()];
        quality = new double[postings.documents()];
        frequencies = new double[postings.documents()];
    }

    /**
     * @param covered the weight of the query's units that the concept has
     * @param slip how likely the whole query is a name of it mistyped, from 0 to 1
     * @param symbols the share of the query's formula that it has, by weight
     */
    record Candidate(int document, double score, double covered, double slip, double symbols)
            implements Comparable<Candidate> {
        /** The worst first; of two that are as good, the later in the bank. */
        @Override
        public int compareTo(Candidate other) {
            int order = Double.compare(score, other.score);
            return order == 0 ? Integer.compare(other.document, document) : order;
        }
    }

    void score(ParsedQuery query) throws IOException {
        for (Unit unit : query.units()) {
            vocabulary.resolve(unit);
            score(unit);
        }
        NamesInQuery names = new NamesInQuery(postings);
        for (NamesInQuery.Found found : names.parts(query.atoms())) {
            double weight = NAME_BOOST * weight(query, found);
            for (Postings.Cursor at = postings.of(found.field(), found.key()); at.next(); ) {
                meet(at.document());
                scores[at.document()] += weight;
            }
        }
        for (NamesInQuery.Slip slip : query.allKnown() ? List.<NamesInQuery.Slip>of() : names.slips(query.key())) {
            if (!keepsWords(query, slip.name())) {
                continue;
            }
            for (Postings.Cursor at = postings.of(Fields.NAME, slip.name()); at.next(); ) {
                meet(at.document());
                slips[at.document()] = Math.max(slips[at.document()], slip.quality());
            }
        }
        scoreSymbols(query.runs());
    }

    /** Whether a name has every word that was typed as the notes have it: nobody mistypes {@code PPO} as {@code DPO}. */
    private static boolean keepsWords(ParsedQuery query, String name) {
        for (Unit unit : query.units()) {
            if (unit.known && !unit.han && !name.contains(unit.surface)) {
                return false;
            }
        }
        return true;
    }

    /** The weight of the units that a name covers. */
    private static double weight(ParsedQuery query, NamesInQuery.Found found) {
        int start = query.atoms().get(found.first()).start();
        int end = query.atoms().get(found.first() + found.length() - 1).end();
        double weight = 0;
        for (Unit unit : query.units()) {
            if (unit.start >= start && unit.end() <= end) {
                weight += unit.weight;
            }
        }
        return weight;
    }

    private void score(Unit unit) throws IOException {
        for (Unit.Alternative alternative : unit.alternatives) {
            double rarity = vocabulary.rarity(alternative);
            addFrequencies(alternative);
            for (int i = 0; i < inAlternative.size(); i++) {
                int document = inAlternative.get(i);
                double frequency = frequencies[document];
                if (quality[document] == 0) {
                    inUnit.add(document);
                }
                double score = alternative.quality() * rarity * frequency * (K1 + 1) / (K1 + frequency);
                best[document] = Math.max(best[document], score);
                quality[document] = Math.max(quality[document], alternative.quality());
                frequencies[document] = 0;
            }
            inAlternative.clear();
        }
        for (int i = 0; i < inUnit.size(); i++) {
            int document = inUnit.get(i);
            meet(document);
            scores[document] += unit.meaning * best[document];
            covered[document] += unit.weight * quality[document];
            best[document] = 0;
            quality[document] = 0;
        }
        inUnit.clear();
    }

    private void addFrequencies(Unit.Alternative alternative) throws IOException {
        if (alternative.field() != null) {
            for (Postings.Cursor at = postings.of(alternative.field(), alternative.term()); at.next(); ) {
                boolean part = alternative.field() == Fields.PINYIN_PART;
                addFrequency(at.document(), BOOST[0] * (part ? at.frequency() / Pinyin.WHOLE : 1));
            }
            return;
        }
        for (int f = 0; f < BOOST.length; f++) {
            Fields field = Fields.WORDS.get(f);
            double boost = BOOST[f];
            double share = LENGTH[f];
            double average = postings.meanLength(field);
            for (Postings.Cursor at = postings.of(field, alternative.term()); at.next(); ) {
                addFrequency(at.document(), boost * at.frequency() / (1 - share + share * at.length() / average));
            }
        }
    }

    private void addFrequency(int document, double frequency) {
        if (frequencies[document] == 0) {
            inAlternative.add(document);
        }
        frequencies[document] += frequency;
    }

    private void meet(int document) {
        if (!isMet[document]) {
            isMet[document] = true;
            met.add(document);
        }
    }

    private void scoreSymbols(Set<String> runs) throws IOException {
        double all = 0;
        for (String run : runs) {
            double rarity = vocabulary.rarity(postings.frequency(Fields.SYMBOLS, run));
            all += rarity;
            for (Postings.Cursor at = postings.of(Fields.SYMBOLS, run); at.next(); ) {
                meet(at.document());
                symbols[at.document()] += at.frequency() > 1 ? rarity : MENTIONED * rarity;
            }
        }
        for (int i = 0; i < met.size() && all > 0; i++) {
            symbols[met.get(i)] /= all;
        }
    }

    /** The best, best first. @param topic a topic's id, or null for all */
    List<Candidate> best(int most, @Nullable String topic, double symbolWeight, double slipWeight) throws IOException {
        boolean[] allowed = new boolean[topic == null ? 0 : scores.length];
        if (topic != null) {
            for (Postings.Cursor at = postings.of(Fields.TOPIC, topic); at.next(); ) {
                allowed[at.document()] = true;
            }
        }
        PriorityQueue<Candidate> queue = new PriorityQueue<>();
        for (int i = 0; i < met.size(); i++) {
            int document = met.get(i);
            double score = scores[document] + symbolWeight * symbols[document] + slipWeight * slips[document];
            if (score > 0 && (topic == null || allowed[document])) {
                queue.add(new Candidate(document, score, covered[document], slips[document], symbols[document]));
                if (queue.size() > most) {
                    queue.remove();
                }
            }
        }
        List<Candidate> sorted = new ArrayList<>(queue);
        sorted.sort(Collections.reverseOrder());
        return sorted;
    }
}
