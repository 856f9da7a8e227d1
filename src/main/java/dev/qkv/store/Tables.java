package dev.qkv.store;

import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Memory;
import dev.qkv.schedule.Rating;
import dev.qkv.schedule.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All SQL on events and states. */
final class Tables {
    private static final String EVENT = "SELECT id, kind, card, target, at, rating, duration, algorithm FROM event ";
    private final Connection connection;

    Tables(Connection connection) {
        this.connection = connection;
    }

    void insert(Event event) throws SQLException {
        try (PreparedStatement put =
                connection.prepareStatement("INSERT OR IGNORE INTO event VALUES (?,?,?,?,?,?,?,?)")) {
            Rating rating = event.rating();
            put.setString(1, event.id());
            put.setString(2, event.kind().word());
            put.setString(3, event.card());
            put.setString(4, event.target());
            put.setLong(5, event.at().toEpochMilli());
            put.setString(6, rating == null ? null : rating.word());
            put.setLong(7, event.durationMs());
            put.setString(8, event.algorithm());
            put.executeUpdate();
        }
    }

    boolean has(String id) throws SQLException {
        try (PreparedStatement get = connection.prepareStatement("SELECT 1 FROM event WHERE id = ?")) {
            get.setString(1, id);
            try (ResultSet rows = get.executeQuery()) {
                return rows.next();
            }
        }
    }

    List<Event> events(String card) throws SQLException {
        try (PreparedStatement get = connection.prepareStatement(EVENT + "WHERE card = ? ORDER BY at, id")) {
            get.setString(1, card);
            return events(get);
        }
    }

    List<Event> reviewsSince(long from) throws SQLException {
        try (PreparedStatement get = connection.prepareStatement(
                EVENT
                        + "WHERE at >= ? AND kind = 'review' AND id NOT IN (SELECT target FROM event WHERE kind = 'undo') ORDER BY at, id")) {
            get.setLong(1, from);
            return events(get);
        }
    }

    @Nullable
    Event lastReview() throws SQLException {
        try (PreparedStatement get = connection.prepareStatement(
                EVENT
                        + "WHERE kind = 'review' AND id NOT IN (SELECT target FROM event WHERE kind = 'undo') ORDER BY at DESC, id DESC LIMIT 1")) {
            List<Event> events = events(get);
            return events.isEmpty() ? null : events.get(0);
        }
    }

    private static List<Event> events(PreparedStatement get) throws SQLException {
        List<Event> events = new ArrayList<>();
        try (ResultSet rows = get.executeQuery()) {
            while (rows.next()) {
                events.add(event(rows));
            }
        }
        return events;
    }

    void each(Consumer<Event> events) throws SQLException {
        try (PreparedStatement get = connection.prepareStatement(EVENT + "ORDER BY at, id");
                ResultSet rows = get.executeQuery()) {
            while (rows.next()) {
                events.accept(event(rows));
            }
        }
    }

    private static Event event(ResultSet row) throws SQLException {
        String rating = row.getString(6);
        return new Event(
                row.getString(1),
                Event.Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                rating == null ? null : Rating.parse(rating),
                row.getLong(7),
                row.getString(8));
    }

    void put(String card, Derivation derived) throws SQLException {
        try (PreparedStatement put =
                connection.prepareStatement("INSERT OR REPLACE INTO card VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
            CardState state = derived.state();
            put.setString(1, card);
            put.setString(2, state.state().word());
            put.setDouble(3, state.stability());
            put.setDouble(4, state.difficulty());
            millis(put, 5, state.due());
            millis(put, 6, state.lastReview());
            put.setInt(7, state.step());
            put.setInt(8, state.reps());
            put.setInt(9, state.lapses());
            put.setLong(10, state.scheduledDays());
            put.setLong(11, state.elapsedDays());
            put.setInt(12, derived.suspended() ? 1 : 0);
            put.setLong(13, derived.firstReview());
            put.executeUpdate();
        }
    }

    private static void millis(PreparedStatement put, int index, @Nullable Instant instant) throws SQLException {
        if (instant == null) {
            put.setNull(index, java.sql.Types.INTEGER);
        } else {
            put.setLong(index, instant.toEpochMilli());
        }
    }

    CardState state(String card) throws SQLException {
        try (PreparedStatement get = connection.prepareStatement(
                "SELECT state, stability, difficulty, due, last, step, reps, lapses, scheduled, elapsed FROM card WHERE card = ?")) {
            get.setString(1, card);
            try (ResultSet row = get.executeQuery()) {
                if (!row.next() || row.getString(1).equals(State.NEW.word())) {
                    return CardState.NEW;
                }
                return new CardState(
                        State.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                        new Memory(row.getDouble(2), row.getDouble(3)),
                        Instant.ofEpochMilli(row.getLong(4)),
                        Instant.ofEpochMilli(row.getLong(5)),
                        row.getInt(6),
                        row.getInt(7),
                        row.getInt(8),
                        row.getLong(9),
                        row.getLong(10));
            }
        }
    }

    List<String> due(long now, int most) throws SQLException {
        try (PreparedStatement get = connection.prepareStatement(
                "SELECT card FROM card WHERE due IS NOT NULL AND suspended = 0 AND due <= ? ORDER BY due, card LIMIT ?")) {
            get.setLong(1, now);
            get.setInt(2, most);
            return strings(get);
        }
    }

    int countDue(long now) throws SQLException {
        try (PreparedStatement get = connection.prepareStatement(
                "SELECT count(*) FROM card WHERE due IS NOT NULL AND suspended = 0 AND due <= ?")) {
            get.setLong(1, now);
            return number(get);
        }
    }

    int newSince(long from) throws SQLException {
        try (PreparedStatement get =
                connection.prepareStatement("SELECT count(*) FROM card WHERE first > 0 AND first >= ?")) {
            get.setLong(1, from);
            return number(get);
        }
    }

    int count() throws SQLException {
        try (PreparedStatement get = connection.prepareStatement("SELECT count(*) FROM event")) {
            return number(get);
        }
    }

    List<String> cards() throws SQLException {
        try (PreparedStatement get = connection.prepareStatement("SELECT DISTINCT card FROM event")) {
            return strings(get);
        }
    }

    Set<String> known() throws SQLException {
        try (PreparedStatement get =
                connection.prepareStatement("SELECT card FROM card WHERE due IS NOT NULL OR suspended = 1")) {
            return new HashSet<>(strings(get));
        }
    }

    Set<String> suspended() throws SQLException {
        try (PreparedStatement get = connection.prepareStatement("SELECT card FROM card WHERE suspended = 1")) {
            return new HashSet<>(strings(get));
        }
    }

    private static List<String> strings(PreparedStatement get) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (ResultSet rows = get.executeQuery()) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    private static int number(PreparedStatement get) throws SQLException {
        try (ResultSet rows = get.executeQuery()) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
