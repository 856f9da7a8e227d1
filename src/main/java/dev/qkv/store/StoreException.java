package dev.qkv.store;

/** A history that cannot be read or written; the message names the path. */
public final class StoreException extends RuntimeException {
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
