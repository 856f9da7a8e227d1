package dev.qkv.model;

import java.util.Locale;

/** How deep a concept or a question goes. */
public enum Level {
    CORE,
    ADVANCED;

    /** The word used in notes and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
