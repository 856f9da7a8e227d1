package dev.qkv.store;

import dev.qkv.schedule.Rating;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event as one line of the plain log that is kept beside the database: fields parted by tabs. */
final class EventLine {
    private static final int FIELDS = 8;

    private EventLine() {}

    static String of(Event event) {
        Rating rating = event.rating();
        return String.join(
                        "\t",
                        event.id(),
                        event.kind().word(),
                        event.card(),
                        event.target(),
                        Long.toString(event.at().toEpochMilli()),
                        rating == null ? "" : rating.word(),
                        Long.toString(event.durationMs()),
                        event.algorithm())
                + "\n";
    }

    /** The event, or null where the line is damaged, as the last one may be after a power cut. */
    static @Nullable Event read(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            return null;
        }
        try {
            return new Event(
                    fields[0],
                    Event.Kind.valueOf(fields[1].toUpperCase(java.util.Locale.ROOT)),
                    fields[2],
                    fields[3],
                    Instant.ofEpochMilli(Long.parseLong(fields[4])),
                    fields[5].isEmpty() ? null : Rating.parse(fields[5]),
                    Long.parseLong(fields[6]),
                    fields[7]);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
