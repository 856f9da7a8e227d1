package dev.qkv.store;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** Files and folders that nobody else may read. */
public final class Private {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private Private() {}

    /** Makes a folder of mode 0700, and those above it as the system would; one that is there already is closed to others. */
    public static void folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            close(folder, "rwx------");
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            // made by another process meanwhile
        } catch (UnsupportedOperationException e) {
            Files.createDirectories(folder);
        }
    }

    /** Makes an empty file of mode 0600 where there is none; one that is there already is closed to others. */
    public static void file(Path file) throws IOException {
        if (Files.exists(file)) {
            close(file, "rw-------");
            return;
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            // made by another process meanwhile
        } catch (UnsupportedOperationException e) {
            Files.createFile(file);
        }
    }

    /** A name with the time in it that no file has yet, such as {@code history.backup-20260601T090000Z.db}. */
    static Path free(Path folder, String before, Instant now, String after) {
        String stamp = STAMP.format(now.atOffset(ZoneOffset.UTC));
        Path path = folder.resolve(before + stamp + after);
        for (int i = 2; Files.exists(path); i++) {
            path = folder.resolve(before + stamp + "-" + i + after);
        }
        return path;
    }

    private static void close(Path path, String mode) throws IOException {
        try {
            for (PosixFilePermission permission : Files.getPosixFilePermissions(path)) {
                if (OTHERS.contains(permission)) {
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
                    return;
                }
            }
        } catch (UnsupportedOperationException | FileSystemException e) {
            // a system without modes, or somebody else's file: it is used as it is, as far as it can be
        }
    }

    /** Has the system write down that a file was made or renamed. */
    public static void sync(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && File.separatorChar == '/') {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
