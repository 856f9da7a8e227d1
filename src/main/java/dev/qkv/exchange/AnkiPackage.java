package dev.qkv.exchange;

import dev.qkv.markdown.SafeHtml;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Anki's package: a ZIP of a SQLite collection in the layout {@code collection.anki2}, schema 11, which every version of Anki imports. A note's guid is
 * made from the card's id, so a later export updates the notes of an earlier one.
 */
public final class AnkiPackage {
    private static final long DAY = 86_400;
    static final char FIELD = '\u001f';

    private final Connection connection;
    private final Instant now;
    private final AnkiSchedule schedule;
    private final Map<String, Long> decks = new LinkedHashMap<>();

    private AnkiPackage(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
        this.schedule = new AnkiSchedule(start());
    }

    /** @param scratch a folder for the collection while it is written */
    public static void write(List<ExportCard> cards, Instant now, Path scratch, OutputStream out) throws IOException {
        Path file = Files.createTempFile(scratch, "collection", ".anki2");
        try {
            file.toFile().deleteOnExit();
            Files.delete(file);
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
                try (Statement statement = connection.createStatement()) {
                    // nobody reads it before it is whole, so no journal has to lie beside it
                    statement.execute("PRAGMA journal_mode = OFF");
                }
                connection.setAutoCommit(false);
                new AnkiPackage(connection, now).fill(cards);
                connection.commit();
            } catch (SQLException e) {
                throw new IOException("the collection cannot be written: " + e.getMessage(), e);
            }
            ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            zip.putNextEntry(entry("collection.anki2"));
            Files.copy(file, zip);
            zip.closeEntry();
            zip.putNextEntry(entry("media"));
            zip.write("{}".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.finish();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** What Anki knows the note of a card by, however often it is exported and whatever its text becomes. */
    public static String guid(String card) {
        return digest(card, 16);
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(2000, 1, 1, 0, 0));
        return entry;
    }

    private void fill(List<ExportCard> cards) throws IOException, SQLException {
        try (Statement statement = connection.createStatement();
                InputStream schema = AnkiPackage.class.getResourceAsStream("anki.sql")) {
            if (schema == null) {
                throw new IOException("anki.sql is not on the class path");
            }
            for (String sql : new String(schema.readAllBytes(), StandardCharsets.UTF_8).split(";\\s*\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
        try (PreparedStatement notes =
                        connection.prepareStatement("INSERT INTO notes VALUES (?,?,?,?,-1,?,?,?,?,0,'')");
                PreparedStatement rows =
                        connection.prepareStatement("INSERT INTO cards VALUES (?,?,?,0,?,-1,?,?,?,?,?,?,?,?,0,0,0,?)");
                PreparedStatement reviews =
                        connection.prepareStatement("INSERT INTO revlog VALUES (?,?,-1,?,?,?,?,?,?)")) {
            long id = now.toEpochMilli();
            int place = 0;
            for (ExportCard card : cards) {
                note(notes, card, ++id);
                card(rows, card, id, ++place);
                schedule.reviews(reviews, card.schedule(), id);
            }
        }
        collection();
    }

    private void note(PreparedStatement insert, ExportCard card, long id) throws SQLException {
        boolean cloze = !card.cloze().isEmpty();
        String first = SafeHtml.of(cloze ? card.cloze() : card.front());
        String fields = first
                + FIELD
                + SafeHtml.of(cloze ? card.why() : card.back())
                + FIELD
                + AnkiText.html(card.source())
                + FIELD
                + AnkiText.html(card.id());
        StringBuilder tags = new StringBuilder(" ");
        card.tags().forEach(tag -> tags.append(tag.replaceAll("\\s", "-")).append(' '));
        String plain = AnkiText.plain(first);
        insert.setLong(1, id);
        insert.setString(2, guid(card.id()));
        insert.setLong(3, cloze ? AnkiModels.CLOZE : AnkiModels.BASIC);
        insert.setLong(4, now.getEpochSecond());
        insert.setString(5, tags.toString());
        insert.setString(6, fields);
        insert.setString(7, plain);
        insert.setLong(8, Long.parseLong(digest(plain, 8), 16));
        insert.executeUpdate();
    }

    private void card(PreparedStatement insert, ExportCard card, long id, int place) throws SQLException {
        String name = String.join("::", card.deck());
        long deck = decks.computeIfAbsent(name, key -> 1_500_000_000_000L + Long.parseLong(digest(key, 9), 16));
        insert.setLong(1, id);
        insert.setLong(2, id);
        insert.setLong(3, deck);
        insert.setLong(4, now.getEpochSecond());
        schedule.card(insert, 5, card.schedule(), place);
        insert.executeUpdate();
    }

    /** Midnight of the day that due days are counted from. */
    private long start() {
        return (now.getEpochSecond() - 365 * DAY) / DAY * DAY;
    }

    private void collection() throws IOException, SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO col VALUES (1,?,?,?,11,0,0,0,?,?,?,?,'{}')")) {
            insert.setLong(1, start());
            insert.setLong(2, now.toEpochMilli());
            insert.setLong(3, now.toEpochMilli());
            insert.setString(4, AnkiModels.configuration());
            insert.setString(5, AnkiModels.models(now.getEpochSecond()));
            insert.setString(6, AnkiModels.decks(decks, now.getEpochSecond()));
            insert.setString(7, AnkiModels.options());
            insert.executeUpdate();
        }
    }

    /** The first hexadecimal digits of SHA-1, which Anki's checksum of a first field is made of. */
    private static String digest(String text, int digits) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            String hex = new BigInteger(1, hash).toString(16);
            return ("0".repeat(40 - hex.length()) + hex).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
