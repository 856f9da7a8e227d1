package dev.qkv.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Parameters;
import dev.qkv.schedule.Rating;
import dev.qkv.schedule.Scheduler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");
    private static final Scheduler SCHEDULER = new Scheduler(Parameters.DEFAULT);

    @TempDir
    Path temp;

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<String> notices = new ArrayList<>();

    private History open() {
        return History.open(temp.resolve("qkv"), SCHEDULER, NOW, notices::add);
    }

    private Event review(String card, Rating rating, Instant at) {
        return new Event(
                EventIds.next(at, random), Event.Kind.REVIEW, card, "", at, rating, 1500, SCHEDULER.algorithm());
    }

    private Event undo(Event target, Instant at) {
        return new Event(EventIds.next(at, random), Event.Kind.UNDO, target.card(), target.id(), at, null, 0, "");
    }

    @Test
    void keepsReviewsOverReopening() {
        Event first = review("qkv/gqa#shared", Rating.GOOD, NOW);
        try (History history = open()) {
            history.record(first);
        }
        try (History history = open()) {
            assertThat(history.count()).isEqualTo(1);
            assertThat(history.state("qkv/gqa#shared")).isEqualTo(SCHEDULER.review(CardState.NEW, Rating.GOOD, NOW));
            assertThat(history.state("qkv/mqa#shared")).isEqualTo(CardState.NEW);
            assertThat(history.due(NOW, 10)).isEmpty();
            assertThat(history.due(NOW.plus(Duration.ofMinutes(10)), 10)).containsExactly("qkv/gqa#shared");
            assertThat(history.newSince(NOW.minusSeconds(1))).isEqualTo(1);
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void anUndoIsALineOfItsOwnAndWinsWheneverItArrives() {
        Event good = review("b/c#q", Rating.GOOD, NOW);
        Event again = review("b/c#q", Rating.AGAIN, NOW.plusSeconds(600));
        Event undo = undo(again, NOW.plusSeconds(610));
        List<Event> events = new ArrayList<>(List.of(good, again, undo));
        CardState expected = SCHEDULER.review(CardState.NEW, Rating.GOOD, NOW);
        for (int seed = 0; seed < 6; seed++) {
            Collections.shuffle(events, new Random(seed));
            try (History history = History.open(temp.resolve("order" + seed), SCHEDULER, NOW, notices::add)) {
                for (Event event : events) {
                    history.merge(List.of(event));
                }
                assertThat(history.state("b/c#q")).isEqualTo(expected);
                assertThat(history.merge(events)).isZero();
                assertThat(history.count()).isEqualTo(3);
            }
        }
    }

    @Test
    void aDamagedDatabaseIsSetAsideAndMadeAgain() throws IOException {
        try (History history = open()) {
            for (int i = 0; i < 20; i++) {
                history.record(review("b/c#q" + i, Rating.GOOD, NOW.plusSeconds(i)));
            }
        }
        Path database = temp.resolve("qkv/history.db");
        Files.write(database, "no database at all, but some text".repeat(200).getBytes(StandardCharsets.UTF_8));
        try (History history = open()) {
            assertThat(history.count()).isEqualTo(20);
        }
        assertThat(notices).singleElement().asString().contains("history.damaged-", "20 events");
        try (var files = Files.list(temp.resolve("qkv"))) {
            assertThat(files).anyMatch(file -> file.getFileName().toString().startsWith("history.damaged-"));
        }
    }

    @Test
    void aDatabaseThatWasDeletedIsMadeAgain() throws IOException {
        try (History history = open()) {
            history.record(review("b/c#q", Rating.EASY, NOW));
        }
        Files.delete(temp.resolve("qkv/history.db"));
        try (History history = open()) {
            assertThat(history.count()).isEqualTo(1);
            assertThat(history.state("b/c#q").reps()).isEqualTo(1);
        }
    }

    @Test
    void aLineCutOffByAPowerFailureLosesNothingElse() throws IOException {
        try (History history = open()) {
            history.record(review("b/c#one", Rating.GOOD, NOW));
        }
        Path log = temp.resolve("qkv/history.log");
        Files.writeString(log, Files.readString(log) + "0190-cut-of");
        try (History history = open()) {
            history.record(review("b/c#two", Rating.GOOD, NOW));
        }
        Files.delete(temp.resolve("qkv/history.db"));
        try (History history = open()) {
            assertThat(history.count()).isEqualTo(2);
        }
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        try (History history = open()) {
            history.record(review("b/c#q", Rating.GOOD, NOW));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("qkv"))))
                    .isEqualTo("rwx------");
            try (var files = Files.list(temp.resolve("qkv"))) {
                assertThat(files)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .as(file.toString())
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void twoAtOnceLoseNothing() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int t = 0; t < 4; t++) {
            int writer = t;
            Thread thread = new Thread(() -> {
                SplittableRandom own = new SplittableRandom(writer);
                try (History history = History.open(temp.resolve("shared"), SCHEDULER, NOW, notices::add)) {
                    for (int i = 0; i < 25; i++) {
                        Instant at = NOW.plusSeconds(i);
                        history.record(new Event(
                                EventIds.next(at, own), Event.Kind.REVIEW, "b/c#q" + i, "", at, Rating.GOOD, 0, ""));
                    }
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        try (History history = History.open(temp.resolve("shared"), SCHEDULER, NOW, notices::add)) {
            assertThat(history.count()).isEqualTo(100);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> History.open(file.resolve("qkv"), SCHEDULER, NOW, notices::add))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void anUndoThatNamesAnotherCardTakesItsTargetBackAllTheSame() {
        Event good = review("b/c#q", Rating.GOOD, NOW);
        Event again = review("b/c#q", Rating.AGAIN, NOW.plusSeconds(600));
        Event undo = new Event(
                EventIds.next(NOW, random),
                Event.Kind.UNDO,
                "b/other#q",
                again.id(),
                NOW.plusSeconds(700),
                null,
                0,
                "");
        CardState expected = SCHEDULER.review(CardState.NEW, Rating.GOOD, NOW);
        try (History history = open()) {
            history.record(good);
            history.record(undo);
            history.record(again);
            assertThat(history.state("b/c#q")).isEqualTo(expected);
            assertThat(history.state("b/other#q")).isEqualTo(CardState.NEW);
            assertThat(history.states(List.of("b/c#q", "b/other#q", "b/\"never\\", "")))
                    .containsOnly(Map.entry("b/c#q", expected));
        }
    }

    @Test
    void eventsOfOneMillisecondKeepTheirOrder() {
        try (History history = open()) {
            for (int i = 0; i < 50; i++) {
                Event.Kind kind = i % 2 == 0 ? Event.Kind.SUSPEND : Event.Kind.UNSUSPEND;
                history.record(new Event(history.nextId(NOW, random), kind, "b/c#q", "", NOW, null, 0, ""));
                assertThat(history.suspended().contains("b/c#q")).isEqualTo(i % 2 == 0);
            }
        }
    }

    @Test
    void aClockThatGoesBackLosesNothing() {
        try (History history = open()) {
            for (int i = 0; i < 30; i++) {
                history.record(review("b/c#q", Rating.GOOD, NOW.minus(Duration.ofDays(i))));
            }
            assertThat(history.count()).isEqualTo(30);
            assertThat(history.state("b/c#q").reps()).isEqualTo(30);
        }
    }

    /** Another retention gives other days to come back, and the old one the old days again. */
    @Test
    void anotherRetentionDerivesTheStatesAnew() {
        Scheduler strict = new Scheduler(Parameters.DEFAULT.withDesiredRetention(0.97));
        CardState before;
        try (History history = open()) {
            history.record(review("b/c#q", Rating.EASY, NOW));
            history.record(review("b/c#q", Rating.EASY, NOW.plus(Duration.ofDays(5))));
            before = history.state("b/c#q");
        }
        try (History history = History.open(temp.resolve("qkv"), strict, NOW, notices::add)) {
            assertThat(history.state("b/c#q").due()).isBefore(before.due());
        }
        try (History history = open()) {
            assertThat(history.state("b/c#q")).isEqualTo(before);
        }
    }
}
