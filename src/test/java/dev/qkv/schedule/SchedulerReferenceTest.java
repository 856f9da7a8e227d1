package dev.qkv.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.qkv.schedule.ReferenceSequences.Expected;
import dev.qkv.schedule.ReferenceSequences.Sequence;
import dev.qkv.schedule.ReferenceSequences.Step;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scheduler against ts-fsrs 5.4.2. {@code reference.json} has the default weights and steps; {@code generated.json} other
 * retentions, weights, steps and maximum intervals, reviews of the same day, long gaps and clocks going back.
 */
class SchedulerReferenceTest {
    static Stream<Sequence> sequences() throws IOException {
        return Stream.concat(read("reference.json"), read("generated.json"));
    }

    private static Stream<Sequence> read(String name) throws IOException {
        try (InputStream json = SchedulerReferenceTest.class.getResourceAsStream(name)) {
            return ReferenceSequences.read(Objects.requireNonNull(json, name)).stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sequences")
    void givesTheStatesOfTheReference(Sequence sequence) {
        Scheduler scheduler = new Scheduler(sequence.parameters());
        CardState card = CardState.NEW;
        for (Step step : sequence.steps()) {
            card = scheduler.review(card, step.rating(), step.at());
            Expected expected = step.expected();
            String where = step.rating() + " at " + step.at();
            assertThat(card.state().word()).as(where).isEqualTo(expected.state());
            assertThat(card.due()).as(where).isEqualTo(expected.due());
            assertThat(card.scheduledDays()).as(where).isEqualTo(expected.scheduledDays());
            assertThat(card.reps()).as(where).isEqualTo(expected.reps());
            assertThat(card.lapses()).as(where).isEqualTo(expected.lapses());
            assertThat(card.stability()).as(where).isCloseTo(expected.stability(), within(1e-6));
            assertThat(card.difficulty()).as(where).isCloseTo(expected.difficulty(), within(1e-6));
        }
    }
}
