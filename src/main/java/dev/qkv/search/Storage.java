package dev.qkv.search;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
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
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.NIOFSDirectory;

/** Where an index lies. */
sealed interface Storage {
    String LUCENE = "lucene";

    OutputStream create(String name) throws IOException;

    Blob open(String name) throws IOException;

    /** Where Lucene's files are; to be closed by the caller. */
    Directory lucene() throws IOException;

    /** The names of Lucene's files, to be opened like the others; none where nothing can befall them. */
    List<String> luceneFiles() throws IOException;

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
        public Directory lucene() throws IOException {
            return new NIOFSDirectory(folder.resolve(LUCENE));
        }

        @Override
        public List<String> luceneFiles() throws IOException {
            List<String> names = new ArrayList<>();
            try (Directory directory = lucene()) {
                for (String name : directory.listAll()) {
                    if (!name.equals(IndexWriter.WRITE_LOCK_NAME)) {
                        names.add(LUCENE + "/" + name);
                    }
                }
            }
            return names;
        }
    }

    /** Arrays, for a machine that lets us write nowhere. */
    final class InMemory implements Storage {
        private final Map<String, byte[]> files = new HashMap<>();
        private final Directory lucene = new ByteBuffersDirectory();

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
        public Directory lucene() {
            return new FilterDirectory(lucene) {
                @Override
                public void close() {
                    // the bytes would go with it
                }
            };
        }

        @Override
        public List<String> luceneFiles() {
            return List.of();
        }
    }

    /** Notes the size and checksum of every file that is written through it. */
    final class Recorder {
        private final Storage storage;
        private final List<Manifest.Entry> files = new ArrayList<>();

        Recorder(Storage storage) {
            this.storage = storage;
        }

        String LUCENE = "lucene";

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

        /** Every file written, and Lucene's. */
        List<Manifest.Entry> files() throws IOException {
            for (String name : storage.luceneFiles()) {
                try (Blob blob = storage.open(name)) {
                    files.add(new Manifest.Entry(name, blob.size(), blob.crc()));
                }
            }
            return files;
        }
    }
}
