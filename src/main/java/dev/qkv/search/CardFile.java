package dev.qkv.search;

import dev.qkv.model.Card;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The cards of an index: one record a concept, found by its offset. */
final class CardFile implements Closeable {
    static final String NAME = "cards";

    private static final int LARGEST = 64 * 1024 * 1024;

    private final String bank;
    private final Blob blob;

    CardFile(String bank, Blob blob) {
        this.bank = bank;
        this.blob = blob;
    }

    Card at(long offset) throws IOException {
        return CardReader.read(bank, body(offset));
    }

    private byte[] body(long offset) throws IOException {
        byte[] head = blob.range(offset, CardWriter.HEAD);
        long length = Hex.read(head, 8);
        if (length > LARGEST) {
            throw new DamagedIndex("a card of " + length + " bytes");
        }
        byte[] body = blob.range(offset + CardWriter.HEAD, length);
        if (Blob.crc(body, 0, body.length) != Hex.read(head, 0)) {
            throw new DamagedIndex("the checksum of the card at " + offset + " differs");
        }
        return body;
    }

    /** All cards in the order written. */
    CardCursor cursor() {
        return new CardCursor() {
            private long offset;

            @Override
            public @Nullable Card next() throws IOException {
                if (offset == blob.size()) {
                    return null;
                }
                byte[] body = body(offset);
                offset += CardWriter.HEAD + body.length;
                return CardReader.read(bank, body);
            }
        };
    }

    @Override
    public void close() throws IOException {
        blob.close();
    }
}
