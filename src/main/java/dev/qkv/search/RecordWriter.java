package dev.qkv.search;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes records one after the other: the CRC-32 and the length of what follows in eight hex digits each, a line end, and the record. */
final class RecordWriter {
    static final int HEAD = 17;

    private final OutputStream out;
    private long offset;

    RecordWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes a record and gives its offset. */
    long write(String record) throws IOException {
        return write(record.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a record and gives its offset. */
    long write(byte[] body) throws IOException {
        StringBuilder head = new StringBuilder(HEAD);
        Hex.append(Blob.crc(body, 0, body.length), head);
        Hex.append(body.length, head);
        out.write(head.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        long start = offset;
        offset += HEAD + body.length;
        return start;
    }
}
