package dev.qkv.schedule;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a learner may set.
 *
 * @param desiredRetention the probability of recall at which a card comes back, above 0, at most 1
 * @param learningSteps delays of a new card, whole minutes; may be empty
 * @param relearningSteps delays after a lapse, whole minutes; may be empty
 * @param maximumIntervalDays the longest interval
 * @param fuzzSeed when present, intervals are spread a little so that cards learnt together part; the same seed spreads a card the same way
 */
public record Parameters(
        double desiredRetention,
        Weights weights,
        List<Duration> learningSteps,
        List<Duration> relearningSteps,
        int maximumIntervalDays,
        OptionalLong fuzzSeed) {

    private static final int MAX_STEPS = 20;
    private static final Duration LONGEST_STEP = Duration.ofDays(365);

    public static final Parameters DEFAULT = new Parameters(
            0.9,
            Weights.DEFAULT,
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10)),
            List.of(Duration.ofMinutes(10)),
            36_500,
            OptionalLong.empty());

    public Parameters {
        if (!(desiredRetention > 0 && desiredRetention <= 1)) {
            throw new IllegalArgumentException(
                    "desired retention " + desiredRetention + " is not above 0 and at most 1");
        }
        if (maximumIntervalDays < 1 || maximumIntervalDays > 36_500) {
            throw new IllegalArgumentException(
                    "maximum interval " + maximumIntervalDays + " is outside 1 to 36500 days");
        }
        learningSteps = checkedSteps("learning", learningSteps);
        relearningSteps = checkedSteps("relearning", relearningSteps);
    }

    private static List<Duration> checkedSteps(String name, List<Duration> steps) {
        if (steps.size() > MAX_STEPS) {
            throw new IllegalArgumentException(
                    steps.size() + " " + name + " steps are more than the " + MAX_STEPS + " allowed");
        }
        for (Duration step : steps) {
            if (step.toMinutes() < 1
                    || step.compareTo(LONGEST_STEP) > 0
                    || !step.equals(Duration.ofMinutes(step.toMinutes()))) {
                throw new IllegalArgumentException(name + " step " + step + " is not whole minutes from 1m to 365d");
            }
        }
        return List.copyOf(steps);
    }

    /** What differs from the defaults besides weights, retention and fuzz; empty where nothing does. */
    String departures() {
        String steps = learningSteps.equals(DEFAULT.learningSteps) && relearningSteps.equals(DEFAULT.relearningSteps)
                ? ""
                : " steps=" + learningSteps + relearningSteps;
        return maximumIntervalDays == DEFAULT.maximumIntervalDays ? steps : steps + " max=" + maximumIntervalDays;
    }

    public Parameters withDesiredRetention(double retention) {
        return new Parameters(retention, weights, learningSteps, relearningSteps, maximumIntervalDays, fuzzSeed);
    }

    public Parameters withWeights(Weights other) {
        return new Parameters(desiredRetention, other, learningSteps, relearningSteps, maximumIntervalDays, fuzzSeed);
    }

    public Parameters withFuzzSeed(long seed) {
        return new Parameters(
                desiredRetention, weights, learningSteps, relearningSteps, maximumIntervalDays, OptionalLong.of(seed));
    }
}
