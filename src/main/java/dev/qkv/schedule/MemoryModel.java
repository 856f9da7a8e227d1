package dev.qkv.schedule;

/**
 * The equations of FSRS-6, with G the grade 1 to 4, D difficulty, S stability in days, R retrievability, t days since the last review.
 * Source: open-spaced-repetition, "The Algorithm" (fsrs4anki wiki), section FSRS-6, and the reference implementation ts-fsrs 5.4.2,
 * whose rounding to eight decimals is kept, since it shows in due dates.
 *
 * <p>{@link StrictMath} gives the same digits on every machine.
 */
final class MemoryModel {
    /** The reference never starts below this stability, in days. */
    private static final double MIN_FIRST_STABILITY = 0.1;

    private final Weights weights;
    private final double decay;
    private final double factor;

    MemoryModel(Weights weights) {
        this.weights = weights;
        this.decay = -w(20);
        this.factor = round8(StrictMath.exp(StrictMath.log(0.9) / decay) - 1);
    }

    private double w(int index) {
        return weights.w(index);
    }

    /** Forgetting curve, R(t,S) = (1 + factor·t/S)^(-w20) with factor = 0.9^(-1/w20) - 1, so that R(S,S) = 0.9. */
    double retrievability(long days, double stability) {
        return round8(StrictMath.pow(1 + factor * days / stability, decay));
    }

    /** The days a stability of one day lasts until R has fallen to {@code retention}: I(r,S)/S = (r^(-1/w20) - 1) / factor. */
    double intervalModifier(double retention) {
        return round8((StrictMath.pow(retention, 1 / decay) - 1) / factor);
    }

    /** The first rating: S0(G) = w[G-1] and D0(G). */
    Memory first(Rating rating) {
        double stability = Math.max(w(rating.grade() - 1), MIN_FIRST_STABILITY);
        return new Memory(stability, clampDifficulty(firstDifficulty(rating)));
    }

    /** A later rating, {@code days} after the last one. */
    Memory next(Memory memory, Rating rating, long days) {
        double stability;
        if (days == 0) {
            stability = sameDayStability(memory.stability(), rating);
        } else {
            double recall = retrievability(days, memory.stability());
            stability =
                    rating == Rating.AGAIN ? forgetStability(memory, recall) : recallStability(memory, recall, rating);
        }
        return new Memory(stability, nextDifficulty(memory.difficulty(), rating));
    }

    /** D0(G) = w4 - e^(w5·(G-1)) + 1. */
    private double firstDifficulty(Rating rating) {
        return round8(w(4) - StrictMath.exp((rating.grade() - 1) * w(5)) + 1);
    }

    /** D' = w7·D0(4) + (1-w7)·(D + ΔD·(10-D)/9) with ΔD = -w6·(G-3): damped near 10, drawn back to the difficulty of Easy. */
    private double nextDifficulty(double difficulty, Rating rating) {
        double delta = -w(6) * (rating.grade() - 3);
        double damped = difficulty + round8(delta * (10 - difficulty) / 9);
        return clampDifficulty(round8(w(7) * firstDifficulty(Rating.EASY) + (1 - w(7)) * damped));
    }

    /** S'r = S·(1 + e^w8·(11-D)·S^-w9·(e^(w10·(1-R)) - 1)·[w15 if Hard]·[w16 if Easy]). */
    private double recallStability(Memory memory, double recall, Rating rating) {
        double hardPenalty = rating == Rating.HARD ? w(15) : 1;
        double easyBonus = rating == Rating.EASY ? w(16) : 1;
        double increase = StrictMath.exp(w(8))
                * (11 - memory.difficulty())
                * StrictMath.pow(memory.stability(), -w(9))
                * (StrictMath.exp((1 - recall) * w(10)) - 1)
                * hardPenalty
                * easyBonus;
        return clampStability(memory.stability() * (1 + increase));
    }

    /** S'f = w11·D^-w12·((S+1)^w13 - 1)·e^(w14·(1-R)), at most S / e^(w17·w18). */
    private double forgetStability(Memory memory, double recall) {
        double forgotten = clampStability(w(11)
                * StrictMath.pow(memory.difficulty(), -w(12))
                * (StrictMath.pow(memory.stability() + 1, w(13)) - 1)
                * StrictMath.exp((1 - recall) * w(14)));
        double ceiling = round8(memory.stability() / StrictMath.exp(w(17) * w(18)));
        return Math.min(Math.max(ceiling, Memory.MIN_STABILITY), forgotten);
    }

    /** S's = S·S^-w19·e^(w17·(G-3+w18)); no pass lowers it. */
    private double sameDayStability(double stability, Rating rating) {
        double increase = StrictMath.pow(stability, -w(19)) * StrictMath.exp(w(17) * (rating.grade() - 3 + w(18)));
        return clampStability(stability * (rating == Rating.AGAIN ? increase : Math.max(increase, 1)));
    }

    private static double clampStability(double stability) {
        return round8(Weights.clamp(stability, Memory.MIN_STABILITY, Memory.MAX_STABILITY));
    }

    private static double clampDifficulty(double difficulty) {
        return Weights.clamp(difficulty, 1, 10);
    }

    /** To eight decimals, halves upward. */
    static double round8(double value) {
        return Math.round(value * 1e8) / 1e8;
    }
}
