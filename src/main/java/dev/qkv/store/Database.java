package dev.qkv.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** A SQLite file that is open. */
final class Database implements AutoCloseable {
    private static final int BUSY_MS = 10_000;

    /** Taken only as it fills: a merge of many events would write the same pages again and again without. */
    private static final int CACHE_KIB = 1 << 18;

    private final Path file;
    private final Connection connection;
    private final @Nullable Object identity;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private Database(Path file, Connection connection) throws IOException {
        this.file = file;
        this.connection = connection;
        this.identity = identity(file);
    }

    static Database open(Path file) throws SQLException, IOException {
        Private.file(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        config.setBusyTimeout(BUSY_MS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // an answer that was acknowledged must survive a power cut
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setCacheSize(-CACHE_KIB);
        return new Database(file, config.createConnection("jdbc:sqlite:" + file));
    }

    /** For a folder that cannot be written, and for copies that are to stay as they are. */
    static Database openReadOnly(Path file) throws SQLException, IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        boolean all = !Files.exists(log) || Files.size(log) == 0;
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MS);
        String path = file.toUri().getRawPath();
        return new Database(
                file, config.createConnection("jdbc:sqlite:file:" + path + (all ? "?immutable=1" : "?mode=ro")));
    }

    /** What tells this file from another that has been put in its place; null where the system knows no such thing. */
    static @Nullable Object identity(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return "none";
        }
    }

    /** Whether the file is still the one that was opened. */
    boolean isCurrent() throws IOException {
        return Objects.equals(identity, identity(file));
    }

    /** Whether a failure means that what the file holds is no history any more. */
    static boolean isDamage(SQLException e) {
        if (e instanceof DamageException) {
            return true;
        }
        if (e instanceof SQLiteException sqlite) {
            int code = sqlite.getResultCode().code & 0xff;
            return code == SQLiteErrorCode.SQLITE_CORRUPT.code
                    || code == SQLiteErrorCode.SQLITE_NOTADB.code
                    || String.valueOf(e.getMessage()).contains("no such ");
        }
        return false;
    }

    /** A statement that is compiled once; its results must be closed before it is used again. */
    PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    /** A statement of its own, for results that are read while others run. */
    PreparedStatement fresh(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Never fails: what it follows is what failed. */
    void rollback() {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // SQLite has rolled back by itself, as it does when the disk is full
        }
    }

    int version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    @Nullable
    String meta(String key) throws SQLException {
        PreparedStatement get = statement("SELECT value FROM meta WHERE key = ?");
        get.setString(1, key);
        try (ResultSet rows = get.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    void meta(String key, String value) throws SQLException {
        PreparedStatement put = statement("INSERT OR REPLACE INTO meta VALUES (?, ?)");
        put.setString(1, key);
        put.setString(2, value);
        put.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
