package dev.qkv.store;

import java.sql.SQLException;

/** A database whose rows are no events. */
final class DamageException extends SQLException {
    private static final long serialVersionUID = 1;

    DamageException(String message, Throwable cause) {
        super(message, cause);
    }
}
