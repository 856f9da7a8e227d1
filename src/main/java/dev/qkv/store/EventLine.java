package dev.qkv.store;

import dev.qkv.schedule.Rating;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** An event as one line of the plain log that is kept beside the database: fields parted by tabs, the last of them a check of those before. */
final class EventLine {
    private static final int FIELDS = 8;

    private EventLine() {}

    static String of(Event event) {
        Rating rating = event.rating();
        String fields = String.join(
                "\t",
                event.id(),
                event.kind().word(),
                event.card(),
                event.target(),
                Long.toString(event.at().toEpochMilli()),
                rating == null ? "" : rating.word(),
                Long.toString(event.durationMs()),
                event.algorithm());
        return fields + "\t" + check(fields) + "\n";
    }

    /** The event, or null where the line is damaged, as the last one may be after a power cut. */
    static @Nullable Event read(String line) {
        String[] fields = line.split("\t", -1);
        // lines of an older qkv have no check
        boolean sound = fields.length == FIELDS
                || (fields.length == FIELDS + 1
                        && check(line.substring(0, line.lastIndexOf('\t'))).equals(fields[FIELDS]));
        if (!sound) {
            return null;
        }
        try {
            return new Event(
                    fields[0],
                    Event.Kind.valueOf(fields[1].toUpperCase(Locale.ROOT)),
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

    /** What a line's check says; empty where it has none. */
    static String checkOf(String line) {
        String whole = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
        return read(whole) == null ? "" : whole.substring(whole.lastIndexOf('\t') + 1);
    }

    private static String check(String fields) {
        CRC32C check = new CRC32C();
        check.update(fields.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) check.getValue());
    }
}
