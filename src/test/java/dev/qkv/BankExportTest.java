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

/** What leaves for other programs, read back. */
class BankExportTest extends UserFolder {
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

    /** A line of JSON Lines with a part of it only: what was between two of its fields. */
    private static List<String> parts(String jsonl, String from, String to) {
        return jsonl.lines()
                .map(line -> line.substring(line.indexOf(from), to.isEmpty() ? line.length() : line.indexOf(to)))
                // written again, some signs have a backslash that shows nothing
                .map(part -> part.replaceAll("\\\\\\\\(?=[\\[\\]<_*])", ""))
                .sorted()
                .toList();
    }

    @Test
    void markdownBringsEveryKindBack() {
        String out = qkv().run("bank", "export", "--format", "jsonl").out();
        qkv().run("bank", "export", "--format", "md", "-o", "again.md");
        Qkv.Run added = qkv().run("bank", "add", "again.md");
        assertThat(added.err()).isEmpty();
        String back = qkv().run("bank", "export", "--bank", "again", "--format", "jsonl", "--force")
                .out();
        assertSame(out, back);
        for (String kind : List.of("choice", "truefalse", "cloze", "order", "numeric", "open")) {
            assertThat(out).contains("\"kind\":\"" + kind + "\"");
        }
    }

    /** The same questions with the same choices, keys and answers. */
    private static void assertSame(String out, String back) {
        List<String> prompts = new ArrayList<>(parts(out, ",\"prompt\"", ",\"choices\""));
        prompts.removeAll(parts(back, ",\"prompt\"", ",\"choices\""));
        assertThat(prompts).as("prompts").isEmpty();
        List<List<String>> choices = new ArrayList<>(rights(out));
        choices.removeAll(rights(back));
        assertThat(choices).as("choices").isEmpty();
        List<String> answers = new ArrayList<>(answers(out));
        answers.removeAll(answers(back));
        assertThat(answers).as("answers").isEmpty();
        assertThat(back.lines()).hasSameSizeAs(out.lines().toList());
    }

    /** The choices of each card, those that are right marked, in an order of their own: they are shuffled anew. */
    private static List<List<String>> rights(String jsonl) {
        return parts(jsonl, ",\"choices\":[", "],\"answer\"").stream()
                .map(part -> java.util.Arrays.stream(part.substring(12).split("\\},?", -1))
                        .sorted()
                        .toList())
                .sorted(java.util.Comparator.comparing(Object::toString))
                .toList();
    }

    /** Answer and reason, joined. */
    private static List<String> answers(String jsonl) {
        return parts(jsonl, ",\"answer\":", "").stream()
                .map(part -> part.replace("\",\"why\":\"", "\\n\\n")
                        .replace(",\"answer\":\"\\n\\n", ",\"answer\":\"")
                        .replace("\\n\\n\"}", "\"}"))
                .sorted()
                .toList();
    }

    @Test
    void markdownKeepsWhatLooksLikeAnotherCard() throws IOException {
        write("odd/odd.md", """
            # Odd

            ### What has headings in its answer?

            Before.

            #### Part one

            Q: is this a question?

            | a | b |
            |---|---|
            | 1 | 2 |

            #### Part two

            ```md
            ## no heading
            ```

            ### Which are even?

            ```js
            let x = 2;
            ```

            - [x] 2
            - [ ] 3
            - [x] `4`

              of two lines

            ### Name a prime of two digits

            Eleven, and no more.
            """);
        assertThat(qkv().run("bank", "add", "odd").out()).contains("3 questions (choice 1, open 2)");
        qkv().run("bank", "export", "--bank", "odd", "--format", "md", "--force", "-o", "back.md");
        assertThat(qkv().run("bank", "add", "back.md").out()).contains("3 questions (choice 1, open 2)");
        String out = qkv().run("bank", "export", "--bank", "odd", "--format", "jsonl", "--force")
                .out();
        assertSame(
                out,
                qkv().run("bank", "export", "--bank", "back", "--format", "jsonl", "--force")
                        .out());
    }

    @Test
    void headingsOfAnAnswerStandBelowItsQuestion() throws IOException {
        write("sea.md", """
            Q: What is a reef?

            A: A ridge.

            Q: What is a tide?

            A: The rise and fall.

            # Its cause

            The moon
            ========

            And the sun.
            """);
        qkv().run("bank", "add", "sea.md");
        String out = qkv().run("bank", "export", "--bank", "sea", "--format", "md", "--force")
                .out();
        assertThat(out).contains("## Q: What is a tide?").doesNotContain("\n# The moon", "====");
    }

    @Test
    void aClozeHasItsAnswerOnTheBack() {
        assertThat(qkv().run("bank", "export", "--format", "jsonl").out().lines())
                .filteredOn(line -> line.contains("\"kind\":\"cloze\""))
                .isNotEmpty()
                .noneMatch(line -> line.contains("\"answer\":\"\""))
                .allMatch(line -> line.contains("\"back\":\"" + between(line, "\"answer\":\"", "\",\"why\"")));
    }

    private static String between(String line, String from, String to) {
        int start = line.indexOf(from) + from.length();
        return line.substring(start, line.indexOf(to, start));
    }

    private void review(String... lines) throws IOException {
        write("log.jsonl", String.join("\n", lines) + "\n");
        assertThat(qkv().run("history", "import", "log.jsonl").exit()).isZero();
    }

    private static String reviewed(int event, String card, String at, String rating) {
        return "{\"event\":\"e" + event + "\",\"card\":\"sea/" + card + "#q\",\"reviewed_at\":\"" + at
                + "\",\"rating\":\"" + rating + "\",\"duration_ms\":75000}";
    }

    @Test
    void ankiSeesLearningReviewsAndRelearning() throws IOException, SQLException {
        add("");
        String reef = "what-is-a-reef";
        review(
                reviewed(1, reef, "2026-04-01T09:00:00Z", "good"),
                reviewed(2, reef, "2026-04-01T09:10:00Z", "good"),
                reviewed(3, reef, "2026-04-05T09:00:00Z", "again"),
                reviewed(4, reef, "2026-04-05T09:12:00Z", "good"),
                // at the same moment as another
                reviewed(5, "which-is-salt", "2026-04-01T09:00:00Z", "again"),
                "{\"event\":\"e6\",\"kind\":\"suspend\",\"card\":\"sea/which-is-salt#q\",\"reviewed_at\":\"2026-05-01T09:00:00Z\"}");
        qkv().run("bank", "export", "--bank", "sea", "--format", "anki", "-o", "sea.apkg", "--with-history", "--force");
        Path apkg = folder.resolve("sea.apkg");
        String ofReef = " FROM revlog JOIN cards ON cid = cards.id JOIN notes ON nid = notes.id WHERE sfld LIKE 'What%'"
                + " ORDER BY revlog.id";
        assertThat(query(apkg, "SELECT revlog.type" + ofReef)).containsExactly("0", "0", "1", "2");
        assertThat(query(apkg, "SELECT revlog.time" + ofReef)).containsOnly("75000");
        assertThat(query(apkg, "SELECT revlog.ivl > 0" + ofReef)).containsExactly("0", "1", "0", "1");
        assertThat(query(apkg, "SELECT count(*) FROM revlog")).containsExactly("5");
        assertThat(query(apkg, "SELECT queue FROM cards ORDER BY queue")).containsExactly("-1", "2");
        assertThat(query(apkg, "SELECT lapses FROM cards WHERE type = 2")).containsExactly("1");
        assertThat(query(apkg, "SELECT json_extract(data, '$.s') > 0 AND json_extract(data, '$.d') > 1 FROM cards"))
                .containsOnly("1");

        // it comes back as it was, and nothing twice
        String log = qkv().run("history", "export").out();
        assertThat(qkv().run("history", "import", "--from", "anki", "sea.apkg").out())
                .startsWith("added 0 events, 5 were there already");
        assertThat(qkv().run("history", "export").out()).isEqualTo(log);
        Qkv other = Qkv.in(folder.resolve("other")).folder(folder);
        assertThat(other.run("history", "import", "--from", "anki", "sea.apkg").out())
                .startsWith("added 5");
        assertThat(parts(other.run("history", "export").out(), "\"card\"", ",\"algorithm\"").stream()
                        .map(part -> part.replaceAll("\\.\\d+Z", "Z")))
                .containsExactlyElementsOf(parts(
                        log.lines()
                                .filter(line -> !line.contains("suspend"))
                                .collect(java.util.stream.Collectors.joining("\n")),
                        "\"card\"",
                        ",\"algorithm\""));
    }

    @Test
    void theChecksumIsOfTheTextAsAnkiSeesIt() throws Exception {
        write("sea/sea.md", "## Is 1 < 2 & \"2\" > 1?\n\nYes.\n");
        qkv().run("bank", "add", "sea");
        qkv().run("bank", "export", "--bank", "sea", "--format", "anki", "-o", "sea.apkg", "--force");
        String text = "Is 1 < 2 & \"2\" > 1?";
        byte[] hash = java.security.MessageDigest.getInstance("SHA-1")
                .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        long first = java.nio.ByteBuffer.wrap(hash).getInt() & 0xFFFFFFFFL;
        Path apkg = folder.resolve("sea.apkg");
        assertThat(query(apkg, "SELECT sfld FROM notes")).containsExactly(text);
        assertThat(query(apkg, "SELECT csum FROM notes")).containsExactly(Long.toString(first));
    }

    @Test
    void whatIsForcedIsNamed() throws IOException {
        add("All rights reserved. No part of this may be used.\n");
        assertThat(qkv().run("bank", "export", "--bank", "sea").err())
                .contains("LICENSE is no licence known here", "--force");
        Qkv.Run forced = qkv().run("bank", "export", "--bank", "sea", "--force");
        assertThat(forced.exit()).isZero();
        assertThat(forced.out()).hasLineCount(2);
        assertThat(forced.err()).hasLineCount(1).contains("LICENSE is no licence known here");
    }

    @Test
    void ofSeveralLicencesTheStrictestCounts() throws IOException {
        write(
                "sea/LICENSE-CODE",
                "MIT License\n\nPermission is hereby granted, free of charge. The above copyright notice\n");
        add("");
        assertThat(qkv().run("bank", "export", "--bank", "sea").exit()).isZero();
        write("sea/LICENSE-TEXT", "All rights reserved.\n");
        qkv().run("bank", "update");
        assertThat(qkv().run("bank", "export", "--bank", "sea").err()).contains("LICENSE-TEXT");
        write("sea/LICENSE-WORDS", "Creative Commons Attribution-NoDerivatives 4.0 International\n");
        qkv().run("bank", "update");
        assertThat(qkv().run("bank", "export", "--bank", "sea").err()).contains("CC-BY-ND-4.0 (LICENSE-WORDS)");
    }

    @Test
    void withoutItsHistoryNothingIsWritten() {
        qkv().run("bank", "export", "-o", "out.jsonl");
        assertThat(folder.resolve("data/data")).doesNotExist();
    }
}
