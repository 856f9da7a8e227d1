package dev.qkv.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What went wrong, in words for the user. */
final class Failure {
    private Failure() {}

    static StoreException of(Path file, SQLException e) {
        return new StoreException(file + ": " + reason(e), e);
    }

    static StoreException of(Path file, IOException e) {
        String message = String.valueOf(e.getMessage());
        Path path = file;
        if (e instanceof FileSystemException system && system.getFile() != null) {
            path = Path.of(system.getFile());
            message = system.getReason() == null ? words(system) : system.getReason();
        }
        if (message.contains("No space left")) {
            message = "no space left on the device";
        } else if (e instanceof AccessDeniedException || message.contains("Read-only file system")) {
            message = "cannot be written";
        }
        return new StoreException(path + ": " + message, e);
    }

    /** "No such file" of {@code NoSuchFileException}. */
    private static String words(FileSystemException e) {
        return e.getClass()
                .getSimpleName()
                .replace("Exception", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(java.util.Locale.ROOT);
    }

    static String reason(SQLException e) {
        if (!(e instanceof SQLiteException sqlite)) {
            return String.valueOf(e.getMessage());
        }
        int code = sqlite.getResultCode().code & 0xff;
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return "no space left on the device";
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code) {
            return "another program holds it";
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY.code || code == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return "cannot be written";
        }
        return String.valueOf(e.getMessage());
    }
}
