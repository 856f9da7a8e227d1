package dev.qkv.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Parameters;
import dev.qkv.schedule.Rating;
import dev.qkv.schedule.Scheduler;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was fuzzed stays as it was shown, whoever reads the log. */
class FuzzedLogTest {
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");
    private static final Scheduler PLAIN = new Scheduler(Parameters.DEFAULT);
    private static final Scheduler FUZZED = new Scheduler(Parameters.DEFAULT.withFuzzSeed(7));
    private static final String CARD = "b/c#q";

    @TempDir
    Path temp;

    @Test
    void aPlainSchedulerMakesTheSameOfIt() {
        SplittableRandom random = new SplittableRandom(1);
        List<Event> events = new ArrayList<>();
        CardState expected = CardState.NEW;
        Instant at = NOW;
        for (int i = 0; i < 8; i++) {
            // fuzz turned off and on again on the way
            Scheduler scheduler = i == 3 ? PLAIN : FUZZED;
            events.add(new Event(
                    EventIds.next(at, random),
                    Event.Kind.REVIEW,
                    CARD,
                    "",
                    at,
                    Rating.GOOD,
                    900,
                    scheduler.algorithm()));
            expected = scheduler.review(CARD, expected, Rating.GOOD, at);
            at = at.plus(Duration.ofDays(1 + expected.scheduledDays()));
        }
        for (Scheduler reader : List.of(PLAIN, FUZZED, new Scheduler(Parameters.DEFAULT.withFuzzSeed(8)))) {
            try (History history = History.open(temp.resolve("h" + reader.algorithm()), reader, NOW, notice -> {})) {
                history.merge(events);
                assertThat(history.state(CARD)).isEqualTo(expected);
                assertThat(Replay.of(history, (event, rating, before) -> {})).isEqualTo(Map.of(CARD, expected));
            }
        }
    }
}
