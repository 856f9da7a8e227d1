package dev.qkv.quiz;

/** A question whose right answer cannot be computed; {@code bank check} finds these. */
public final class UnaskableException extends RuntimeException {
    public UnaskableException(String message) {
        super(message, null, false, false);
    }
}
