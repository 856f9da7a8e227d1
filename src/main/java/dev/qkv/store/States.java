package dev.qkv.store;

import dev.qkv.schedule.Scheduler;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Keeps the states of the cards true to the log. */
final class States {
    private final Tables tables;
    private final Scheduler scheduler;
    private final Set<String> touched = new LinkedHashSet<>();

    States(Tables tables, Scheduler scheduler) {
        this.tables = tables;
        this.scheduler = scheduler;
    }

    /** Adds an event to the log; its card is derived anew by {@link #derive}. @return whether it is new */
    boolean add(Event event) throws SQLException {
        if (!tables.insert(event)) {
            return false;
        }
        touched.add(event.card());
        // an undo may name another card than the one whose review it takes back
        String other = event.kind() == Event.Kind.UNDO ? tables.cardOf(event.target()) : null;
        if (other != null) {
            touched.add(other);
        }
        return true;
    }

    void derive() throws SQLException {
        for (String card : touched) {
            tables.put(card, Derivation.of(tables.events(card), scheduler));
        }
        touched.clear();
    }

    /** Derives every card, in one pass over the log. */
    static void deriveAll(Tables tables, Scheduler scheduler) throws SQLException, IOException {
        Set<String> undone = tables.undone();
        List<Event> card = new ArrayList<>();
        tables.eachByCard(event -> {
            if (!card.isEmpty() && !card.get(0).card().equals(event.card())) {
                put(tables, card, undone, scheduler);
            }
            card.add(event);
        });
        if (!card.isEmpty()) {
            put(tables, card, undone, scheduler);
        }
    }

    private static void put(Tables tables, List<Event> card, Set<String> undone, Scheduler scheduler)
            throws SQLException {
        tables.put(card.get(0).card(), Derivation.of(card, undone, scheduler));
        card.clear();
    }
}
