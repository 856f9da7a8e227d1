package dev.qkv.notes;

/** A bank that cannot be read at all; the message names the path and what was found. */
public final class BankException extends RuntimeException {
    public BankException(String message) {
        super(message, null, false, false);
    }
}
