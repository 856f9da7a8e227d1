package dev.qkv.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private final Scheduler scheduler = new Scheduler(Parameters.DEFAULT);

    private static CardState learnt(Scheduler scheduler, Instant at) {
        return scheduler.review(CardState.NEW, Rating.EASY, at);
    }

    @Test
    void midnightInUtcBeginsAnotherDay() {
        CardState late = learnt(scheduler, Instant.parse("2026-03-01T23:59:00Z"));
        assertThat(scheduler
                        .review(late, Rating.GOOD, Instant.parse("2026-03-02T00:01:00Z"))
                        .elapsedDays())
                .isEqualTo(1);
        CardState early = learnt(scheduler, Instant.parse("2026-03-01T00:01:00Z"));
        assertThat(scheduler
                        .review(early, Rating.GOOD, Instant.parse("2026-03-01T23:59:00Z"))
                        .elapsedDays())
                .isZero();
    }

    @Test
    void aClockGoneBackCountsAsTheSameDay() {
        CardState card = learnt(scheduler, NOON);
        Instant before = NOON.minus(Duration.ofDays(40));
        CardState back = scheduler.review(card, Rating.GOOD, before);
        assertThat(back.elapsedDays()).isZero();
        assertThat(back.memory())
                .isEqualTo(scheduler.review(card, Rating.GOOD, NOON).memory());
        assertThat(back.lastReview()).isEqualTo(before);
        assertThat(back.due()).isEqualTo(before.plus(Duration.ofDays(back.scheduledDays())));
        assertThat(scheduler.retrievability(card, before)).isEqualTo(1);
    }

    @Test
    void retrievabilityIsNinetyPercentAfterTheStability() {
        CardState card = learnt(scheduler, NOON);
        Instant later = NOON.plus(Duration.ofDays(Math.round(card.stability())));
        assertThat(scheduler.retrievability(card, later)).isBetween(0.895, 0.91);
        assertThat(scheduler.retrievability(CardState.NEW, NOON)).isZero();
    }

    @Test
    void previewsWhatReviewWouldDo() {
        CardState card = learnt(scheduler, NOON);
        Preview preview = scheduler.preview(card, NOON.plus(Duration.ofDays(9)));
        for (Rating rating : Rating.values()) {
            assertThat(preview.after(rating)).isEqualTo(scheduler.review(card, rating, NOON.plus(Duration.ofDays(9))));
        }
    }

    @Property(tries = 200)
    void fuzzStaysNearAndRepeatsItself(@ForAll @IntRange(min = 0, max = 4000) int days, @ForAll long seed) {
        CardState card = learnt(scheduler, NOON);
        Instant at = NOON.plus(Duration.ofDays(days));
        Scheduler fuzzed = new Scheduler(Parameters.DEFAULT.withFuzzSeed(seed));
        CardState spread = fuzzed.review(card, Rating.GOOD, at);
        long plain = scheduler.review(card, Rating.GOOD, at).scheduledDays();
        assertThat((double) spread.scheduledDays()).isBetween(plain * 0.8 - 2, plain * 1.2 + 2);
        assertThat(fuzzed.review(card, Rating.GOOD, at)).isEqualTo(spread);
    }

    @Test
    void fuzzPartsCardsLearntTogether() {
        Scheduler fuzzed = new Scheduler(Parameters.DEFAULT.withFuzzSeed(7));
        CardState card = learnt(scheduler, NOON);
        Set<Long> intervals = new HashSet<>();
        for (int second = 0; second < 50; second++) {
            Instant at = NOON.plus(Duration.ofDays(200)).plusSeconds(second);
            intervals.add(fuzzed.review(card, Rating.GOOD, at).scheduledDays());
        }
        assertThat(intervals).hasSizeGreaterThan(3);
    }

    @Test
    void weightsAreNamedInTheLog() {
        List<Double> changed = new ArrayList<>(Weights.DEFAULT.values());
        changed.set(0, 0.3);
        Scheduler other = new Scheduler(Parameters.DEFAULT.withWeights(new Weights(changed)));
        assertThat(scheduler.algorithm()).matches("FSRS-6 1\\.0 w=[0-9a-f]{8}").isNotEqualTo(other.algorithm());
    }

    @Test
    void nonsenseIsRefusedByNameAndValue() {
        assertThatThrownBy(() -> Parameters.DEFAULT.withDesiredRetention(1.2))
                .hasMessageContaining("desired retention 1.2");
        assertThatThrownBy(() -> Parameters.DEFAULT.withDesiredRetention(Double.NaN))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Weights(List.of(1.0))).hasMessage("FSRS-6 has 21 weights, not 1");
        assertThatThrownBy(() -> Rating.parse("ok")).hasMessage("rating \"ok\" is none of again, hard, good, easy");
        assertThatThrownBy(() -> new Memory(0, 5)).hasMessageContaining("stability 0.0");
    }
}
