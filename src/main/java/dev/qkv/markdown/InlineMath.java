package dev.qkv.markdown;

import org.commonmark.node.CustomNode;

/** A formula inside a line: {@code $`…`$}. */
public final class InlineMath extends CustomNode {
    /** A longer formula is no inline math: the search for its end is bounded. */
    public static final int MAX_LENGTH = 2_000;

    private final String tex;

    InlineMath(String tex) {
        this.tex = tex;
    }

    /** The formula as written, line breaks as spaces. */
    public String tex() {
        return tex;
    }

    @Override
    protected String toStringAttributes() {
        return "tex=" + tex;
    }
}
