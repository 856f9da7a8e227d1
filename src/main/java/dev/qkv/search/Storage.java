package dev.qkv.search;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.zip.CRC32;

/** Where an index lies. */
sealed interface Storage {
    OutputStream create(String name) throws IOException;

    Blob open(String name) throws IOException;

    /** What was written, from its start on. */
    InputStream stream(String name) throws IOException;

    void delete(String name) throws IOException;

    /** Files in a folder. */
    record OnDisk(Path folder) implements Storage {
        private static final int BUFFER = 1 << 16;

        @Override
        public OutputStream create(String name) throws IOException {
            return new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), BUFFER);
        }

        @Override
        public Blob open(String name) throws IOException {
            return new Blob.OnDisk(folder.resolve(name));
        }

        @Override
        public InputStream stream(String name) throws IOException {
            return new BufferedInputStream(Files.newInputStream(folder.resolve(name)), BUFFER);
        }

        @Override
        public void delete(String name) throws IOException {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    /** Arrays, for a machine that lets us write nowhere. */
    final class InMemory implements Storage {
        private final Map<String, byte[]> files = new ConcurrentHashMap<>();

        @Override
        public OutputStream create(String name) {
            return new ByteArrayOutputStream() {
                @Override
                public void close() {
                    files.put(name, toByteArray());
                }
            };
        }

        @Override
        public Blob open(String name) throws IOException {
            byte[] bytes = files.get(name);
            if (bytes == null) {
                throw new DamagedIndex("no file " + name);
            }
            return new Blob.InMemory(bytes);
        }

        @Override
        public InputStream stream(String name) {
            return new ByteArrayInputStream(files.getOrDefault(name, new byte[0]));
        }

        @Override
        public void delete(String name) {
            files.remove(name);
        }
    }

    /** Notes the size and checksum of every file that is written through it, by several threads. */
    final class Recorder {
        private final Storage storage;
        private final Map<String, Manifest.Entry> files = new ConcurrentSkipListMap<>();

        Recorder(Storage storage) {
            this.storage = storage;
        }

        OutputStream create(String name) throws IOException {
            CRC32 crc = new CRC32();
            return new FilterOutputStream(storage.create(name)) {
                private long size;

                @Override
                public void write(int b) throws IOException {
                    out.write(b);
                    crc.update(b);
                    size++;
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                    crc.update(bytes, from, length);
                    size += length;
                }

                @Override
                public void close() throws IOException {
                    super.close();
                    files.put(name, new Manifest.Entry(name, size, crc.getValue()));
                }
            };
        }

        /** Every file written and closed, by name. */
        List<Manifest.Entry> files() {
            return List.copyOf(files.values());
        }
    }
}
