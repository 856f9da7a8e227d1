package dev.qkv.schedule;

/**
 * The two hidden variables of the memory model.
 *
 * @param stability S, in days: the interval after which recall has fallen to 90 %; 0.001 to 36,500
 * @param difficulty D, without unit, 1 to 10
 */
public record Memory(double stability, double difficulty) {
    static final double MIN_STABILITY = 0.001;
    static final double MAX_STABILITY = 36_500;

    public Memory {
        if (!(stability >= MIN_STABILITY && stability <= MAX_STABILITY)) {
            throw new IllegalArgumentException("stability " + stability + " is outside 0.001 to 36500 days");
        }
        if (!(difficulty >= 1 && difficulty <= 10)) {
            throw new IllegalArgumentException("difficulty " + difficulty + " is outside 1 to 10");
        }
    }
}
