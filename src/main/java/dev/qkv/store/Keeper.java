package dev.qkv.store;

import dev.qkv.schedule.Scheduler;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps database and plain log together, and repairs what it finds damaged, at the opening or later, once; then what was asked is done again.
 *
 * <p>A write: take the lock, take in what a killed run left in the plain log, add to the database, append to the plain log and have it on disk, note how far it is
 * read, commit. Whatever fails or is killed on the way, the note tells which lines the database has.
 */
final class Keeper implements AutoCloseable {
    /** How far the plain log is in the database. */
    static final String MARK = "plain_log";

    /** What derived the states. */
    static final String SCHEDULER = "scheduler";

    private final Path folder;
    private final Path file;
    private final PlainLog log;
    private final Backups backups;
    private final Scheduler scheduler;
    private final Instant now;
    private final Consumer<String> notices;
    private @Nullable Database database;

    Keeper(Path folder, Scheduler scheduler, Instant now, Consumer<String> notices) {
        this.folder = folder;
        this.file = folder.resolve("history.db");
        this.log = new PlainLog(folder.resolve("history.log"));
        this.backups = new Backups(folder);
        this.scheduler = scheduler;
        this.now = now;
        this.notices = notices;
    }

    static boolean exists(Path folder) {
        return Files.exists(folder.resolve("history.db")) || Files.exists(folder.resolve("history.log"));
    }

    interface Work<T> {
        T run(Tables tables) throws SQLException, IOException;
    }

    <T> T read(Work<T> work) {
        return guarded(() -> {
            Database open = database;
            if (open == null || !open.isCurrent()) {
                open = isReadOnly() ? connectToRead() : lockAndConnect();
            }
            return work.run(new Tables(open));
        });
    }

    private boolean isReadOnly() {
        return Files.isDirectory(folder) && !Files.isWritable(folder);
    }

    private Database lockAndConnect() throws SQLException, IOException {
        try (WriteLock lock = lock()) {
            Database open = connect();
            lock.held();
            return open;
        }
    }

    /** Nothing is mended, and what a killed run left in the plain log is not seen. */
    private Database connectToRead() throws SQLException, IOException {
        close();
        if (!Files.isRegularFile(file)) {
            throw new AccessDeniedException(file.toString());
        }
        Database open = Database.openReadOnly(file);
        try {
            if (Schema.isBehind(open)) {
                throw new SQLException("of an older form, and its folder cannot be written to renew it");
            }
        } catch (SQLException | RuntimeException e) {
            open.close();
            throw e;
        }
        database = open;
        return open;
    }

    /** @throws StoreException where nothing can be kept */
    void requireWritable() {
        if (isReadOnly()) {
            throw Failure.of(file, new AccessDeniedException(folder.toString()));
        }
    }

    /** Adds events; those already there are skipped. @return how many were new */
    int add(List<Event> events, boolean backup) {
        return guarded(() -> {
            try (WriteLock lock = lock()) {
                Database open = connect();
                if (backup && new Tables(open).count() > 0) {
                    backups.keep(file, now);
                }
                int added = add(open, events);
                lock.held();
                return added;
            }
        });
    }

    private WriteLock lock() throws IOException {
        Private.folder(folder);
        return WriteLock.of(folder.resolve("history.lock"));
    }

    private int add(Database open, List<Event> events) throws SQLException, IOException {
        PlainLog.Mark before = PlainLog.Mark.NONE;
        open.begin();
        try {
            before = settle(open);
            States states = new States(new Tables(open), scheduler);
            List<Event> fresh = new ArrayList<>();
            for (Event event : events) {
                if (states.add(event)) {
                    fresh.add(event);
                }
            }
            states.derive();
            if (!fresh.isEmpty()) {
                open.meta(MARK, log.append(before, fresh).toString());
            }
            open.commit();
            return fresh.size();
        } catch (SQLException | IOException | RuntimeException e) {
            open.rollback();
            forget(before);
            throw e;
        }
    }

    /** What is told as not kept must not come back at the next start. */
    private void forget(PlainLog.Mark before) {
        try {
            if (before.bytes() > 0 && log.holds(before)) {
                log.cut(before);
            }
        } catch (IOException e) {
            // then it does come back: nothing worse
        }
    }

    /** The database, opened if it is not, made if there is none. The lock is held. */
    private Database connect() throws SQLException, IOException {
        Database open = database;
        if (open != null && open.isCurrent()) {
            return open;
        }
        close();
        boolean there = Files.exists(file) && Files.size(file) > 0;
        if (!there && (log.size() > 0 || backups.exist())) {
            notices.accept(recovery().run(Files.exists(file) ? "was empty" : "was missing"));
        }
        open = Database.open(file);
        try {
            prepare(open);
        } catch (SQLException | IOException | RuntimeException e) {
            open.close();
            throw e;
        }
        database = open;
        return open;
    }

    private void prepare(Database open) throws SQLException, IOException {
        if (Schema.isBehind(open)) {
            if (open.version() > 0) {
                backups.keep(file, now);
            }
            Schema.migrate(open);
        }
        PlainLog.Mark mark = PlainLog.Mark.parse(open.meta(MARK));
        boolean settled = log.size() == mark.bytes() && log.holds(mark);
        boolean derived = scheduler.identity().equals(open.meta(SCHEDULER));
        if (settled && derived) {
            return;
        }
        open.begin();
        try {
            settle(open);
            if (!derived) {
                States.deriveAll(new Tables(open), scheduler);
                open.meta(SCHEDULER, scheduler.identity());
            }
            open.commit();
        } catch (SQLException | IOException | RuntimeException e) {
            open.rollback();
            throw e;
        }
    }

    /** Brings database and plain log together. @return how far the log is read */
    private PlainLog.Mark settle(Database open) throws SQLException, IOException {
        PlainLog.Mark mark = PlainLog.Mark.parse(open.meta(MARK));
        boolean whole = log.holds(mark);
        if (whole && log.size() == mark.bytes()) {
            return mark;
        }
        Tables tables = new Tables(open);
        States states = new States(tables, scheduler);
        PlainLog.Reading reading = log.read(whole ? mark : PlainLog.Mark.NONE, states::add);
        states.derive();
        PlainLog.Mark end = reading.end();
        if (whole && reading.damaged() == 0 && end.bytes() <= log.size()) {
            log.cut(end);
        } else {
            end = renew(tables, mark, reading);
        }
        open.meta(MARK, end.toString());
        return end;
    }

    private PlainLog.Mark renew(Tables tables, PlainLog.Mark mark, PlainLog.Reading reading)
            throws SQLException, IOException {
        long size = log.size();
        String was = size == 0 ? "was missing" : size < mark.bytes() ? "had become shorter" : "had been changed";
        if (reading.damaged() > 0) {
            Path aside = Private.free(folder, "history.damaged-", now, ".log");
            Files.move(log.file(), aside);
            was = "was damaged and is kept as " + aside.getFileName();
        }
        PlainLog.Mark end = log.rewrite(tables::each);
        notices.accept("the log " + log.file() + " " + was + "; it was written again from " + file.getFileName());
        return end;
    }

    private interface Step<T> {
        T run() throws SQLException, IOException;
    }

    private <T> T guarded(Step<T> step) {
        try {
            return step.run();
        } catch (SQLException e) {
            if (!Database.isDamage(e)) {
                reset();
                throw Failure.of(file, e);
            }
            return again(step, e);
        } catch (IOException e) {
            reset();
            throw Failure.of(file, e);
        }
    }

    /** After a failure, such as a full disk, the driver has closed some statements and not others: the next step begins anew. */
    private void reset() {
        try {
            close();
        } catch (StoreException e) {
            // it is told of already
        }
    }

    private <T> T again(Step<T> step, SQLException damage) {
        try {
            boolean replaced = database != null && !database.isCurrent();
            Object damaged = Database.identity(file);
            close();
            requireWritable();
            try (WriteLock lock = lock()) {
                // another process may have met the same damage and repaired it
                if (!replaced && Objects.equals(damaged, Database.identity(file))) {
                    notices.accept(recovery().run("was damaged (" + Failure.reason(damage) + ")"));
                }
                lock.held();
            }
            return step.run();
        } catch (SQLException e) {
            throw Failure.of(file, e);
        } catch (IOException e) {
            throw Failure.of(file, e);
        }
    }

    private Recovery recovery() {
        return new Recovery(folder, file, log, scheduler, now);
    }

    @Override
    public void close() {
        Database open = database;
        database = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                throw Failure.of(file, e);
            }
        }
    }
}
