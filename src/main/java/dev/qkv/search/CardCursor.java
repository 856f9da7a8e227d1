package dev.qkv.search;

import dev.qkv.model.Card;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Cards one at a time, so that a bank of any size fits. */
public final class CardCursor implements Closeable {
    private final String bank;
    private final RecordFile records;

    CardCursor(String bank, RecordFile records) {
        this.bank = bank;
        this.records = records;
    }

    /** The next card, or null after the last. */
    public @Nullable Card next() throws IOException {
        String record = records.next();
        return record == null ? null : CardReader.read(bank, record);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
