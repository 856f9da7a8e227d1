package dev.qkv.store;

import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Scheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The reviews: an append-only log in SQLite with the states derived from it, and a plain copy of the log beside it. An event is forced to disk in both before
 * {@link #record} returns. A damaged database is set aside and made again from the plain log.
 */
public final class History implements AutoCloseable {
    private static final String DATABASE = "history.db";
    private static final String LOG = "history.log";
    private static final String LOCK = "history.lock";
    private static final String SIZE = "plain_log";
    private static final String SCHEDULER = "scheduler";
    private static final int BATCH = 5_000;

    private final Path folder;
    private final Scheduler scheduler;
    private final PlainLog log;
    private final Database database;
    private final Tables tables;

    private History(Path folder, Scheduler scheduler, Database database) {
        this.folder = folder;
        this.scheduler = scheduler;
        this.log = new PlainLog(folder.resolve(LOG));
        this.database = database;
        this.tables = new Tables(database.connection());
    }

    /** Whether there is a history to read at all. */
    public static boolean exists(Path folder) {
        return Files.exists(folder.resolve(DATABASE)) || Files.exists(folder.resolve(LOG));
    }

    /**
     * Opens the history, making it where there is none.
     *
     * @param now names the file that a damaged database is set aside as
     * @param notices told what was mended
     * @throws StoreException where it cannot be read or written
     */
    public static History open(Path folder, Scheduler scheduler, Instant now, Consumer<String> notices) {
        Path file = folder.resolve(DATABASE);
        try {
            Private.folder(folder);
            History history;
            try {
                history = new History(folder, scheduler, database(folder));
                history.settle();
            } catch (SQLException e) {
                if (!damaged(e)) {
                    throw e;
                }
                Path aside = setAside(file, now);
                history = new History(folder, scheduler, database(folder));
                history.settle();
                notices.accept("the history " + file + " was damaged; it is kept as " + aside.getFileName()
                        + ", and was made again from " + LOG + ": " + history.count() + " events");
            }
            return history;
        } catch (SQLException | IOException e) {
            throw failure(file, e);
        }
    }

    /** Under the lock: two processes that make the database at once would find it busy, whatever the time-out. */
    private static Database database(Path folder) throws SQLException, IOException {
        try (WriteLock lock = WriteLock.of(folder.resolve(LOCK))) {
            Database database = Database.open(folder.resolve(DATABASE));
            lock.held();
            return database;
        }
    }

    private static boolean damaged(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("SQLITE_NOTADB")
                || message.contains("SQLITE_CORRUPT")
                || message.contains("no such table");
    }

    private static Path setAside(Path file, Instant now) throws IOException {
        Path aside = file;
        for (int i = 0; Files.exists(aside); i++) {
            String name = "history.damaged-" + now.getEpochSecond() + (i == 0 ? "" : "-" + i) + ".db";
            aside = file.resolveSibling(name);
        }
        Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        for (String suffix : new String[] {"-wal", "-shm"}) {
            Path beside = file.resolveSibling(file.getFileName() + suffix);
            if (Files.exists(beside)) {
                Files.move(beside, aside.resolveSibling(aside.getFileName() + suffix));
            }
        }
        return aside;
    }

    private void settle() throws SQLException, IOException {
        if (isSettled()) {
            return;
        }
        try (WriteLock lock = WriteLock.of(folder.resolve(LOCK))) {
            catchUp();
            lock.held();
        }
    }

    private boolean isSettled() throws SQLException, IOException {
        String known = database.meta(SIZE);
        return algorithm().equals(database.meta(SCHEDULER))
                && log.size() <= (known == null ? 0 : Long.parseLong(known));
    }

    private String algorithm() {
        return scheduler.algorithm() + " " + scheduler.parameters().desiredRetention();
    }

    /** Takes in what the plain log has and the database has not; derives all states anew where another scheduler made them. */
    private void catchUp() throws SQLException, IOException {
        String known = database.meta(SIZE);
        long from = known == null ? 0 : Long.parseLong(known);
        long size = log.size();
        if (size > from) {
            List<Event> events = new ArrayList<>();
            List<SQLException> failed = new ArrayList<>();
            log.read(from, event -> {
                events.add(event);
                if (events.size() >= BATCH && failed.isEmpty()) {
                    try {
                        insert(events, -1);
                        events.clear();
                    } catch (SQLException e) {
                        failed.add(e);
                    }
                }
            });
            if (!failed.isEmpty()) {
                throw failed.get(0);
            }
            insert(events, size);
        }
        if (!algorithm().equals(database.meta(SCHEDULER))) {
            rederive(tables.cards());
            database.meta(SCHEDULER, algorithm());
        }
    }

    /** Keeps an event: on disk, twice, before this returns. */
    public void record(Event event) {
        add(List.of(event));
    }

    /** Merges events; those already there are skipped. The states do not depend on the order in which events arrive. @return how many were new */
    public int merge(List<Event> events) {
        try {
            Set<String> seen = new LinkedHashSet<>();
            List<Event> fresh = new ArrayList<>();
            for (Event event : events) {
                if (seen.add(event.id()) && !tables.has(event.id())) {
                    fresh.add(event);
                }
            }
            if (!fresh.isEmpty()) {
                backup();
                add(fresh);
            }
            return fresh.size();
        } catch (SQLException | IOException e) {
            throw failure(folder.resolve(DATABASE), e);
        }
    }

    private void add(List<Event> events) {
        try (WriteLock lock = WriteLock.of(folder.resolve(LOCK))) {
            long before = log.size();
            long size = log.append(events);
            try {
                insert(events, size);
            } catch (SQLException e) {
                // what is reported as not kept must not come back at the next start
                log.truncate(before);
                throw e;
            }
            lock.held();
        } catch (SQLException | IOException e) {
            throw failure(folder.resolve(DATABASE), e);
        }
    }

    /** @param size of the plain log with these events; below 0 where it is not to be noted yet */
    private void insert(List<Event> events, long size) throws SQLException {
        Connection connection = database.connection();
        connection.setAutoCommit(false);
        try {
            Set<String> cards = new LinkedHashSet<>();
            for (Event event : events) {
                tables.insert(event);
                cards.add(event.card());
            }
            for (String card : cards) {
                tables.put(card, Derivation.of(tables.events(card), scheduler));
            }
            if (size >= 0) {
                database.meta(SIZE, Long.toString(size));
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void rederive(List<String> cards) throws SQLException {
        Connection connection = database.connection();
        connection.setAutoCommit(false);
        try {
            for (String card : cards) {
                tables.put(card, Derivation.of(tables.events(card), scheduler));
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** A copy beside the database, before many events are merged into it. */
    private void backup() throws SQLException, IOException {
        if (tables.count() == 0) {
            return;
        }
        Path copy = folder.resolve("history.backup.db");
        Files.deleteIfExists(copy);
        Private.file(copy);
        Files.deleteIfExists(copy);
        try (java.sql.Statement statement = database.connection().createStatement()) {
            statement.executeUpdate("VACUUM INTO '" + copy.toString().replace("'", "''") + "'");
        }
    }

    /** A card's state; new where it was never reviewed. */
    public CardState state(String card) {
        return get(() -> tables.state(card));
    }

    /** Cards due at that moment or before, the longest due first, without suspended ones. */
    public List<String> due(Instant now, int most) {
        return get(() -> tables.due(now.toEpochMilli(), most));
    }

    public int countDue(Instant now) {
        return get(() -> tables.countDue(now.toEpochMilli()));
    }

    /** Cards that were reviewed at least once, or suspended: none of them is new. */
    public Set<String> known() {
        return get(tables::known);
    }

    public Set<String> suspended() {
        return get(tables::suspended);
    }

    /** Cards first reviewed since that moment. */
    public int newSince(Instant from) {
        return get(() -> tables.newSince(from.toEpochMilli()));
    }

    public int count() {
        return get(tables::count);
    }

    /** All events, oldest first. */
    public void each(Consumer<Event> events) {
        get(() -> {
            tables.each(events);
            return true;
        });
    }

    /** The last review that was not taken back; null where there is none. */
    public @Nullable Event lastReview() {
        return get(() -> Optional.ofNullable(tables.lastReview())).orElse(null);
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    /** Reviews since that moment that were not taken back, oldest first. */
    public List<Event> reviewsSince(Instant from) {
        return get(() -> tables.reviewsSince(from.toEpochMilli()));
    }

    private interface Query<T> {
        T run() throws SQLException;
    }

    private <T> T get(Query<T> query) {
        try {
            return query.run();
        } catch (SQLException e) {
            throw failure(folder.resolve(DATABASE), e);
        }
    }

    private static StoreException failure(Path path, Exception e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("SQLITE_FULL") || message.contains("No space left")) {
            message = "no space left on the device";
        } else if (message.contains("SQLITE_BUSY")) {
            message = "another qkv is writing to it and does not stop";
        } else if (message.contains("READONLY") || e instanceof java.nio.file.AccessDeniedException) {
            message = "cannot be written";
        }
        return new StoreException(path + ": " + message, e);
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw failure(folder.resolve(DATABASE), e);
        }
    }
}
