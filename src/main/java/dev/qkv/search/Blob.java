package dev.qkv.search;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** Bytes of an index, read from anywhere: a file, or an array where no file could be written. */
sealed interface Blob extends Closeable {
    int BLOCK = 1 << 16;

    long size();

    /** Fills {@code into} from {@code position} on. */
    void read(long position, byte[] into) throws IOException;

    @Override
    void close() throws IOException;

    /** The bytes of a range. */
    default byte[] range(long position, long length) throws IOException {
        if (position < 0 || length < 0 || position > size() - length || length > Integer.MAX_VALUE - 8) {
            throw new DamagedIndex("no " + length + " bytes at " + position + " of " + size());
        }
        byte[] bytes = new byte[(int) length];
        read(position, bytes);
        return bytes;
    }

    /** All bytes, held against a checksum. */
    default byte[] all(long crc) throws IOException {
        byte[] bytes = range(0, size());
        if (crc(bytes, 0, bytes.length) != crc) {
            throw new DamagedIndex("checksum differs");
        }
        return bytes;
    }

    /** CRC-32 of all bytes, however many. */
    default long crc() throws IOException {
        CRC32 crc = new CRC32();
        for (long at = 0; at < size(); at += BLOCK) {
            crc.update(range(at, Math.min(BLOCK, size() - at)));
        }
        return crc.getValue();
    }

    /** CRC-32 of a range. */
    static long crc(byte[] bytes, int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, to - from);
        return crc.getValue();
    }

    /** A file of an index. */
    final class OnDisk implements Blob {
        private final RandomAccessFile file;
        private final long size;

        OnDisk(Path path) throws IOException {
            try {
                file = new RandomAccessFile(path.toFile(), "r");
            } catch (FileNotFoundException e) {
                throw new DamagedIndex("cannot open " + path, e);
            }
            size = file.length();
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public void read(long position, byte[] into) throws IOException {
            file.seek(position);
            file.readFully(into);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** An index that is kept in memory. */
    record InMemory(byte[] bytes) implements Blob {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void read(long position, byte[] into) {
            System.arraycopy(bytes, (int) position, into, 0, into.length);
        }

        @Override
        public void close() {}
    }
}
