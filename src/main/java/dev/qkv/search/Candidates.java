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

    private static final double K1 = 3;

    /** How much more a word says in the names, the short answer and the prompts of questions than in the text. */
    private static final double[] BOOST = {6, 2, 1.8, 1};

    /** How much a field's length counts against it. */
    private static final double[] LENGTH = {0.2, 0.6, 0.4, 0.55};

    private static final double NAME_BOOST = 0.45;

    /** A formula that a note only mentions, as against its own. */
    private static final double MENTIONED = 0.5;

    private final Postings postings;
    private final Vocabulary vocabulary;
    /** By document; of a large bank most have nothing of the query, and are not looked at. */
    private final @Nullable Scored[] scored;

    private final List<Scored> all = new ArrayList<>();
    private final List<Scored> inUnit = new ArrayList<>();
    private final List<Scored> inAlternative = new ArrayList<>();

    Candidates(Vocabulary vocabulary) {
        postings = vocabulary.postings();
        this.vocabulary = vocabulary;
        scored = new Scored[postings.documents()];
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
                scored(at.document()).score += weight;
            }
        }
        for (NamesInQuery.Slip slip : query.allKnown() ? List.<NamesInQuery.Slip>of() : names.slips(query.key())) {
            if (!keepsWords(query, slip.name())) {
                continue;
            }
            for (Postings.Cursor at = postings.of(Fields.NAME, slip.name()); at.next(); ) {
                Scored document = scored(at.document());
                document.slip = Math.max(document.slip, slip.quality());
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
            for (Scored document : inAlternative) {
                double frequency = document.frequency;
                double score = alternative.quality() * rarity * frequency * (K1 + 1) / (K1 + frequency);
                if (document.quality == 0) {
                    inUnit.add(document);
                }
                document.ofUnit = Math.max(document.ofUnit, score);
                document.quality = Math.max(document.quality, alternative.quality());
                document.frequency = 0;
            }
            inAlternative.clear();
        }
        for (Scored document : inUnit) {
            document.score += unit.meaning * document.ofUnit;
            document.covered += unit.weight * document.quality;
            document.ofUnit = 0;
            document.quality = 0;
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

    private void addFrequency(int number, double frequency) {
        Scored document = scored(number);
        if (document.frequency == 0) {
            inAlternative.add(document);
        }
        document.frequency += frequency;
    }

    private Scored scored(int number) {
        Scored document = scored[number];
        if (document == null) {
            document = new Scored(number);
            scored[number] = document;
            all.add(document);
        }
        return document;
    }

    private void scoreSymbols(Set<String> runs) throws IOException {
        double whole = 0;
        for (String run : runs) {
            double rarity = vocabulary.rarity(postings.frequency(Fields.SYMBOLS, run));
            whole += rarity;
            for (Postings.Cursor at = postings.of(Fields.SYMBOLS, run); at.next(); ) {
                scored(at.document()).symbols += at.frequency() > 1 ? rarity : MENTIONED * rarity;
            }
        }
        for (Scored document : whole > 0 ? all : List.<Scored>of()) {
            document.symbols /= whole;
        }
    }

    /** The best, best first. @param topic a topic's id, or null for all */
    List<Candidate> best(int most, @Nullable String topic, double symbolWeight, double slipWeight) throws IOException {
        boolean[] allowed = new boolean[topic == null ? 0 : scored.length];
        if (topic != null) {
            for (Postings.Cursor at = postings.of(Fields.TOPIC, topic); at.next(); ) {
                allowed[at.document()] = true;
            }
        }
        PriorityQueue<Candidate> best = new PriorityQueue<>();
        for (Scored document : all) {
            double score = document.score + symbolWeight * document.symbols + slipWeight * document.slip;
            if (score > 0 && (topic == null || allowed[document.document])) {
                best.add(new Candidate(document.document, score, document.covered, document.slip, document.symbols));
                if (best.size() > most) {
                    best.remove();
                }
            }
        }
        List<Candidate> sorted = new ArrayList<>(best);
        sorted.sort(Collections.reverseOrder());
        return sorted;
    }
}
