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
        Preview preview = scheduler.preview("b/c#q", card, NOON.plus(Duration.ofDays(9)));
        for (Rating rating : Rating.values()) {
            assertThat(preview.after(rating)).isEqualTo(scheduler.review(card, rating, NOON.plus(Duration.ofDays(9))));
        }
    }

    @Property(tries = 500)
    void fuzzStaysWithinTheReferencesRange(
            @ForAll @IntRange(min = 0, max = 4000) int days, @ForAll long seed, @ForAll @IntRange(max = 50) int name) {
        CardState card = learnt(scheduler, NOON);
        Instant at = NOON.plus(Duration.ofDays(days));
        Scheduler fuzzed = new Scheduler(Parameters.DEFAULT.withFuzzSeed(seed));
        String id = "b/c#q" + name;
        long plain = scheduler.review(card, Rating.HARD, at).scheduledDays();
        long spread = fuzzed.review(id, card, Rating.HARD, at).scheduledDays();
        assertThat(spread).isBetween(shortest(plain), longest(plain));
        // the order of the buttons may move a better grade by a day
        long good = scheduler.review(card, Rating.GOOD, at).scheduledDays();
        long goodSpread = fuzzed.review(id, card, Rating.GOOD, at).scheduledDays();
        assertThat(goodSpread).isBetween(shortest(good), longest(good) + 1);
        assertThat(goodSpread).isGreaterThan(spread);
        assertThat(fuzzed.review(id, card, Rating.EASY, at).scheduledDays()).isGreaterThan(goodSpread);
    }

    @Property(tries = 200)
    void theSameSeedCardAndCountDrawTheSame(
            @ForAll @IntRange(min = 3, max = 4000) int days, @ForAll long seed, @ForAll Rating rating) {
        CardState card = learnt(scheduler, NOON);
        Instant at = NOON.plus(Duration.ofDays(days));
        Scheduler fuzzed = new Scheduler(Parameters.DEFAULT.withFuzzSeed(seed));
        CardState once = fuzzed.review("b/c#q", card, rating, at);
        assertThat(new Scheduler(Parameters.DEFAULT.withFuzzSeed(seed)).review("b/c#q", card, rating, at))
                .isEqualTo(once);
        assertThat(fuzzed.preview("b/c#q", card, at).after(rating)).isEqualTo(once);
        // a scheduler that does not fuzz makes the same of what the log tells
        assertThat(scheduler.review("b/c#q", card, rating, at, Scheduler.fuzzSeed(fuzzed.algorithm())))
                .isEqualTo(once);
        assertThat(once.memory()).isEqualTo(scheduler.review(card, rating, at).memory());
    }

    /** The bands of py-fsrs: 15 % from 2.5 to 7 days, 10 % to 20, 5 % beyond, and a day. */
    private static double reach(long interval) {
        double reach = 1 + 0.15 * Math.max(0, Math.min(interval, 7) - 2.5);
        reach += 0.1 * Math.max(0, Math.min(interval, 20) - 7);
        return reach + 0.05 * Math.max(0, interval - 20);
    }

    private static long shortest(long interval) {
        return interval < 3 ? interval : Math.max(2, Math.round(interval - reach(interval)));
    }

    private static long longest(long interval) {
        return interval < 3 ? interval : Math.round(interval + reach(interval));
    }

    @Test
    void fuzzPartsCardsLearntTogether() {
        Scheduler fuzzed = new Scheduler(Parameters.DEFAULT.withFuzzSeed(7));
        CardState card = learnt(scheduler, NOON);
        Set<Long> intervals = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            intervals.add(fuzzed.review("b/c#q" + i, card, Rating.GOOD, NOON.plus(Duration.ofDays(200)))
                    .scheduledDays());
        }
        assertThat(intervals).hasSizeGreaterThan(3);
    }

    @Test
    void theLogTellsOfFuzz() {
        Scheduler fuzzed = new Scheduler(Parameters.DEFAULT.withFuzzSeed(-7));
        assertThat(fuzzed.algorithm()).isEqualTo(scheduler.algorithm() + " fuzz=-7");
        assertThat(fuzzed.identity()).isEqualTo(scheduler.identity());
        assertThat(Scheduler.fuzzSeed(fuzzed.algorithm())).hasValue(-7);
        assertThat(Scheduler.fuzzSeed(scheduler.algorithm())).isEmpty();
        assertThat(Scheduler.fuzzSeed("")).isEmpty();
        assertThat(Scheduler.fuzzSeed("FSRS-6 fuzz=often")).isEmpty();
    }

    @Test
    void statesAreMadeAgainWhereTheirMakingsChange() {
        Set<String> identities = new HashSet<>();
        List<Duration> none = List.of();
        Parameters p = Parameters.DEFAULT;
        for (Parameters other : List.of(
                p,
                p.withDesiredRetention(0.8),
                new Parameters(0.9, p.weights(), none, p.relearningSteps(), 36_500, p.fuzzSeed()),
                new Parameters(0.9, p.weights(), p.learningSteps(), none, 36_500, p.fuzzSeed()),
                new Parameters(0.9, p.weights(), p.learningSteps(), p.relearningSteps(), 100, p.fuzzSeed()))) {
            identities.add(new Scheduler(other).identity());
        }
        assertThat(identities).hasSize(5);
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
