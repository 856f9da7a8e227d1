package dev.qkv.quiz;

import dev.qkv.model.QuestionHeader;
import dev.qkv.schedule.CardState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which card comes next: one whose learning step has run out, else a due one, else a new one, else a failed one before its time. Cards of one concept are kept
 * apart where others can stand between them.
 */
final class CardQueue {
    /** Cards of a concept are at least so many others apart, where there are others. */
    private static final int SIBLING_GAP = 3;

    /** How far ahead a card of another concept is looked for. */
    private static final int LOOKAHEAD = 200;

    /** In a session without a schedule a failed card comes back after so many others. */
    private static final int CRAM_GAP = 5;

    enum From {
        DUE,
        NEW,
        WAITING
    }

    /**
     * A card in the queue.
     *
     * @param showing how often it was asked before in this session
     * @param back when its learning step runs out; null where it has none
     * @param turn the turn from which it may come back without a schedule
     */
    record Entry(
            QuestionHeader header,
            CardState state,
            int showing,
            boolean failed,
            @Nullable Instant back,
            int turn) {
        static Entry first(Candidate candidate) {
            return new Entry(candidate.header(), candidate.state(), 0, false, null, 0);
        }
    }

    /** A card taken from the queue, and where it stood. */
    record Taken(Entry entry, From from, int index) {}

    private final List<Entry> due;
    private final List<Entry> fresh;
    private final List<Entry> waiting = new ArrayList<>();
    private final List<String> trail = new ArrayList<>();

    CardQueue(List<Entry> due, List<Entry> fresh) {
        this.due = new ArrayList<>(due);
        this.fresh = new ArrayList<>(fresh);
    }

    /** Null where nothing is left for this session. */
    @Nullable
    Taken take(Instant now) {
        int ready = next(waiting, entry -> ready(entry, now));
        if (ready >= 0) {
            return take(waiting, From.WAITING, ready);
        }
        if (!due.isEmpty()) {
            return take(due, From.DUE, next(due, entry -> true));
        }
        if (!fresh.isEmpty()) {
            return take(fresh, From.NEW, next(fresh, entry -> true));
        }
        int failed = next(waiting, Entry::failed);
        return failed < 0 ? null : take(waiting, From.WAITING, failed);
    }

    /** Undoes the last {@link #take}. */
    void putBack(Taken taken) {
        List<Entry> list = switch (taken.from()) {
            case DUE -> due;
            case NEW -> fresh;
            case WAITING -> waiting;
        };
        list.add(Math.min(taken.index(), list.size()), taken.entry());
        trail.remove(trail.size() - 1);
    }

    /** The card as it comes back in this session. */
    Entry again(Entry asked, CardState after, boolean failed, @Nullable Instant back) {
        return new Entry(asked.header(), after, asked.showing() + 1, failed, back, trail.size() + CRAM_GAP);
    }

    void await(Entry entry) {
        waiting.add(entry);
    }

    void forget(Entry awaited) {
        waiting.remove(awaited);
    }

    int dueLeft() {
        return due.size();
    }

    int newLeft() {
        return fresh.size();
    }

    int failedLeft() {
        int failed = 0;
        for (Entry entry : waiting) {
            failed += entry.failed() ? 1 : 0;
        }
        return failed;
    }

    private boolean ready(Entry entry, Instant now) {
        return entry.back() == null
                ? trail.size() >= entry.turn()
                : !entry.back().isAfter(now);
    }

    private Taken take(List<Entry> list, From from, int index) {
        Entry entry = list.remove(index);
        trail.add(concept(entry));
        return new Taken(entry, from, index);
    }

    /** The first that fits and is furthest from its siblings; -1 where none fits. */
    private int next(List<Entry> list, Predicate<Entry> fits) {
        for (int gap = SIBLING_GAP; gap >= 0; gap--) {
            for (int i = 0; i < Math.min(list.size(), LOOKAHEAD); i++) {
                if (fits.test(list.get(i)) && !recent(concept(list.get(i)), gap)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private boolean recent(String concept, int gap) {
        return trail.subList(Math.max(0, trail.size() - gap), trail.size()).contains(concept);
    }

    private static String concept(Entry entry) {
        return entry.header().card().bank() + "/" + entry.header().card().concept();
    }
}
