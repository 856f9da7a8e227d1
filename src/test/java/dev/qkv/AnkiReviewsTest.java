package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards that left for Anki, were answered there, and come back. */
class AnkiReviewsTest extends UserFolder {
    private static final String REEF = "sea/what-is-a-reef#q";
    private static final String SALT = "sea/which-is-salt#q";

    @BeforeEach
    void add() throws IOException {
        Files.createDirectories(folder.resolve("sea"));
        Files.writeString(folder.resolve("sea/sea.md"), """
            # Sea

            ## What is a reef?

            A ridge, `coral` & <b>rock</b>.

            ## Which is salt?

            - [x] sea
            - [ ] rain
            """);
        assertThat(qkv().run("bank", "add", "sea").exit()).isZero();
        export();
    }

    private void export(String... more) {
        List<String> args = new java.util.ArrayList<>(
                List.of("bank", "export", "--bank", "sea", "--format", "anki", "-o", "sea.apkg", "--force"));
        args.addAll(List.of(more));
        assertThat(qkv().run(args.toArray(String[]::new)).exit()).isZero();
    }

    /** Does to the package what Anki does when cards are answered: statements on its collection. */
    private void inAnki(String entry, String... statements) throws IOException, SQLException {
        Path apkg = folder.resolve("sea.apkg");
        Path collection = folder.resolve("collection.db");
        try (ZipFile zip = new ZipFile(apkg.toFile())) {
            Files.write(
                    collection, zip.getInputStream(zip.entries().nextElement()).readAllBytes());
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + collection);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
        pack(entry, Files.readAllBytes(collection));
    }

    private void pack(String entry, byte[] collection) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("sea.apkg")))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(collection);
        }
    }

    private static String answer(String front, String at, int ease, int ms, int type) {
        return "INSERT INTO revlog SELECT " + Instant.parse(at).toEpochMilli() + ", cards.id, -1, " + ease + ", 3, 1, "
                + (type == 3 ? 0 : 2500) + ", " + ms + ", " + type
                + " FROM cards JOIN notes ON nid = notes.id WHERE sfld LIKE '" + front + "%'";
    }

    @ParameterizedTest
    @ValueSource(strings = {"collection.anki2", "collection.anki21"})
    void whatWasAnsweredThereIsInTheSchedule(String entry) throws IOException, SQLException {
        inAnki(
                entry,
                answer("What", "2026-05-02T09:00:00.123Z", 1, 4_200, 0),
                answer("What", "2026-05-02T09:10:00Z", 3, 2_000, 0),
                answer("Which", "2026-05-03T09:00:00Z", 4, 1_000, 0),
                answer("What", "2026-05-04T09:00:00Z", 2, 60_000, 1));
        Qkv.Run run = qkv().run("history", "import", "--from", "anki", "sea.apkg");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("added 4 events, 0 were there already\n");

        String log = qkv().run("history", "export").out();
        assertThat(log.lines())
                .hasSize(4)
                .anyMatch(
                        line -> line.contains(REEF)
                                && line.contains(
                                        "\"reviewed_at\":\"2026-05-02T09:00:00.123Z\",\"rating\":\"again\",\"duration_ms\":4200"))
                .anyMatch(line -> line.contains(SALT) && line.contains("\"rating\":\"easy\""))
                .anyMatch(line -> line.contains(REEF) && line.contains("\"rating\":\"hard\",\"duration_ms\":60000"));
        assertThat(qkv().input(log).run("history", "replay", "-").out())
                .contains(REEF + "  learning", SALT + "  review");
        assertThat(qkv().run("history", "stats").out()).contains("in all");
        assertThat(qkv().run().out()).contains("1");
    }

    @Test
    void onceMoreChangesNothing() throws IOException, SQLException {
        inAnki("collection.anki2", answer("What", "2026-05-02T09:00:00Z", 3, 900, 0));
        assertThat(qkv().run("history", "import", "--from", "anki", "sea.apkg").exit())
                .isZero();
        String log = qkv().run("history", "export").out();
        assertThat(qkv().run("history", "import", "--from", "anki", "sea.apkg").out())
                .isEqualTo("added 0 events, 1 were there already\n");
        assertThat(qkv().run("history", "export").out()).isEqualTo(log);

        // another machine makes the same event of it, so the logs of both merge
        Qkv other = Qkv.in(folder.resolve("other")).folder(folder);
        assertThat(other.run("history", "import", "--from", "anki", "sea.apkg").out())
                .startsWith("added 1");
        assertThat(other.run("history", "export").out()).isEqualTo(log);
    }

    @Test
    void reviewsThatWentOutAreNotTakenTwice() throws IOException, SQLException {
        Files.writeString(
                folder.resolve("log.jsonl"),
                "{\"event\":\"a1\",\"card\":\"" + REEF
                        + "\",\"reviewed_at\":\"2026-05-01T09:00:00Z\",\"rating\":\"good\",\"duration_ms\":5000}\n");
        assertThat(qkv().run("history", "import", "log.jsonl").exit()).isZero();
        export("--with-history");
        inAnki("collection.anki2", answer("What", "2026-05-09T09:00:00Z", 3, 900, 1));
        assertThat(qkv().run("history", "import", "--from", "anki", "sea.apkg").out())
                .isEqualTo("added 1 events, 1 were there already\n");
        assertThat(qkv().run("history", "export").out().lines()).hasSize(2);
    }

    @Test
    void notesOfOthersAreCountedAndNamed() throws IOException, SQLException {
        inAnki(
                "collection.anki2",
                "UPDATE notes SET guid = 'x', flds = '<b>A poem</b>\u001b[31m\u001fby heart' WHERE sfld LIKE 'Which%'",
                answer("Which", "2026-05-02T09:00:00Z", 3, 900, 0),
                answer("Which", "2026-05-03T09:00:00Z", 3, 900, 0),
                answer("What", "2026-05-03T09:00:01Z", 3, 900, 0),
                answer("What", "2026-05-03T09:00:02Z", 3, 900, 3),
                answer("What", "2027-05-03T09:00:00Z", 3, 900, 1),
                answer("What", "2026-05-03T09:00:04Z", 7, 900, 1),
                answer("What", "2026-05-03T09:00:05Z", 0, 900, 4));
        Qkv.Run run = qkv().run("history", "import", "--from", "anki", "sea.apkg");
        assertThat(run.out()).isEqualTo("added 1 events, 0 were there already\n");
        assertThat(run.err())
                .contains("1, answered 2 times", "\n  A poem", "rating, left out: 2")
                .doesNotContain("\u001b");

        inAnki("collection.anki2", "UPDATE notes SET guid = 'y' || id");
        Qkv.Run none = qkv().run("history", "import", "--from", "anki", "sea.apkg");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.err()).contains("no note in it was made by qkv");
    }

    @Test
    void aChangedTextIsStillTheSameCard() throws IOException, SQLException {
        inAnki(
                "collection.anki2",
                answer("What", "2026-05-03T09:00:01Z", 3, 900, 0),
                "UPDATE notes SET flds = 'changed' || x'1f' || 'all', sfld = 'changed'");
        assertThat(qkv().run("history", "import", "--from", "anki", "sea.apkg").out())
                .startsWith("added 1");
    }

    @Test
    void cardsOfABankThatIsGoneKeepTheirReviews() throws IOException, SQLException {
        inAnki("collection.anki2", answer("What", "2026-05-03T09:00:01Z", 3, 900, 0));
        assertThat(qkv().run("bank", "remove", "sea").exit()).isZero();
        assertThat(qkv().run("history", "import", "--from", "anki", "sea.apkg").out())
                .startsWith("added 1");
        assertThat(qkv().run("history", "export").out()).contains(REEF);
    }

    @Test
    void theCollectionItselfIsReadToo() throws IOException, SQLException {
        inAnki("collection.anki2", answer("What", "2026-05-03T09:00:01Z", 3, 900, 0));
        assertThat(qkv().run("history", "import", "--from", "anki", "collection.db")
                        .out())
                .startsWith("added 1");
    }

    private void refused(String file, String... words) {
        Qkv.Run run = qkv().run("history", "import", "--from", "anki", file);
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("qkv: " + file + ": ").contains(words);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(qkv().run("history", "export").out()).isEmpty();
    }

    @Test
    void whatIsNoPackageIsRefused() throws IOException, SQLException {
        refused("none.apkg", "no such file");
        refused("sea", "not a file");
        Files.writeString(folder.resolve("text.apkg"), "# Sea\n");
        refused("text.apkg", "not an Anki package");
        Files.writeString(folder.resolve("empty.apkg"), "");
        refused("empty.apkg", "not an Anki package");

        byte[] whole = Files.readAllBytes(folder.resolve("sea.apkg"));
        for (int length : new int[] {4, 100, whole.length / 2, whole.length - 1}) {
            Files.write(folder.resolve("cut.apkg"), java.util.Arrays.copyOf(whole, length));
            refused("cut.apkg", "");
        }
        pack("collection.anki21b", new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd});
        refused("sea.apkg", "Support older Anki versions");
        pack("else", new byte[10]);
        refused("sea.apkg", "no collection.anki21");
        pack("collection.anki2", "SQLite format 3\0 and nothing more".getBytes(StandardCharsets.UTF_8));
        refused("sea.apkg", "cannot be read");
    }

    @Test
    void aCollectionThatComputesIsRefused() throws IOException, SQLException {
        inAnki(
                "collection.anki2",
                "DROP TABLE revlog",
                "CREATE VIEW revlog AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                        + " SELECT i id, i cid, 3 ease, 0 time, 0 type, 0 factor FROM n");
        refused("sea.apkg", "no table revlog");
    }
}
