package dev.qkv.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qkv.schedule.Parameters;
import dev.qkv.schedule.Rating;
import dev.qkv.schedule.Scheduler;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were lost, cut, exchanged or overwritten, at rest and while the history is open. */
class HistoryFaultsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");
    private static final Scheduler SCHEDULER = new Scheduler(Parameters.DEFAULT);
    private static final int EVENTS = 200;

    @TempDir
    Path temp;

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<String> notices = new ArrayList<>();
    private final List<Event> recorded = new ArrayList<>();
    private Path folder = Path.of("");
    private Path database = Path.of("");
    private Path log = Path.of("");

    @BeforeEach
    void fill() {
        folder = temp.resolve("qkv");
        database = folder.resolve("history.db");
        log = folder.resolve("history.log");
        try (History history = open()) {
            for (int i = 0; i < EVENTS; i++) {
                record(history, i);
            }
        }
        assertThat(notices).isEmpty();
    }

    private History open() {
        return History.open(folder, SCHEDULER, NOW, notices::add);
    }

    private void record(History history, int i) {
        Instant at = NOW.plusSeconds(i);
        Event event = new Event(
                history.nextId(at, random),
                Event.Kind.REVIEW,
                "b/c#q" + i % 50,
                "",
                at,
                i % 7 == 0 ? Rating.AGAIN : Rating.GOOD,
                1500,
                SCHEDULER.algorithm());
        history.record(event);
        recorded.add(event);
    }

    private void assertAll(History history) {
        List<Event> events = new ArrayList<>();
        history.each(events::add);
        assertThat(events).containsExactlyElementsOf(recorded);
        for (Event event : recorded) {
            List<Event> same = recorded.stream()
                    .filter(other -> other.card().equals(event.card()))
                    .toList();
            assertThat(history.state(event.card()))
                    .isEqualTo(Derivation.of(same, SCHEDULER).state());
        }
    }

    /** Opens, looks for everything, and for nothing more to mend the next time. */
    private void assertMended(String... told) {
        try (History history = open()) {
            assertAll(history);
        }
        assertThat(String.join("\n", notices)).contains(told);
        int mended = notices.size();
        try (History history = open()) {
            assertAll(history);
            record(history, EVENTS);
        }
        try (History history = open()) {
            assertAll(history);
        }
        assertThat(notices).hasSize(mended);
        assertThat(log).content().hasLineCount(EVENTS + 1);
    }

    private List<Path> files(String beginning) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(beginning))
                    .toList();
        }
    }

    @Test
    void aLostLogIsWrittenAgain() throws IOException {
        Files.delete(log);
        assertMended("history.log was missing", "written again from history.db");
    }

    @Test
    void aLogThatWasCutIsWrittenAgain() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        assertMended("history.log had become shorter");
    }

    @Test
    void theLogOfAnotherMachineIsTakenIn() throws IOException {
        Path other = temp.resolve("other");
        List<Event> foreign = new ArrayList<>();
        try (History history = History.open(other, SCHEDULER, NOW, notices::add)) {
            for (int i = 0; i < EVENTS + 20; i++) {
                Instant at = NOW.plusSeconds(100_000 + i);
                Event event = new Event(
                        history.nextId(at, random), Event.Kind.REVIEW, "other/c#q", "", at, Rating.HARD, 1, "x");
                history.record(event);
                foreign.add(event);
            }
        }
        Files.copy(other.resolve("history.log"), log, StandardCopyOption.REPLACE_EXISTING);
        recorded.addAll(foreign);
        try (History history = open()) {
            assertAll(history);
        }
        assertThat(notices).singleElement().asString().contains("it was written again from history.db");
        assertThat(log).content().hasLineCount(recorded.size());
    }

    @Test
    void aDamagedLineIsToldOf() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        for (int i = EVENTS - 2; i < EVENTS; i++) {
            lines.set(i, lines.get(i).replace("good", "easy").replace("again", "easy"));
        }
        Files.write(log, lines);
        assertMended("history.log was damaged and is kept as history.damaged-");
        assertThat(files("history.damaged-")).hasSize(1);
    }

    /** A process that was killed between the two commits leaves lines that the database has not. */
    @Test
    void linesOfAKilledRunAreTakenIn() throws IOException {
        Event left = left();
        Files.writeString(log, EventLine.of(left), StandardOpenOption.APPEND);
        try (History history = open()) {
            assertAll(history);
        }
        assertThat(notices).isEmpty();
    }

    private Event left() {
        Instant at = NOW.plusSeconds(EVENTS);
        Event event =
                new Event(EventIds.next(at, random), Event.Kind.REVIEW, "b/c#left", "", at, Rating.GOOD, 1, "FSRS-6");
        recorded.add(event);
        return event;
    }

    @Test
    void linesOfAKilledRunAreTakenInByOneThatIsOpen() throws IOException {
        try (History history = open()) {
            Files.writeString(log, EventLine.of(left()) + "0190-cut-o", StandardOpenOption.APPEND);
            record(history, EVENTS + 1);
            assertAll(history);
        }
        try (History history = open()) {
            assertAll(history);
        }
        assertThat(notices).isEmpty();
        assertThat(log).content().hasLineCount(EVENTS + 2);
    }

    @Test
    void aLostDatabaseIsMadeAgain() throws IOException {
        Files.delete(database);
        assertMended("history.db was missing", "made again from history.log: 200 events");
    }

    @Test
    void anEmptyDatabaseIsMadeAgain() throws IOException {
        Files.write(database, new byte[0]);
        assertMended("history.db was empty", "made again from history.log: 200 events");
        assertThat(files("history.damaged-")).isNotEmpty();
    }

    @Test
    void aDatabaseDamagedInItsPagesIsMadeAgain() throws IOException {
        for (long page = 1; page < Files.size(database) / 4096; page++) {
            overwrite(page);
        }
        try (History history = open()) {
            assertAll(history);
        }
        assertMended("history.db was damaged", "history.log");
    }

    private void overwrite(long page) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
            byte[] junk = new byte[4096];
            random.nextBytes(junk);
            file.seek(page * 4096);
            file.write(junk);
        }
    }

    @Test
    void damageThatComesWhileItIsOpenIsMended() throws IOException {
        try (History history = open()) {
            for (long page = 0; page < Files.size(database) / 4096; page++) {
                overwrite(page);
            }
            record(history, EVENTS);
            assertAll(history);
        }
        assertThat(notices).singleElement().asString().contains("was damaged");
    }

    @Test
    void aDatabaseDeletedWhileItIsOpenIsMadeAgain() throws IOException {
        try (History history = open()) {
            for (Path file : files("history.db")) {
                Files.delete(file);
            }
            record(history, EVENTS);
            assertAll(history);
        }
        assertThat(notices).singleElement().asString().contains("was missing");
    }

    @Test
    void withoutItsLogADamagedDatabaseGivesWhatCanBeRead() throws IOException {
        Files.delete(log);
        overwrite(Files.size(database) / 4096 - 2);
        int found;
        try (History history = open()) {
            found = history.count();
        }
        assertThat(found).isPositive();
        assertThat(log).content().hasLineCount(found);
        assertThat(files("history.damaged-")).isNotEmpty();
    }

    @Test
    void withoutLogAndDatabaseTheBackupGivesWhatItHas() throws IOException {
        List<Event> more = List.of(left());
        recorded.remove(recorded.size() - 1);
        try (History history = open()) {
            assertThat(history.merge(more)).isEqualTo(1);
        }
        Files.delete(log);
        Files.write(database, "no database".getBytes(StandardCharsets.UTF_8));
        assertMended(
                "history.db was damaged", "made again from the backup history.backup-20260601T090000Z.db: 200 events");
    }

    @Test
    void aDamagedLogAndABackupTogetherGiveAll() throws IOException {
        try (History history = open()) {
            history.merge(List.of(left()));
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        lines.set(3, "nothing");
        lines.set(77, "");
        Files.write(log, lines);
        Files.delete(database);
        try (History history = open()) {
            assertAll(history);
        }
        assertThat(notices)
                .singleElement()
                .asString()
                .contains(
                        "history.log (damaged in part) and the backup history.backup-20260601T090000Z.db: 201 events");
    }

    @Test
    void threeBackupsAreKeptAndNobodyElseMayReadThem() throws IOException {
        for (int i = 0; i < 5; i++) {
            Instant now = NOW.plusSeconds(i);
            try (History history = History.open(folder, SCHEDULER, now, notices::add)) {
                history.merge(List.of(left()));
                history.merge(List.of(left()));
            }
        }
        List<Path> backups = files("history.backup");
        assertThat(backups).hasSize(3);
        for (Path backup : backups) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void modesThatWereOpenedAreClosedAgain() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-rw-rw-"));
        try (History history = open()) {
            record(history, EVENTS);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        for (Path file : files("history.")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theLogInTheDatabaseCannotBeChanged() throws SQLException, IOException {
        try (Database open = Database.open(database)) {
            for (String sql : List.of("UPDATE event SET rating = 'easy'", "DELETE FROM event")) {
                assertThatThrownBy(() -> open.execute(sql))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("the log is only added to");
            }
        }
    }

    @Test
    void aHistoryOfANewerQkvIsLeftAlone() throws SQLException, IOException {
        try (Database open = Database.open(database)) {
            open.execute("PRAGMA user_version = 99");
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(database.toString())
                .hasMessageContaining("made by a newer qkv (schema 99");
        assertThat(files("history.damaged-")).isEmpty();
    }

    /** As the first version of the schema left it: no checks in the log, and a mark of bytes alone. */
    @Test
    void anOlderHistoryIsTakenOverAfterABackup() throws SQLException, IOException {
        Path old = temp.resolve("old");
        Private.folder(old);
        StringBuilder lines = new StringBuilder();
        for (Event event : recorded) {
            String line = EventLine.of(event);
            lines.append(line, 0, line.lastIndexOf('\t')).append('\n');
        }
        Files.writeString(old.resolve("history.log"), lines);
        try (Database first = Database.open(old.resolve("history.db"))) {
            Schema.migrate(first, 1);
            first.begin();
            for (Event event : recorded) {
                new Tables(first).insert(event);
            }
            first.meta(Keeper.MARK, Integer.toString(lines.length()));
            first.commit();
        }
        folder = old;
        database = old.resolve("history.db");
        log = old.resolve("history.log");
        try (History history = open()) {
            assertAll(history);
            record(history, EVENTS);
        }
        assertThat(notices).isEmpty();
        assertThat(files("history.backup-")).hasSize(1);
        Files.delete(database);
        try (History history = open()) {
            assertAll(history);
        }
    }
}
