package dev.qkv.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.qkv.schedule.Parameters;
import dev.qkv.schedule.Scheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole processes at one history: killed, beside each other, out of space. What was said to be kept is there, and nothing twice. */
class HistoryProcessesTest {
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");
    private static final Scheduler SCHEDULER = new Scheduler(Parameters.DEFAULT);

    /** {@code -Dqkv.kills=1000} for a long run. */
    private static final int KILLS = Integer.getInteger("qkv.kills", 100);

    @TempDir
    Path temp;

    private final List<String> notices = new ArrayList<>();

    private Set<String> ids(Path folder) throws IOException {
        Set<String> ids = new HashSet<>();
        List<Event> events = new ArrayList<>();
        try (History history = History.open(folder, SCHEDULER, NOW, notices::add)) {
            history.each(events::add);
            for (Event event : events) {
                assertThat(ids.add(event.id())).as("once").isTrue();
                List<Event> same = events.stream()
                        .filter(other -> other.card().equals(event.card()))
                        .toList();
                assertThat(history.state(event.card()))
                        .isEqualTo(Derivation.of(same, SCHEDULER).state());
            }
        }
        assertThat(logged(folder)).isEqualTo(ids);
        return ids;
    }

    private static Set<String> logged(Path folder) throws IOException {
        Set<String> ids = new HashSet<>();
        Path log = folder.resolve("history.log");
        for (String line : Files.exists(log) ? Files.readAllLines(log) : List.<String>of()) {
            assertThat(ids.add(line.substring(0, line.indexOf('\t')))).isTrue();
        }
        return ids;
    }

    @Test
    void killedAtAnyMomentItLosesNothing() throws IOException, InterruptedException {
        Random random = new Random(42);
        Set<String> kept = new HashSet<>();
        Path folder = temp.resolve("qkv");
        int unsaid = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            if (kill % 20 == 19) {
                // a history that begins is killed too
                folder = temp.resolve("qkv" + kill);
                kept.clear();
            }
            try (Recorder recorder = Recorder.start(folder, kill, 10_000, "")) {
                recorder.await(random.nextInt(12));
                LockSupport.parkNanos(random.nextInt(8_000_000));
                recorder.kill();
                kept.addAll(recorder.end());
            }
            if (Files.exists(folder.resolve("history.db")) || !kept.isEmpty()) {
                Set<String> found = ids(folder);
                assertThat(found).containsAll(kept);
                unsaid += found.size() - kept.size();
                kept.addAll(found);
            }
        }
        // an answer may be on disk though the process could not say so any more, but no more than one each time
        assertThat(unsaid).isLessThanOrEqualTo(KILLS);
        assertThat(notices).isEmpty();
    }

    @Test
    void twoProcessesLoseNothing() throws IOException, InterruptedException {
        Path folder = temp.resolve("qkv");
        try (Recorder one = Recorder.start(folder, 1, 150, "");
                Recorder two = Recorder.start(folder, 2, 150, "")) {
            Set<String> kept = new HashSet<>(one.end());
            kept.addAll(two.end());
            assertThat(kept).hasSize(300);
            assertThat(ids(folder)).isEqualTo(kept);
        }
        assertThat(notices).isEmpty();
    }

    /** One is killed while it writes and the other goes on: its next write takes in what the dead one left. */
    @Test
    void oneIsKilledAndTheOtherGoesOn() throws IOException, InterruptedException {
        Path folder = temp.resolve("qkv");
        Set<String> kept = new HashSet<>();
        try (Recorder lasting = Recorder.start(folder, 0, 400, "")) {
            for (int kill = 1; kill <= 8; kill++) {
                try (Recorder mortal = Recorder.start(folder, kill, 10_000, "")) {
                    mortal.await(5 + kill);
                    mortal.kill();
                    kept.addAll(mortal.end());
                }
            }
            kept.addAll(lasting.end());
        }
        assertThat(ids(folder)).containsAll(kept);
        assertThat(notices).isEmpty();
    }

    /** No file may grow beyond a limit, as on a full disk: what was kept stays, the failure is told, and with room again all goes on. */
    @Test
    void outOfSpaceItSaysSoAndKeepsWhatItHas() throws IOException, InterruptedException {
        Path folder = temp.resolve("qkv");
        Set<String> kept = new HashSet<>();
        for (int blocks : new int[] {40, 120, 200, 600}) {
            String failure = null;
            for (int run = 0; run < 3; run++) {
                try (Recorder recorder = Recorder.start(folder, blocks * 10L + run, 2_000, "ulimit -f " + blocks)) {
                    kept.addAll(recorder.end());
                    failure = recorder.failure();
                }
            }
            assertThat(failure).as("at " + blocks).contains(folder.toString());
            assertThat(ids(folder)).isEqualTo(kept);
        }
        assertThat(kept).isNotEmpty();
        try (Recorder recorder = Recorder.start(folder, 7, 10, "")) {
            assertThat(recorder.end()).hasSize(10);
            assertThat(recorder.failure()).isNull();
        }
        assertThat(notices).isEmpty();
    }

    /** As in a session: the grade that could not be kept is tried again, in vain at first, and then there is room. */
    @Test
    void whenSpaceReturnsTheSameProcessGoesOn() throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/prlimit")).isExecutable();
        Path folder = temp.resolve("qkv");
        try (Recorder recorder = Recorder.start(folder, 5, 600, "ulimit -S -f 600", "patient")) {
            assertThat(recorder.awaitFailure()).contains(folder.toString());
            recorder.again();
            assertThat(recorder.awaitFailure()).contains(folder.toString()).doesNotContain("not executing");
            assertThat(new ProcessBuilder(
                                    "/usr/bin/prlimit", "--pid", Long.toString(recorder.pid()), "--fsize=unlimited:")
                            .inheritIO()
                            .start()
                            .waitFor())
                    .isZero();
            recorder.again();
            List<String> kept = recorder.end();
            assertThat(kept).hasSize(600);
            assertThat(ids(folder)).isEqualTo(new HashSet<>(kept));
        }
        assertThat(notices).isEmpty();
    }
}
