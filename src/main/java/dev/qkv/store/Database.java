package dev.qkv.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** The SQLite file: opened, its schema brought up to date. */
final class Database implements AutoCloseable {
    /** Raise with each migration. */
    static final int VERSION = 1;

    private static final int BUSY_MS = 10_000;
    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
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
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            Database database = new Database(connection);
            database.upgrade(file);
            return database;
        } catch (SQLException | IOException e) {
            connection.close();
            throw e;
        }
    }

    private void upgrade(Path file) throws SQLException, IOException {
        int version = version();
        if (version > VERSION) {
            throw new SQLException("made by a newer qkv (schema " + version + ", this one knows " + VERSION + ")");
        }
        if (version == VERSION) {
            return;
        }
        connection.setAutoCommit(false);
        // another process may have made the schema while this one waited for the lock
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA application_id = 1902868086");
            if (version() == 0) {
                for (String sql : schema().split(";\n", -1)) {
                    if (!sql.isBlank()) {
                        statement.executeUpdate(sql);
                    }
                }
                statement.executeUpdate("PRAGMA user_version = " + VERSION);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
        if (version() != VERSION) {
            throw new SQLException(file + ": unknown schema " + version);
        }
    }

    private int version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private static String schema() throws IOException {
        try (InputStream in = Database.class.getResourceAsStream("schema.sql")) {
            if (in == null) {
                throw new IllegalStateException("no resource schema.sql");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Connection connection() {
        return connection;
    }

    @Nullable
    String meta(String key) throws SQLException {
        try (PreparedStatement get = connection.prepareStatement("SELECT value FROM meta WHERE key = ?")) {
            get.setString(1, key);
            try (ResultSet rows = get.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    void meta(String key, String value) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement("INSERT OR REPLACE INTO meta VALUES (?, ?)")) {
            put.setString(1, key);
            put.setString(2, value);
            put.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
