package dev.qkv.markdown;

import org.commonmark.node.CustomBlock;

/** A box of a site generator's dialect: {@code :::tip Title} to {@code :::}, {@code ??? note "Title"} above indented lines. */
public final class Admonition extends CustomBlock {
    private final String type;
    private final String title;
    private boolean open = true;

    Admonition(String type, String title) {
        this.type = type;
        this.title = title;
    }

    /** In lower case, such as {@code tip}. */
    public String type() {
        return type;
    }

    /** As written; empty for none. */
    public String title() {
        return title;
    }

    /** Whether its end was not written. */
    public boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
    }
}
