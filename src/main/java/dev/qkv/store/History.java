package dev.qkv.store;

import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Scheduler;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The reviews: an append-only log in SQLite with the states derived from it, and a plain copy of the log beside it. An event is forced to disk in both before
 * {@link #record} returns. A damaged database is set aside and made again from the plain log.
 */
public final class History implements AutoCloseable {
    private final Keeper keeper;
    private final Scheduler scheduler;

    private History(Keeper keeper, Scheduler scheduler) {
        this.keeper = keeper;
        this.scheduler = scheduler;
    }

    /** Whether there is a history to read at all. */
    public static boolean exists(Path folder) {
        return Keeper.exists(folder);
    }

    /**
     * Opens the history, making it where there is none.
     *
     * @param now names what is set aside or backed up
     * @param notices told what was mended
     * @throws StoreException where it cannot be read or written
     */
    public static History open(Path folder, Scheduler scheduler, Instant now, Consumer<String> notices) {
        History history = new History(new Keeper(folder, scheduler, now, notices), scheduler);
        history.keeper.read(tables -> true);
        return history;
    }

    /** An id for an event of this moment, greater than those of the events of the same millisecond. */
    public String nextId(Instant now, RandomGenerator random) {
        String id = EventIds.next(now, random);
        String last = keeper.read(tables -> Optional.ofNullable(tables.lastId(now.toEpochMilli())))
                .orElse("");
        return last.compareTo(id) < 0 ? id : EventIds.after(last);
    }

    /** Keeps an event: on disk, twice, before this returns. */
    public void record(Event event) {
        keeper.add(List.of(event), false);
    }

    /**
     * Merges events; those already there are skipped. The states do not depend on the order in which events arrive. Before anything is added, a backup is kept.
     *
     * @return how many were new
     */
    public int merge(List<Event> events) {
        boolean all = keeper.read(tables -> {
            for (Event event : events) {
                if (!tables.has(event.id())) {
                    return false;
                }
            }
            return true;
        });
        return all ? 0 : keeper.add(events, true);
    }

    /** @throws StoreException where what is recorded could not be kept */
    public void requireWritable() {
        keeper.requireWritable();
    }

    /** A card's state; new where it was never reviewed. */
    public CardState state(String card) {
        return keeper.read(tables -> tables.state(card));
    }

    /** Cards due at that moment or before, the longest due first, without suspended ones. */
    public List<String> due(Instant now, int most) {
        return keeper.read(tables -> tables.due(now.toEpochMilli(), most));
    }

    public int countDue(Instant now) {
        return keeper.read(tables -> tables.countDue(now.toEpochMilli()));
    }

    /** The states of those cards that were reviewed at least once, or suspended; of others nothing. */
    public Map<String, CardState> states(Collection<String> cards) {
        return keeper.read(tables -> tables.states(cards));
    }

    /** Cards that were reviewed at least once, or suspended: none of them is new. */
    public Set<String> known() {
        return keeper.read(Tables::known);
    }

    public Set<String> suspended() {
        return keeper.read(Tables::suspended);
    }

    /** Cards first reviewed since that moment. */
    public int newSince(Instant from) {
        return keeper.read(tables -> tables.newSince(from.toEpochMilli()));
    }

    public int count() {
        return keeper.read(Tables::count);
    }

    /** All events, oldest first. */
    public void each(Consumer<Event> events) {
        keeper.read(tables -> {
            tables.each(events::accept);
            return true;
        });
    }

    /** The last review that was not taken back; null where there is none. */
    public @Nullable Event lastReview() {
        return keeper.read(tables -> Optional.ofNullable(tables.lastReview())).orElse(null);
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    /** Reviews since that moment that were not taken back, oldest first. */
    public List<Event> reviewsSince(Instant from) {
        return keeper.read(tables -> tables.reviewsSince(from.toEpochMilli()));
    }

    /** Whether there is a review from one moment to before another that was not taken back. */
    public boolean reviewed(Instant from, Instant before) {
        return keeper.read(tables -> tables.reviewed(from.toEpochMilli(), before.toEpochMilli()));
    }

    @Override
    public void close() {
        keeper.close();
    }
}
