package dev.qkv.search;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** Where an index lies. */
sealed interface Storage {
    OutputStream create(String name) throws IOException;

    Blob open(String name) throws IOException;

    /** Where Lucene works during a build. */
    Scratch scratch() throws IOException;

    /** A directory that is gone when it is closed. */
    interface Scratch extends Closeable {
        Directory directory();
    }

    /** Files in a folder. */
    record OnDisk(Path folder) implements Storage {
        @Override
        public OutputStream create(String name) throws IOException {
            return new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 16);
        }

        @Override
        public Blob open(String name) throws IOException {
            return new Blob.OnDisk(folder.resolve(name));
        }

        @Override
        public Scratch scratch() throws IOException {
            return new ScratchFolder(folder.resolve("lucene"));
        }
    }

    /** Arrays, for a machine that lets us write nowhere. */
    final class InMemory implements Storage {
        private final Map<String, byte[]> files = new HashMap<>();

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
        public Scratch scratch() {
            Directory directory = new ByteBuffersDirectory();
            return new Scratch() {
                @Override
                public Directory directory() {
                    return directory;
                }

                @Override
                public void close() throws IOException {
                    directory.close();
                }
            };
        }
    }

    /** Notes the size and checksum of every file that is written through it. */
    final class Recorder {
        private final Storage storage;
        private final List<Manifest.Entry> files = new ArrayList<>();

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
                    files.add(new Manifest.Entry(name, size, crc.getValue()));
                }
            };
        }

        /** Every file written and closed. */
        List<Manifest.Entry> files() {
            return files;
        }
    }
}
