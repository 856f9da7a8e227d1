package dev.qkv.search;

import dev.qkv.model.Language;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Free search: candidates by the terms they have, then a closer look at the passages of the best. */
final class FreeSearch implements Closeable {
    /** Offsets of a concept's card, passages and their terms, {@value #ROW} bytes a concept. */
    static final String DOCUMENTS = "documents";

    static final String PASSAGES = "passages";
    static final String FORWARD = "forward";
    static final int ROW = 24;

    private static final int LOOKED_AT = 16;
    private static final double CLOSENESS = 0.8;

    /** Of the query's weight: a concept that has less of it is not what was asked for. */
    private static final double LEAST_COVERED = 0.35;

    /** The share of a formula, by weight, that a concept must have where nothing else was typed. */
    private static final double LEAST_SYMBOLS = 0.12;

    private static final double SYMBOLS = 2.4;
    private static final double SLIP = 4.5;
    private static final double LIKE_A_QUESTION = 0.6;
    private static final int SHOWN_LINES = 3;

    private final TermFile terms;
    private final Blob documents;
    private final RecordFile passages;
    private final RecordFile forward;

    FreeSearch(TermFile terms, Blob documents, RecordFile passages, RecordFile forward) {
        this.terms = terms;
        this.documents = documents;
        this.passages = passages;
        this.forward = forward;
    }

    /** @param card offset of the concept's card; @param score 1 is about a concept that has all of the query */
    record Found(long card, double score, Passages.@Nullable Asked question, List<Hit.Passage> lines) {}

    /** A candidate that was looked at. */
    private record Looked(long card, long passages, double score, Closeness closeness) implements Comparable<Looked> {
        /** The best first. */
        @Override
        public int compareTo(Looked other) {
            return Double.compare(other.score, score);
        }
    }

    List<Found> search(String text, int max, @Nullable String topic, Language language) throws IOException {
        ParsedQuery query = ParsedQuery.of(text);
        if (query.units().isEmpty() && query.runs().isEmpty() && query.key().isEmpty()) {
            return List.of();
        }
        Vocabulary vocabulary = new Vocabulary(new Postings(terms));
        Candidates candidates = new Candidates(vocabulary);
        candidates.score(query);
        double all = 0;
        for (Unit unit : query.units()) {
            all += unit.weight;
        }
        double whole = Math.max(all, vocabulary.rarity(0));
        // which are in every formula
        boolean letters = query.isOfLetters();
        List<Looked> looked = new ArrayList<>();
        for (Candidates.Candidate candidate :
                candidates.best(Math.max(max, LOOKED_AT), topic, SYMBOLS * whole, SLIP * whole)) {
            boolean chance = letters && candidate.symbols() < LEAST_SYMBOLS;
            if ((chance || !look(candidate, query.units(), all, whole, looked)) && looked.isEmpty()) {
                // where the best lacks most of the query, what the others have of it is chance
                return List.of();
            }
        }
        looked.sort(null);
        List<Found> found = new ArrayList<>();
        for (Looked hit : looked.subList(0, Math.min(max, looked.size()))) {
            if (!found.isEmpty()) {
                found.add(new Found(hit.card(), hit.score(), null, List.of()));
                continue;
            }
            Excerpts excerpts = new Excerpts(
                    query.units(), PassageCodec.decode(passages.at(hit.passages())), hit.closeness(), language);
            found.add(new Found(
                    hit.card(),
                    hit.score(),
                    query.units().size() < 3 ? null : excerpts.question(LIKE_A_QUESTION * all),
                    excerpts.lines(SHOWN_LINES)));
        }
        return found;
    }

    /** Keys of names within so many edits. */
    List<String> namesNear(String key, int edits) throws IOException {
        return new Postings(terms).near(Fields.NAME, key, edits);
    }

    /** Whether a candidate may be what was asked for; it is added then. */
    private boolean look(
            Candidates.Candidate candidate, List<Unit> units, double all, double whole, List<Looked> looked)
            throws IOException {
        ByteBuffer row = ByteBuffer.wrap(documents.range((long) candidate.document() * ROW, ROW));
        long card = row.getLong();
        long text = row.getLong();
        Closeness closeness = Closeness.of(units, new Forward(forward.bytesAt(row.getLong())));
        double share = all == 0 ? 0 : (0.5 * candidate.covered() + 0.5 * closeness.most()) / all;
        double certainty = Math.max(share, Math.max(candidate.slip(), candidate.symbols()));
        if (certainty < LEAST_COVERED) {
            return false;
        }
        double score = (candidate.score() + CLOSENESS * closeness.most()) / whole;
        looked.add(new Looked(card, text, score, closeness));
        return true;
    }

    @Override
    public void close() throws IOException {
        terms.close();
        documents.close();
        passages.close();
        forward.close();
    }
}
