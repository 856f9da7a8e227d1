package dev.qkv.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Copies of the database from before what changes much of it, kept beside it; the newest few of them. */
final class Backups {
    private static final int KEPT = 3;
    private static final String NAME = "history.backup";

    private final Path folder;

    Backups(Path folder) {
        this.folder = folder;
    }

    boolean exist() throws IOException {
        return Files.isDirectory(folder) && !newestFirst().isEmpty();
    }

    /** Older copies are let go only when the new one is whole and on disk. */
    void keep(Path file, Instant now) throws SQLException, IOException {
        Path part = folder.resolve(NAME + ".part");
        Files.deleteIfExists(part);
        // SQLite fills a file that is empty, and so leaves its mode alone
        Private.file(part);
        try {
            try (Database database = Database.open(file);
                    PreparedStatement copy = database.fresh("VACUUM INTO ?")) {
                copy.setString(1, part.toString());
                copy.executeUpdate();
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        } catch (SQLException | IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Path copy = Private.free(folder, NAME + "-", now, ".db");
        Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        Private.sync(copy);
        List<Path> older = newestFirst();
        older.remove(copy);
        for (int i = KEPT - 1; i < older.size(); i++) {
            Files.deleteIfExists(older.get(i));
        }
    }

    List<Path> newestFirst() throws IOException {
        List<Path> copies = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, NAME + "-*.db")) {
            files.forEach(copies::add);
        }
        copies.sort(Comparator.comparing(Backups::written)
                .thenComparing(Path::toString)
                .reversed());
        return copies;
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
