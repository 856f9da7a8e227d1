package dev.qkv.search;

import dev.qkv.model.Language;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/** Free search: candidates from the Lucene index, then a closer look at the passages of the best. */
final class LuceneSearch implements Closeable {
    /** Lucene tells of vector instructions and memory segments on newer JVMs; a query of these sizes needs neither. Held, or the level would be forgotten. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    static {
        LUCENE.setLevel(Level.OFF);
    }

    private static final int LOOKED_AT = 16;
    private static final double CLOSENESS = 1;
    private static final double LEAST_COVERED = 0.5;

    private final Directory directory;
    private final DirectoryReader reader;
    private final RecordFile passages;

    LuceneSearch(Directory directory, RecordFile passages) throws IOException {
        this.directory = directory;
        this.passages = passages;
        reader = DirectoryReader.open(directory);
    }

    /** @param card offset of the concept's card; @param score 1 is about a concept that has all of the query */
    record Found(long card, double score, Passages.@Nullable Asked question, List<Hit.Passage> lines) {}

    List<Found> search(String text, int max, @Nullable String topic, Language language) throws IOException {
        ParsedQuery query = ParsedQuery.of(text);
        if (query.units().isEmpty() && query.runs().isEmpty() && query.key().isEmpty()) {
            return List.of();
        }
        Postings postings = new Postings(reader);
        Vocabulary vocabulary = new Vocabulary(postings);
        Candidates candidates = new Candidates(postings, vocabulary);
        candidates.score(query);
        double all = 0;
        for (Unit unit : query.units()) {
            all += unit.weight;
        }
        double whole = Math.max(all, vocabulary.rarity(0));
        List<Found> found = new ArrayList<>();
        for (Candidates.Candidate candidate :
                candidates.best(Math.max(max, LOOKED_AT), topic, 1.5 * whole, 3 * whole)) {
            Found hit = look(candidate, query, language, postings, all, whole);
            if (hit != null) {
                found.add(hit);
            }
        }
        found.sort(Comparator.comparingDouble(Found::score).reversed());
        return found.size() > max ? found.subList(0, max) : found;
    }

    private @Nullable Found look(
            Candidates.Candidate candidate,
            ParsedQuery query,
            Language language,
            Postings postings,
            double all,
            double whole)
            throws IOException {
        Closeness closeness = Closeness.of(
                query.units(),
                PassageCodec.decode(passages.at(postings.number(candidate.document(), Fields.PASSAGES))));
        double close = closeness.most();
        double share = all == 0 ? 0 : (0.5 * candidate.covered() + 0.5 * close) / all;
        double certainty = Math.max(share, Math.max(candidate.slip(), candidate.symbols()));
        if (certainty < LEAST_COVERED) {
            return null;
        }
        double score = (candidate.score() + CLOSENESS * close) / whole;
        return new Found(
                postings.number(candidate.document(), Fields.CARD),
                score,
                query.units().size() < 3 ? null : closeness.question(0.7 * all, language),
                closeness.lines(3, language));
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
        passages.close();
    }
}
