package dev.qkv.search;

import dev.qkv.model.Card;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Cards one at a time, so that a bank of any size fits. */
public interface CardCursor {
    /** The next card, or null after the last. */
    @Nullable
    Card next() throws IOException;
}
