package dev.qkv.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * The reviews in an Anki package ({@code .apkg}, {@code .colpkg}) or collection ({@code collection.anki2}, {@code collection.anki21}): its tables
 * {@code notes}, {@code cards} and {@code revlog}, whose columns have stayed the same since schema 11.
 */
public final class AnkiHistory {
    private static final int MAX_NOTES = 500_000;
    private static final int MAX_CARDS = 1_000_000;
    private static final int MAX_REVIEWS = 5_000_000;
    private static final long MAX_BYTES = 1L << 30;
    private static final int NAME_LENGTH = 60;
    private static final Instant EARLIEST = Instant.parse("2001-01-01T00:00:00Z");
    private static final long DAY_MS = 86_400_000;
    private static final String SQLITE = "SQLite format 3\0";

    /** A review that was a look ahead in a filtered deck and changed nothing has this type, and no factor. */
    private static final int FILTERED = 3;

    private final Cards ours;
    private final Instant now;
    private final Map<Long, String> cardOfNote = new HashMap<>();
    private final Map<Long, String> strangers = new HashMap<>();
    private final Map<Long, Long> noteOfCard = new HashMap<>();
    private final Map<Long, Integer> foreign = new LinkedHashMap<>();
    private final List<Review> reviews = new ArrayList<>();
    private int unusable;

    private AnkiHistory(Cards ours, Instant now) {
        this.ours = ours;
        this.now = now;
    }

    /** Which card a note was made from. */
    public interface Cards {
        /**
         * @param guid what Anki knows the note by
         * @param named the note's last field, which in a note of ours holds the card's id
         * @return null where the note is not ours
         */
        @Nullable
        String of(String guid, String named);
    }

    /** An answer. @param at milliseconds since 1970 @param ease 1 again to 4 easy */
    public record Review(String card, long at, int ease, long durationMs) {}

    /**
     * What a package holds.
     *
     * @param ours how many notes are cards of ours, reviewed or not
     * @param foreign how often each reviewed note was answered that is none of ours, by its first field
     * @param unusable reviews of ours with an impossible time or rating
     */
    public record Reading(int ours, List<Review> reviews, Map<String, Integer> foreign, int unusable) {}

    /**
     * Reads a package or a collection.
     *
     * @param now a review later than a day after it is not believed
     * @param scratch a folder for the collection while it is read
     * @throws IOException where it is neither, is damaged, too large or in the layout that older programs cannot read; the message says which
     */
    public static Reading read(Path file, Cards ours, Instant now, Path scratch) throws IOException {
        Path collection = Files.createTempFile(scratch, "collection", ".anki2");
        collection.toFile().deleteOnExit();
        try {
            unpack(file, collection);
            AnkiHistory history = new AnkiHistory(ours, now);
            history.collection(collection);
            return history.reading();
        } finally {
            Files.deleteIfExists(collection);
        }
    }

    private static void unpack(Path file, Path collection) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(SQLITE.length());
            if (new String(head, StandardCharsets.ISO_8859_1).equals(SQLITE)) {
                Files.write(collection, head);
                try (OutputStream out = Files.newOutputStream(collection, java.nio.file.StandardOpenOption.APPEND)) {
                    copy(in, out);
                }
                return;
            }
        }
        if (head.length < 2 || head[0] != 'P' || head[1] != 'K') {
            throw new IOException("not an Anki package (.apkg, .colpkg) nor a collection (.anki2, .anki21)");
        }
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (zip.getEntry("collection.anki21b") != null) {
                throw new IOException(
                        "a package in Anki's newer, compressed layout (collection.anki21b); export it again with"
                                + " \"Support older Anki versions\" and \"Include scheduling information\" ticked");
            }
            ZipEntry entry = zip.getEntry("collection.anki21");
            entry = entry == null ? zip.getEntry("collection.anki2") : entry;
            if (entry == null) {
                throw new IOException("not an Anki package: no collection.anki21 or collection.anki2 in it");
            }
            try (InputStream in = zip.getInputStream(entry);
                    OutputStream out = Files.newOutputStream(collection)) {
                copy(in, out);
            }
        } catch (ZipException e) {
            throw new IOException("damaged: " + e.getMessage(), e);
        } catch (java.io.EOFException e) {
            throw new IOException("damaged: it ends too early", e);
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes += read;
            if (bytes > MAX_BYTES) {
                throw new IOException("its collection is larger than " + (MAX_BYTES >> 20) + " MiB");
            }
            out.write(buffer, 0, read);
        }
    }

    private void collection(Path file) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        // what its schema says is never run
        config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, "10000000");
        String url = "jdbc:sqlite:file:" + file.toUri().getRawPath() + "?immutable=1";
        try (Connection connection = config.createConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            tables(statement);
            notes(statement);
            cards(statement);
            revlog(statement);
        } catch (SQLException e) {
            throw new IOException("its collection cannot be read: " + e.getMessage(), e);
        }
    }

    /** Only plain tables are read: a view or a virtual table could compute anything. */
    private static void tables(Statement statement) throws SQLException, IOException {
        for (String table : List.of("notes", "cards", "revlog")) {
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM sqlite_master WHERE type = 'table'"
                    + " AND rootpage > 0 AND lower(name) = '" + table + "'")) {
                if (!row.next() || row.getInt(1) != 1) {
                    throw new IOException("not an Anki collection: no table " + table);
                }
            }
            try (ResultSet row = statement.executeQuery(
                    "SELECT count(*) FROM pragma_table_xinfo('" + table + "') WHERE hidden <> 0")) {
                if (row.next() && row.getInt(1) > 0) {
                    throw new IOException("not an Anki collection: the table " + table + " has computed columns");
                }
            }
        }
    }

    private void notes(Statement statement) throws SQLException, IOException {
        try (ResultSet rows = statement.executeQuery("SELECT id, guid, flds FROM notes")) {
            for (int count = 0; rows.next(); count++) {
                bound(count, MAX_NOTES, "notes");
                String guid = String.valueOf(rows.getString(2));
                String fields = String.valueOf(rows.getString(3));
                String named = fields.substring(fields.lastIndexOf(AnkiPackage.FIELD) + 1);
                String card = ours.of(guid, named);
                if (card != null) {
                    cardOfNote.put(rows.getLong(1), card);
                } else {
                    strangers.put(rows.getLong(1), name(fields, guid));
                }
            }
        }
    }

    /** The beginning of the first field without its tags. */
    private static String name(String fields, String guid) {
        int end = fields.indexOf(AnkiPackage.FIELD);
        String first = fields.substring(0, Math.min(end < 0 ? fields.length() : end, 2_000));
        String plain =
                AnkiText.plain(first.replace("<", " <")).replaceAll("\\s+", " ").strip();
        String name = plain.isEmpty() ? guid : plain;
        return name.codePointCount(0, name.length()) <= NAME_LENGTH
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NAME_LENGTH - 1)) + "…";
    }

    /** A note of ours makes one card; another that its owner made of it is not ours. */
    private void cards(Statement statement) throws SQLException, IOException {
        try (ResultSet rows = statement.executeQuery("SELECT id, nid FROM cards WHERE ord = 0")) {
            for (int count = 0; rows.next(); count++) {
                bound(count, MAX_CARDS, "cards");
                noteOfCard.put(rows.getLong(1), rows.getLong(2));
            }
        }
    }

    private void revlog(Statement statement) throws SQLException, IOException {
        try (ResultSet rows =
                statement.executeQuery("SELECT id, cid, ease, time, type, factor FROM revlog WHERE ease <> 0")) {
            for (int count = 0; rows.next(); count++) {
                bound(count, MAX_REVIEWS, "reviews");
                Long note = noteOfCard.get(rows.getLong(2));
                if (note == null || (rows.getInt(5) == FILTERED && rows.getInt(6) == 0)) {
                    continue;
                }
                String card = cardOfNote.get(note);
                if (card == null) {
                    foreign.merge(note, 1, Integer::sum);
                    continue;
                }
                long at = rows.getLong(1);
                int ease = rows.getInt(3);
                if (ease < 1 || ease > 4 || at < EARLIEST.toEpochMilli() || at > now.toEpochMilli() + DAY_MS) {
                    unusable++;
                } else {
                    reviews.add(new Review(card, at, ease, Math.max(0, Math.min(DAY_MS, rows.getLong(4)))));
                }
            }
        }
        reviews.sort(java.util.Comparator.comparingLong(Review::at).thenComparing(Review::card));
    }

    private static void bound(int count, int most, String what) throws IOException {
        if (count >= most) {
            throw new IOException("more than " + most + " " + what);
        }
    }

    private Reading reading() {
        Map<String, Integer> names = new LinkedHashMap<>();
        foreign.forEach((note, count) -> names.merge(strangers.getOrDefault(note, "?"), count, Integer::sum));
        return new Reading(cardOfNote.size(), reviews, names, unusable);
    }
}
