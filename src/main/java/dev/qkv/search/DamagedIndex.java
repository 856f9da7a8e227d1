package dev.qkv.search;

import java.io.IOException;

/** An index that is incomplete, altered or of another format: to be built again, never the user's business. */
public final class DamagedIndex extends IOException {
    private static final long serialVersionUID = 1;

    public DamagedIndex(String message) {
        super(message);
    }

    public DamagedIndex(String message, Throwable cause) {
        super(message, cause);
    }
}
