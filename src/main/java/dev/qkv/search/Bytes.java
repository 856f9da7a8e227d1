package dev.qkv.search;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Bytes that are gathered before they are written; unlike a stream of the JDK's, it locks nothing. */
final class Bytes {
    private byte[] bytes = new byte[1 << 10];
    private int size;

    void add(int one) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) one;
    }

    void add(byte[] more) {
        add(more, 0, more.length);
    }

    void add(byte[] more, int from, int to) {
        int length = to - from;
        if (length > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
        }
        System.arraycopy(more, from, bytes, size, length);
        size += length;
    }

    void add(Bytes more) {
        add(more.bytes, 0, more.size);
    }

    /** The highest byte first. */
    void addInt(int number) {
        add(number >>> 24);
        add(number >>> 16);
        add(number >>> 8);
        add(number);
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    long crc() {
        return Blob.crc(bytes, 0, size);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }
}
