package dev.qkv.search;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;

/** Where Lucene works beside an index on disk; a class of its own, so that reading an index loads none of Lucene's. */
final class ScratchFolder implements Storage.Scratch {
    private final Path folder;
    private final Directory directory;

    ScratchFolder(Path folder) throws IOException {
        this.folder = folder;
        directory = new NIOFSDirectory(folder);
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        directory.close();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
