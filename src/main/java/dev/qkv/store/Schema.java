package dev.qkv.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/** The tables, brought up to date one version at a time. The scripts are the resources {@code schema-1.sql} and on; what was released is never changed. */
final class Schema {
    /** Each script leads from the version before it to the next. */
    private static final List<String> SCRIPTS = List.of("schema-1.sql", "schema-2.sql");

    /** "qkvv", for programs that tell what kind of database a file is. */
    private static final int APPLICATION = 0x716B_7676;

    private Schema() {}

    static int version() {
        return SCRIPTS.size();
    }

    /** Whether the database is of an older form, or empty. */
    static boolean isBehind(Database database) throws SQLException {
        int version = database.version();
        if (version > version()) {
            throw new SQLException("made by a newer qkv (schema " + version + ", this one knows " + version() + ")");
        }
        return version < version();
    }

    static void migrate(Database database) throws SQLException, IOException {
        migrate(database, version());
    }

    /** All or nothing. */
    static void migrate(Database database, int to) throws SQLException, IOException {
        database.begin();
        try {
            for (int version = database.version(); version < to; version++) {
                run(database, SCRIPTS.get(version));
                database.execute("PRAGMA user_version = " + (version + 1));
            }
            database.execute("PRAGMA application_id = " + APPLICATION);
            database.commit();
        } catch (SQLException | IOException e) {
            database.rollback();
            throw e;
        }
    }

    private static void run(Database database, String script) throws SQLException, IOException {
        for (String sql : text(script).split(";\n", -1)) {
            if (!sql.isBlank()) {
                database.execute(sql);
            }
        }
    }

    private static String text(String script) throws IOException {
        try (InputStream in = Schema.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + script);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
