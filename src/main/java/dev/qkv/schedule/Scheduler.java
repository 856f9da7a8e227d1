package dev.qkv.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * FSRS-6 as ts-fsrs 5.4.2 runs it with short-term scheduling: a card's state, a rating and the time of the rating give the next state.
 *
 * <p>Elapsed days are UTC calendar days: 23:59 to 00:01 is one, 00:01 to 23:59 none. They are never below 0: when the clock has gone
 * back, a rating counts as one of the same day, and the card's new due date starts from the time that was said.
 */
public final class Scheduler {
    private static final String FUZZ = " fuzz=";
    private static final int MINUTES_PER_DAY = 1440;
    private static final long MILLIS_PER_DAY = 86_400_000;

    private final Parameters parameters;
    private final MemoryModel model;
    private final LearningSteps steps;
    private final double intervalModifier;
    private final String algorithm;
    private final String identity;

    public Scheduler(Parameters parameters) {
        this.parameters = parameters;
        Weights weights =
                parameters.weights().clipped(parameters.relearningSteps().size());
        this.model = new MemoryModel(weights);
        this.steps = new LearningSteps(parameters.learningSteps(), parameters.relearningSteps());
        this.intervalModifier = model.intervalModifier(parameters.desiredRetention());
        String model = "FSRS-6 1.0 w=" + weights.identity();
        OptionalLong seed = parameters.fuzzSeed();
        this.algorithm = seed.isPresent() ? model + FUZZ + seed.getAsLong() : model;
        this.identity = model + " " + parameters.desiredRetention() + parameters.departures();
    }

    public Parameters parameters() {
        return parameters;
    }

    /** Name, version, weights and the seed of the fuzz for the log, such as {@code FSRS-6 1.0 w=53f1ad83} or {@code FSRS-6 1.0 w=53f1ad83 fuzz=7}. */
    public String algorithm() {
        return algorithm;
    }

    /** What states depend on besides the log, which tells of each review whether it was fuzzed. */
    public String identity() {
        return identity;
    }

    /** The seed of the fuzz that a line of the log tells of; absent where there was none. */
    public static OptionalLong fuzzSeed(String algorithm) {
        int at = algorithm.lastIndexOf(FUZZ);
        try {
            return at < 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(algorithm.substring(at + FUZZ.length())));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The state after {@code rating} was given at {@code now}, without fuzz. */
    public CardState review(CardState card, Rating rating, Instant now) {
        return review(card, rating, now, null);
    }

    /** The state after {@code rating} was given at {@code now}, with fuzz where the parameters have it. */
    public CardState review(String id, CardState card, Rating rating, Instant now) {
        return review(id, card, rating, now, parameters.fuzzSeed());
    }

    /** The same with the fuzz that a line of the log tells of. */
    public CardState review(String id, CardState card, Rating rating, Instant now, OptionalLong fuzzSeed) {
        Fuzz fuzz = fuzzSeed.isEmpty()
                ? null
                : new Fuzz(fuzzSeed.getAsLong(), id, card.reps(), parameters.maximumIntervalDays());
        return review(card, rating, now, fuzz);
    }

    private CardState review(CardState card, Rating rating, Instant now, @Nullable Fuzz fuzz) {
        long elapsed = elapsedDays(card, now);
        Memory memory = remember(card, rating, elapsed);
        if (card.state() == State.REVIEW && rating != Rating.AGAIN) {
            return graduate(card, rating, memory, passedInterval(card, rating, elapsed, fuzz), elapsed, now);
        }
        LearningSteps.Delay delay = steps.after(card, rating);
        if (delay == null) {
            return graduate(card, rating, memory, interval(memory, elapsed, fuzz), elapsed, now);
        }
        boolean learning = card.state() == State.NEW || card.state() == State.LEARNING;
        boolean withinDay = delay.minutes() < MINUTES_PER_DAY;
        return new CardState(
                withinDay ? (learning ? State.LEARNING : State.RELEARNING) : State.REVIEW,
                memory,
                now.plus(Duration.ofMinutes(delay.minutes())),
                now,
                delay.step(),
                card.reps() + 1,
                card.lapses() + (lapse(card, rating) ? 1 : 0),
                withinDay ? 0 : delay.minutes() / MINUTES_PER_DAY,
                elapsed);
    }

    /** The four states a rating at {@code now} could lead to, for the interval shown on each button. */
    public Preview preview(String id, CardState card, Instant now) {
        return new Preview(
                review(id, card, Rating.AGAIN, now),
                review(id, card, Rating.HARD, now),
                review(id, card, Rating.GOOD, now),
                review(id, card, Rating.EASY, now));
    }

    /** Probability of recall at {@code now}, 0 for a new card. */
    public double retrievability(CardState card, Instant now) {
        return card.memory() == null ? 0 : model.retrievability(elapsedDays(card, now), card.stability());
    }

    private Memory remember(CardState card, Rating rating, long elapsed) {
        Memory before = card.memory();
        return before == null ? model.first(rating) : model.next(before, rating, elapsed);
    }

    private static CardState graduate(
            CardState card, Rating rating, Memory memory, long days, long elapsed, Instant now) {
        return new CardState(
                State.REVIEW,
                memory,
                now.plus(Duration.ofDays(days)),
                now,
                0,
                card.reps() + 1,
                card.lapses() + (lapse(card, rating) ? 1 : 0),
                days,
                elapsed);
    }

    private static boolean lapse(CardState card, Rating rating) {
        return card.state() == State.REVIEW && rating == Rating.AGAIN;
    }

    /**
     * Interval of a passed review, ordered hard &lt;= good &lt; easy. The order is kept at the maximum too, where Good may come a day
     * and Easy two days after it, as in the reference.
     */
    private long passedInterval(CardState card, Rating rating, long elapsed, @Nullable Fuzz fuzz) {
        long good = interval(remember(card, Rating.GOOD, elapsed), elapsed, fuzz);
        long hard = Math.min(good, interval(remember(card, Rating.HARD, elapsed), elapsed, fuzz));
        if (rating == Rating.HARD) {
            return hard;
        }
        good = Math.max(good, hard + 1);
        if (rating == Rating.GOOD) {
            return good;
        }
        return Math.max(good + 1, interval(remember(card, Rating.EASY, elapsed), elapsed, fuzz));
    }

    /** I(r,S), whole days from 1 to the maximum. */
    private long interval(Memory memory, long elapsed, @Nullable Fuzz fuzz) {
        long days = Math.round(memory.stability() * intervalModifier);
        long bounded = Math.min(Math.max(1, days), parameters.maximumIntervalDays());
        return fuzz == null ? bounded : fuzz.spread(bounded, elapsed);
    }

    private static long elapsedDays(CardState card, Instant now) {
        Instant last = card.lastReview();
        return last == null ? 0 : Math.max(0, utcDay(now) - utcDay(last));
    }

    /** Whole UTC days since 1970. */
    public static long utcDay(Instant instant) {
        return Math.floorDiv(instant.toEpochMilli(), MILLIS_PER_DAY);
    }
}
