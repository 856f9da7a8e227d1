package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.exchange.AnkiHistory;
import dev.qkv.exchange.AnkiPackage;
import dev.qkv.model.CardId;
import dev.qkv.model.QuestionHeader;
import dev.qkv.schedule.Rating;
import dev.qkv.store.Event;
import dev.qkv.store.EventIds;
import dev.qkv.store.History;
import dev.qkv.store.Private;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes in what was reviewed in Anki on cards that {@code bank export} wrote. */
final class AnkiReviews {
    private static final String ALGORITHM = "anki";
    private static final int NAMED = 5;
    private static final long MOVED_MS = 5_000;

    private final Context context;
    private final Map<String, String> cards = new HashMap<>();

    private AnkiReviews(Context context, History history) {
        this.context = context;
        // a bank that was removed keeps its history
        for (String card : history.known()) {
            cards.put(AnkiPackage.guid(card), card);
        }
        for (QuestionHeader question : new Banks(context).questions()) {
            String card = question.card().toString();
            cards.put(AnkiPackage.guid(card), card);
        }
    }

    static int merge(Context context, String file) {
        try (History history = Histories.open(context)) {
            return new AnkiReviews(context, history).merge(file, history);
        }
    }

    private int merge(String file, History history) {
        AnkiHistory.Reading reading = read(file);
        if (reading.ours() == 0) {
            throw new UserError(ExitCode.NEGATIVE, Shown.of(file) + ": " + context.text("history.anki.none"));
        }
        Map<String, NavigableMap<Long, Rating>> known = moments(history);
        List<Event> events = new ArrayList<>();
        for (AnkiHistory.Review review : reading.reviews()) {
            if (!isKnown(review, known.get(review.card()))) {
                events.add(event(review));
            }
        }
        int added = history.merge(events);
        context.console()
                .println(context.text("history.merged", added, reading.reviews().size() - added));
        if (!reading.foreign().isEmpty()) {
            context.console().notice("qkv: " + foreign(reading.foreign()));
        }
        if (reading.unusable() > 0) {
            context.console().notice("qkv: " + context.text("history.anki.unusable", reading.unusable()));
        }
        return ExitCode.OK;
    }

    private AnkiHistory.Reading read(String file) {
        Path path = context.surroundings().folder().resolve(file);
        try {
            if (!Files.isRegularFile(path)) {
                throw Files.exists(path) ? new IOException("not a file") : new NoSuchFileException(file);
            }
            Path scratch = Histories.folder(context);
            Private.folder(scratch);
            return AnkiHistory.read(path, this::card, context.clock().instant(), scratch);
        } catch (NoSuchFileException e) {
            throw UserError.data(Shown.of(file) + ": no such file");
        } catch (IOException e) {
            throw UserError.data(Shown.of(file) + ": " + e.getMessage());
        }
    }

    private @Nullable String card(String guid, String named) {
        String card = cards.get(guid);
        if (card != null || !isPlain(named) || !AnkiPackage.guid(named).equals(guid)) {
            return card;
        }
        try {
            return CardId.parse(named).toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isPlain(String named) {
        return named.length() <= 500 && named.chars().noneMatch(Character::isISOControl);
    }

    /** The reviews of each card by their milliseconds. */
    private static Map<String, NavigableMap<Long, Rating>> moments(History history) {
        Map<String, NavigableMap<Long, Rating>> moments = new HashMap<>();
        history.each(event -> {
            if (event.kind() == Event.Kind.REVIEW && event.rating() != null) {
                moments.computeIfAbsent(event.card(), card -> new TreeMap<>())
                        .put(event.at().toEpochMilli(), event.rating());
            }
        });
        return moments;
    }

    /** A review that went out with the export comes back under its time, or a little after it where that of another card had the same. */
    private static boolean isKnown(AnkiHistory.Review review, @Nullable NavigableMap<Long, Rating> known) {
        Map.Entry<Long, Rating> before = known == null ? null : known.floorEntry(review.at());
        return before != null
                && (before.getKey() == review.at()
                        || (review.at() - before.getKey() < MOVED_MS
                                && before.getValue().grade() == review.ease()));
    }

    private static String moment(String card, long at) {
        return at + " " + card;
    }

    private static Event event(AnkiHistory.Review review) {
        Instant at = Instant.ofEpochMilli(review.at());
        return new Event(
                EventIds.derived(at, ALGORITHM + " " + moment(review.card(), review.at())),
                Event.Kind.REVIEW,
                review.card(),
                "",
                at,
                Rating.of(review.ease()),
                review.durationMs(),
                ALGORITHM);
    }

    private String foreign(Map<String, Integer> notes) {
        int reviews = notes.values().stream().mapToInt(Integer::intValue).sum();
        String names =
                notes.keySet().stream().limit(NAMED).map(Shown::of).collect(Collectors.joining("\n  ", "\n  ", ""));
        return context.text("history.anki.foreign", notes.size(), reviews)
                + names
                + (notes.size() > NAMED ? "\n  …" : "");
    }
}
