package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.exchange.HistoryJson;
import dev.qkv.model.CardId;
import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Rating;
import dev.qkv.schedule.Scheduler;
import dev.qkv.store.Derivation;
import dev.qkv.store.Event;
import dev.qkv.store.History;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The log of reviews: shown, exported, merged, replayed, taken back. */
public final class HistoryVerb {
    private final Context context;

    public HistoryVerb(Context context) {
        this.context = context;
    }

    public int stats(boolean json) {
        return new Statistics(context).run(json);
    }

    public int export() {
        if (History.exists(Histories.folder(context))) {
            try (History history = Histories.open(context)) {
                history.each(event -> context.console().print(HistoryJson.line(line(event))));
            }
        }
        return ExitCode.OK;
    }

    public int importFrom(String file) {
        List<Event> events = new ArrayList<>();
        for (HistoryJson.Line line : read(file, true)) {
            events.add(event(line));
        }
        try (History history = Histories.open(context)) {
            int added = history.merge(events);
            context.console().println(context.text("history.merged", added, events.size() - added));
        }
        return ExitCode.OK;
    }

    /** Merges what was answered in Anki on exported cards. */
    public int importAnki(String file) {
        return AnkiReviews.merge(context, file);
    }

    /** Prints each card's final state, in the order of the cards' ids; touches nothing. */
    public int replay(String file, @Nullable Double retention, boolean json) {
        Map<String, List<Event>> cards = new TreeMap<>();
        List<Event> all = new ArrayList<>();
        boolean named = true;
        for (HistoryJson.Line line : read(file, false)) {
            named &= !line.event().isEmpty();
            Event event = event(line);
            all.add(event);
            cards.computeIfAbsent(line.card(), card -> new ArrayList<>()).add(event);
        }
        Set<String> undone = Derivation.undone(all);
        Scheduler scheduler = Histories.scheduler(context, retention, null);
        Map<String, CardState> states = new LinkedHashMap<>();
        for (Map.Entry<String, List<Event>> card : cards.entrySet()) {
            // without ids the lines are one machine's, in the order in which it wrote them, whatever its clock said
            List<Event> events = named ? Derivation.ordered(card.getValue()) : card.getValue();
            states.put(card.getKey(), Derivation.of(events, undone, scheduler).state());
        }
        if (json) {
            context.console().println(HistoryJson.states(states));
        } else {
            states.forEach((card, state) -> context.console()
                    .println(card + "  " + state.state().word() + "  S " + Arrays.number(state.stability()) + " d  D "
                            + Arrays.number(state.difficulty()) + (state.due() == null ? "" : "  due " + state.due())));
        }
        return ExitCode.OK;
    }

    public int undo(int count) {
        int undone = 0;
        try (History history = Histories.open(context)) {
            for (int i = 0; i < count; i++) {
                Event last = history.lastReview();
                if (last == null) {
                    break;
                }
                Instant now = context.clock().instant();
                history.record(new Event(
                        history.nextId(now, context.random()),
                        Event.Kind.UNDO,
                        last.card(),
                        last.id(),
                        now,
                        null,
                        0,
                        ""));
                Rating rating = last.rating();
                context.console()
                        .println(context.text("history.undone", rating == null ? "" : rating.word(), last.card()));
                undone++;
            }
        }
        if (undone == 0) {
            context.console().notice("qkv: " + context.text("history.nothing"));
            return ExitCode.NEGATIVE;
        }
        return ExitCode.OK;
    }

    public int suspend(List<String> cards, boolean suspend) {
        List<CardId> ids = new ArrayList<>();
        Banks banks = new Banks(context);
        for (String card : cards) {
            ids.add(CardName.of(banks, card).card());
        }
        try (History history = Histories.open(context)) {
            for (CardId id : ids) {
                Instant now = context.clock().instant();
                history.record(new Event(
                        history.nextId(now, context.random()),
                        suspend ? Event.Kind.SUSPEND : Event.Kind.UNSUSPEND,
                        id.toString(),
                        "",
                        now,
                        null,
                        0,
                        ""));
                context.console().println(context.text(suspend ? "history.suspended" : "history.unsuspended", id));
            }
        }
        return ExitCode.OK;
    }

    private List<HistoryJson.Line> read(String file, boolean needsIds) {
        try {
            if (file.equals("-")) {
                return HistoryJson.read(context.in(), "standard input", needsIds);
            }
            Path path = context.surroundings().folder().resolve(file);
            try (InputStream in = Files.newInputStream(path)) {
                return HistoryJson.read(in, file, needsIds);
            }
        } catch (NoSuchFileException e) {
            throw UserError.data(file + ": no such file");
        } catch (IOException e) {
            throw UserError.data(file + ": cannot be read: " + e.getMessage());
        }
    }

    private static HistoryJson.Line line(Event event) {
        return new HistoryJson.Line(
                event.id(),
                event.kind().word(),
                event.card(),
                event.target(),
                event.at(),
                event.rating(),
                event.durationMs(),
                event.algorithm());
    }

    private static Event event(HistoryJson.Line line) {
        return new Event(
                line.event(),
                Event.Kind.valueOf(line.kind().toUpperCase(Locale.ROOT)),
                line.card(),
                line.target(),
                line.reviewedAt(),
                line.rating(),
                line.durationMs(),
                line.algorithm());
    }
}
