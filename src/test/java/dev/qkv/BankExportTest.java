package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves for other programs, read back. */
class BankExportTest {
    @TempDir
    Path folder;

    private Qkv qkv() {
        return Qkv.in(folder.resolve("data")).folder(folder);
    }

    private void add(String licence) throws IOException {
        Files.createDirectories(folder.resolve("sea"));
        Files.writeString(folder.resolve("sea/sea.md"), """
            # Sea

            ## What is a reef?

            A ridge, `coral` & <b>rock</b>.

            ## Which is salt?

            - [x] sea
            - [ ] rain
            """);
        if (!licence.isEmpty()) {
            Files.writeString(folder.resolve("sea/LICENSE"), licence);
        }
        assertThat(qkv().run("bank", "add", "sea").exit()).isZero();
    }

    private List<String> query(Path apkg, String sql) throws IOException, SQLException {
        Path collection = folder.resolve("collection.anki2");
        try (ZipFile zip = new ZipFile(apkg.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("collection.anki2"))) {
            assertThat(zip.getEntry("media")).isNotNull();
            Files.write(collection, in.readAllBytes());
        }
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + collection);
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    @Test
    void theBundledBankIsAnAnkiPackageWithDecksByTopic() throws IOException, SQLException {
        Qkv.Run run = qkv().run("bank", "export", "--format", "anki", "--output", "qkv.apkg");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        Path apkg = folder.resolve("qkv.apkg");
        long questions =
                qkv().run("bank", "export", "--format", "jsonl").out().lines().count();
        assertThat(query(apkg, "SELECT count(*) FROM notes")).containsExactly(Long.toString(questions));
        assertThat(query(apkg, "SELECT count(*) FROM cards JOIN notes ON nid = notes.id"))
                .containsExactly(Long.toString(questions));
        assertThat(query(apkg, "SELECT count(DISTINCT did) FROM cards")).doesNotContain("1");
        assertThat(query(apkg, "SELECT decks FROM col").get(0)).contains("\"name\":\"qkv::");
        assertThat(query(apkg, "SELECT flds FROM notes WHERE flds LIKE '%{{c1::%'"))
                .isNotEmpty();
        assertThat(query(apkg, "SELECT flds FROM notes").toString())
                .contains("\\(")
                .doesNotContain("<script");
        assertThat(query(apkg, "PRAGMA integrity_check")).containsExactly("ok");
        assertThat(query(apkg, "SELECT count(DISTINCT guid) FROM notes")).containsExactly(Long.toString(questions));
    }

    @Test
    void theHistoryGoesAlong() throws IOException, SQLException {
        add("MIT License\n\nPermission is hereby granted, free of charge. The above copyright notice\n");
        Files.writeString(folder.resolve("log.jsonl"), """
            {"event":"a1","card":"sea/what-is-a-reef#q","reviewed_at":"2026-05-01T09:00:00Z","rating":"good","duration_ms":5000}
            {"event":"a2","card":"sea/what-is-a-reef#q","reviewed_at":"2026-05-04T09:00:00Z","rating":"hard","duration_ms":4000}
            """);
        assertThat(qkv().run("history", "import", "log.jsonl").exit()).isZero();
        qkv().run("bank", "export", "--bank", "sea", "--format", "anki", "-o", "sea.apkg", "--with-history");
        Path apkg = folder.resolve("sea.apkg");
        assertThat(query(apkg, "SELECT ease FROM revlog ORDER BY id")).containsExactly("3", "2");
        assertThat(query(apkg, "SELECT id FROM revlog ORDER BY id")).containsExactly("1777626000000", "1777885200000");
        assertThat(query(apkg, "SELECT type FROM cards ORDER BY type")).contains("0");
        assertThat(query(apkg, "SELECT reps FROM cards ORDER BY reps")).containsExactly("0", "2");

        qkv().run("bank", "export", "--bank", "sea", "--format", "anki", "-o", "sea.apkg");
        assertThat(query(apkg, "SELECT count(*) FROM revlog")).containsExactly("0");
    }

    @Test
    void cardsWithoutALicenceStay() throws IOException {
        add("");
        Qkv.Run run = qkv().run("bank", "export", "--bank", "sea", "--format", "csv");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no licence", "--force");
        assertThat(qkv().run("bank", "export", "--bank", "sea", "--format", "csv", "--force")
                        .out())
                .startsWith("id,deck,kind,tags,front,back,source\r\n")
                .contains("\"sea/what-is-a-reef#q\",\"sea::Sea\",\"open\"");
    }

    @Test
    void licencesThatForbidItAreNamed() throws IOException {
        add("Creative Commons Attribution-NonCommercial 4.0 International\n");
        assertThat(qkv().run("bank", "export", "--bank", "sea").err()).contains("CC-BY-NC-4.0");
    }

    @Test
    void markdownComesBackAsABank() throws IOException {
        add("MIT License\n\nPermission is hereby granted, free of charge. The above copyright notice\n");
        Qkv.Run run = qkv().run("bank", "export", "--bank", "sea", "--format", "md", "-o", "out.md");
        assertThat(run.exit()).isZero();
        assertThat(qkv().run("bank", "add", "out.md", "--json").out()).contains("\"questions\":2");
    }
}
