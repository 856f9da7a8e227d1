package dev.qkv.store;

import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Memory;
import dev.qkv.schedule.Rating;
import dev.qkv.schedule.State;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All SQL on events and states. */
final class Tables {
    private static final String EVENT = "SELECT id, kind, card, target, at, rating, duration, algorithm FROM event ";
    private static final String STATE =
            "SELECT card, state, stability, difficulty, due, last, step, reps, lapses, scheduled, elapsed FROM card ";
    private static final String MET = "WHERE (due IS NOT NULL OR suspended = 1) ";
    private static final String KEPT =
            "WHERE kind = 'review' AND id NOT IN (SELECT target FROM event WHERE kind = 'undo') ";

    private final Database database;

    Tables(Database database) {
        this.database = database;
    }

    /** @return whether it is new */
    boolean insert(Event event) throws SQLException {
        PreparedStatement put = database.statement("INSERT OR IGNORE INTO event VALUES (?,?,?,?,?,?,?,?)");
        Rating rating = event.rating();
        put.setString(1, event.id());
        put.setString(2, event.kind().word());
        put.setString(3, event.card());
        put.setString(4, event.target());
        put.setLong(5, event.at().toEpochMilli());
        put.setString(6, rating == null ? null : rating.word());
        put.setLong(7, event.durationMs());
        put.setString(8, event.algorithm());
        return put.executeUpdate() > 0;
    }

    boolean has(String id) throws SQLException {
        return cardOf(id) != null;
    }

    /** The card of an event; null where there is no such event. */
    @Nullable
    String cardOf(String id) throws SQLException {
        PreparedStatement get = database.statement("SELECT card FROM event WHERE id = ?");
        get.setString(1, id);
        List<String> cards = strings(get);
        return cards.isEmpty() ? null : cards.get(0);
    }

    /** The greatest id of that millisecond; null where there is none. */
    @Nullable
    String lastId(long at) throws SQLException {
        PreparedStatement get = database.statement("SELECT id FROM event WHERE at = ? ORDER BY id DESC LIMIT 1");
        get.setLong(1, at);
        List<String> ids = strings(get);
        return ids.isEmpty() ? null : ids.get(0);
    }

    /** What happened to a card, with what takes it back; oldest first. */
    List<Event> events(String card) throws SQLException {
        PreparedStatement get = database.statement(EVENT + "WHERE card = ?1 UNION " + EVENT
                + "WHERE kind = 'undo' AND target IN (SELECT id FROM event WHERE card = ?1) ORDER BY at, id");
        get.setString(1, card);
        return events(get);
    }

    List<Event> reviewsSince(long from) throws SQLException {
        PreparedStatement get = database.statement(EVENT + KEPT + "AND at >= ? ORDER BY at, id");
        get.setLong(1, from);
        return events(get);
    }

    boolean reviewed(long from, long before) throws SQLException {
        PreparedStatement get = database.statement(
                "SELECT count(*) FROM (SELECT 1 FROM event " + KEPT + "AND at >= ? AND at < ? LIMIT 1)");
        get.setLong(1, from);
        get.setLong(2, before);
        return number(get) > 0;
    }

    @Nullable
    Event lastReview() throws SQLException {
        List<Event> events = events(database.statement(EVENT + KEPT + "ORDER BY at DESC, id DESC LIMIT 1"));
        return events.isEmpty() ? null : events.get(0);
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

    /** All events, oldest first. */
    void each(PlainLog.Reader events) throws SQLException, IOException {
        each("ORDER BY at, id", events);
    }

    /** All events, those of a card together and oldest first. */
    void eachByCard(PlainLog.Reader events) throws SQLException, IOException {
        each("ORDER BY card, at, id", events);
    }

    /** All events that can be read, for a database that is damaged; from both ends, so that what follows the damage is found too. */
    void eachReadable(PlainLog.Reader events) throws IOException {
        for (String order : new String[] {"ORDER BY id", "ORDER BY id DESC"}) {
            try (PreparedStatement get = database.fresh(EVENT + order);
                    ResultSet rows = get.executeQuery()) {
                while (rows.next()) {
                    try {
                        events.accept(event(rows));
                    } catch (DamageException e) {
                        // this row is lost, others may not be
                    }
                }
            } catch (SQLException e) {
                // from here on nothing can be read
            }
        }
    }

    private void each(String order, PlainLog.Reader events) throws SQLException, IOException {
        try (PreparedStatement get = database.fresh(EVENT + order);
                ResultSet rows = get.executeQuery()) {
            while (rows.next()) {
                events.accept(event(rows));
            }
        }
    }

    /** Events that others take back. */
    Set<String> undone() throws SQLException {
        return new HashSet<>(strings(database.statement("SELECT target FROM event WHERE kind = 'undo'")));
    }

    private static Event event(ResultSet row) throws SQLException {
        String rating = row.getString(6);
        try {
            return new Event(
                    row.getString(1),
                    Event.Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                    row.getString(3),
                    row.getString(4),
                    Instant.ofEpochMilli(row.getLong(5)),
                    rating == null ? null : Rating.parse(rating),
                    row.getLong(7),
                    row.getString(8));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new DamageException("a row of the log is no event", e);
        }
    }

    void put(String card, Derivation derived) throws SQLException {
        PreparedStatement put = database.statement("INSERT OR REPLACE INTO card VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)");
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

    private static void millis(PreparedStatement put, int index, @Nullable Instant instant) throws SQLException {
        if (instant == null) {
            put.setNull(index, java.sql.Types.INTEGER);
        } else {
            put.setLong(index, instant.toEpochMilli());
        }
    }

    CardState state(String card) throws SQLException {
        return states(List.of(card)).getOrDefault(card, CardState.NEW);
    }

    /** The states of those cards that were reviewed or suspended. */
    Map<String, CardState> states(Collection<String> cards) throws SQLException {
        PreparedStatement get = database.statement(STATE + MET + "AND card IN (SELECT value FROM json_each(?))");
        get.setString(1, json(cards));
        Map<String, CardState> states = new HashMap<>();
        try (ResultSet row = get.executeQuery()) {
            while (row.next()) {
                states.put(row.getString(1), state(row));
            }
        }
        return states;
    }

    /** All in one parameter: a query for each card takes longer than the session's other preparations. */
    private static String json(Collection<String> texts) {
        StringBuilder json = new StringBuilder("[");
        for (String text : texts) {
            json.append(json.length() == 1 ? "\"" : ",\"")
                    .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return json.append(']').toString();
    }

    private static CardState state(ResultSet row) throws SQLException {
        try {
            State state = State.valueOf(row.getString(2).toUpperCase(Locale.ROOT));
            if (state == State.NEW) {
                return CardState.NEW;
            }
            return new CardState(
                    state,
                    new Memory(row.getDouble(3), row.getDouble(4)),
                    Instant.ofEpochMilli(row.getLong(5)),
                    Instant.ofEpochMilli(row.getLong(6)),
                    row.getInt(7),
                    row.getInt(8),
                    row.getInt(9),
                    row.getLong(10),
                    row.getLong(11));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new DamageException("a card's state is none", e);
        }
    }

    List<String> due(long now, int most) throws SQLException {
        PreparedStatement get = database.statement(
                "SELECT card FROM card WHERE due IS NOT NULL AND suspended = 0 AND due <= ? ORDER BY due, card LIMIT"
                        + " ?");
        get.setLong(1, now);
        get.setInt(2, most);
        return strings(get);
    }

    int countDue(long now) throws SQLException {
        PreparedStatement get =
                database.statement("SELECT count(*) FROM card WHERE due IS NOT NULL AND suspended = 0 AND due <= ?");
        get.setLong(1, now);
        return number(get);
    }

    int newSince(long from) throws SQLException {
        PreparedStatement get = database.statement("SELECT count(*) FROM card WHERE first > 0 AND first >= ?");
        get.setLong(1, from);
        return number(get);
    }

    int count() throws SQLException {
        PreparedStatement get = database.statement("SELECT count(*) FROM event");
        return number(get);
    }

    Set<String> known() throws SQLException {
        PreparedStatement get = database.statement("SELECT card FROM card " + MET);
        return new HashSet<>(strings(get));
    }

    Set<String> suspended() throws SQLException {
        PreparedStatement get = database.statement("SELECT card FROM card WHERE suspended = 1");
        return new HashSet<>(strings(get));
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
