package dev.qkv.render.text;

/** How many colours the terminal shows. */
public enum ColorDepth {
    /** No escape sequence at all. */
    NONE,
    SIXTEEN,
    /** The 256-colour table. */
    INDEXED,
    TRUE
}
