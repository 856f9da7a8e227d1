package dev.qkv.store;

import dev.qkv.schedule.Scheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets a damaged database aside and makes another of all that is left: the plain log, the newest backup that can be read, and what can still be read of the
 * damaged one. Nothing is deleted, and what was done is told. The lock must be held.
 */
final class Recovery {
    private static final String[] PARTS = {"", "-wal", "-shm"};

    private final Path folder;
    private final Path file;
    private final PlainLog log;
    private final Scheduler scheduler;
    private final Instant now;
    private final List<String> sources = new ArrayList<>();

    Recovery(Path folder, Path file, PlainLog log, Scheduler scheduler, Instant now) {
        this.folder = folder;
        this.file = file;
        this.log = log;
        this.scheduler = scheduler;
        this.now = now;
    }

    /**
     * @param reason what is wrong with the database, as the end of a sentence
     * @return what was done
     */
    String run(String reason) throws SQLException, IOException {
        Path aside = setAside();
        Path fresh = folder.resolve("history.rebuilt.db");
        for (String part : PARTS) {
            Files.deleteIfExists(beside(fresh, part));
        }
        int events;
        try (Database database = Database.open(fresh)) {
            Schema.migrate(database);
            database.begin();
            fill(database, aside);
            events = new Tables(database).count();
            database.commit();
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        Private.sync(file);
        return "the history " + file + " " + reason + "; "
                + (aside == null ? "" : "it is kept as " + aside.getFileName() + ", and ")
                + (sources.isEmpty()
                        ? "a new one is begun: there is neither a log nor a backup"
                        : "it was made again from " + String.join(" and ", sources) + ": " + events + " events");
    }

    private @Nullable Path setAside() throws IOException {
        Path aside = Private.free(folder, "history.damaged-", now, ".db");
        Path moved = null;
        for (String part : PARTS) {
            if (Files.exists(beside(file, part))) {
                Files.move(beside(file, part), beside(aside, part));
                moved = aside;
            }
        }
        return moved;
    }

    private void fill(Database database, @Nullable Path aside) throws SQLException, IOException {
        Tables tables = new Tables(database);
        PlainLog.Reading reading = log.read(PlainLog.Mark.NONE, tables::insert);
        int logged = tables.count();
        if (logged > 0) {
            sources.add(log.file().getFileName() + (reading.damaged() > 0 ? " (damaged in part)" : ""));
        }
        for (Path backup : new Backups(folder).newestFirst()) {
            if (copy(tables, backup, "the backup " + backup.getFileName())) {
                break;
            }
        }
        if (aside != null && Files.exists(aside)) {
            copy(tables, aside, "what could be read of it");
        }
        States.deriveAll(tables, scheduler);
        database.meta(Keeper.SCHEDULER, scheduler.identity());
        PlainLog.Mark end = reading.end();
        if (reading.damaged() > 0) {
            Files.move(log.file(), Private.free(folder, "history.damaged-", now, ".log"));
        }
        if (reading.damaged() > 0 || tables.count() > logged || end.bytes() != log.size()) {
            end = log.rewrite(tables::each);
        }
        database.meta(Keeper.MARK, end.toString());
    }

    /** Takes over what a database holds. @return whether it holds anything */
    private boolean copy(Tables tables, Path other, String name) throws IOException {
        int[] read = new int[2];
        try (Database source = Database.openReadOnly(other)) {
            new Tables(source).eachReadable(event -> {
                read[0]++;
                read[1] += tables.insert(event) ? 1 : 0;
            });
        } catch (SQLException e) {
            // as good as not there
        }
        if (read[1] > 0) {
            sources.add(name);
        }
        return read[0] > 0;
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
