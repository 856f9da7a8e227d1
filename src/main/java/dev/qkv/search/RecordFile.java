package dev.qkv.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Records that {@link RecordWriter} wrote, found by their offsets or read in their order. */
final class RecordFile implements Closeable {
    private static final int LARGEST = 64 * 1024 * 1024;

    private final Blob blob;
    private long next;

    RecordFile(Blob blob) {
        this.blob = blob;
    }

    /** The record at an offset; the one that follows it is the next. */
    String at(long offset) throws IOException {
        return new String(bytesAt(offset), StandardCharsets.UTF_8);
    }

    /** The same, where the record is no text. */
    byte[] bytesAt(long offset) throws IOException {
        byte[] head = blob.range(offset, RecordWriter.HEAD);
        long length = Hex.read(head, 8);
        if (length > LARGEST) {
            throw new DamagedIndex("a record of " + length + " bytes");
        }
        byte[] body = blob.range(offset + RecordWriter.HEAD, length);
        if (Blob.crc(body, 0, body.length) != Hex.read(head, 0)) {
            throw new DamagedIndex("the checksum of the record at " + offset + " differs");
        }
        next = offset + RecordWriter.HEAD + length;
        return body;
    }

    /** The first record, then the one after the last that was read; null at the end. */
    @Nullable
    String next() throws IOException {
        return next == blob.size() ? null : at(next);
    }

    @Override
    public void close() throws IOException {
        blob.close();
    }
}
