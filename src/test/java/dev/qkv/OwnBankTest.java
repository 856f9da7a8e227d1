package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bank of foreign Markdown through every verb; what edits do to its cards' ids; input that means harm. */
class OwnBankTest extends UserFolder {
    private static final Path NOTES =
            Path.of("src/test/resources/dev/qkv/foreign/notes.zh.md").toAbsolutePath();
    private static final String QUIZ = """
        # Fruit

        ## Stone fruit

        ### 1. What is a drupe?

        A fruit with a stone.

        ### 2. Why are peaches furry?

        The fuzz keeps insects and water away from the skin.

        ### 3. What is printed?

        ```python
        print("peach"[0])
        ```

        - [ ] `e`
        - [x] `p`
        """;

    @Test
    void theNotesAreAddedWithAWarningForWhatCannotBeAsked() {
        Qkv.Run run = qkv().run("bank", "add", NOTES.toString(), "--name", "mine");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("mine: 13 questions (open 13)");
        assertThat(run.err().lines())
                .hasSize(3)
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .startsWith("notes.zh.md:44: warning: ")
                                .contains("only an image", "Attention 公式"),
                        line -> assertThat(line)
                                .startsWith("notes.zh.md:194: warning: ")
                                .contains("only references"),
                        line -> assertThat(line)
                                .startsWith("notes.zh.md:203: warning: ")
                                .contains("placeholder"));
    }

    @Test
    void oneQuestionIsNotCalledQuestions() throws IOException {
        write("one/one.md", "# Fruit\n\n## What is a drupe?\n\nA fruit with a stone.\n");
        assertThat(qkv().run("bank", "add", "one").out()).contains("one: 1 question (open 1)");
        assertThat(qkv().run("bank", "add", "one").out()).contains("one: unchanged, 1 question\n");
        assertThat(qkv().run("bank", "list").out()).contains("one: 1 question, in ");
        assertThat(qkv().run("bank", "add", "one", "--name", "single").exit()).isZero();
        assertThat(qkv().run("bank", "check", "single").out()).contains("no faults in 1 question\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Τι σε ενθουσιάζει ή σας ενδιαφέρει σχετικά με τον προγραμματισμό;",
                "𝐇𝐨𝐰 𝐰𝐨𝐮𝐥𝐝 𝐲𝐨𝐮 𝐜𝐡𝐚𝐧𝐠𝐞 𝐚 𝐩𝐫𝐞-𝐭𝐫𝐚𝐢𝐧𝐞𝐝 𝐦𝐨𝐝𝐞𝐥?",
                "ما هو ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ؟",
                "Why \\\"quoted\\\" \\\\ and 'single'?"
            })
    void aCardIsFoundByItsIdWhateverItsLetters(String question) throws IOException {
        write("odd/odd.md", "# Odd\n\n## " + question + "\n\nBecause of its letters.\n\n## What is second?\n\nIt.\n");
        assertThat(qkv().run("bank", "add", "odd").exit()).isZero();
        Qkv.Run export = qkv().run("bank", "export", "--bank", "odd", "--format", "jsonl", "--force");
        assertThat(export.exit()).isZero();
        String id = export.out().substring("{\"id\":\"".length(), export.out().indexOf("#q\""));
        assertThat(qkv().run("explain", id).out()).contains("Because of its letters.");
        assertThat(qkv().run("quiz", "odd", "--batch", "--kind", "open").out().lines())
                .hasSize(2);
    }

    @Test
    void aLongIdIsGivenByItsBeginningWhichNamesTheCard() throws IOException {
        write("js/js.md", """
                # Questions

                ## What are the possible ways to create objects?

                A literal, among others.

                ## What are the possible ways to create functions?

                An arrow, among others.
                """);
        assertThat(qkv().run("bank", "add", "js").exit()).isZero();
        assertThat(qkv().run("lookup", "--bank", "js", "ways", "to", "create").out())
                .contains(
                        "js/what-are-the-possible-ways-to-create-objects",
                        "js/what-are-the-possible-ways-to-create-functions")
                .doesNotContain("js/what-are-the-possible-ways-to-create ");
        write("js/other.md", """
                # Questions

                ## How do you freeze objects in the strict mode?

                By Object.freeze.

                ## Why?

                So.
                """);
        assertThat(qkv().run("bank", "update", "js").exit()).isZero();
        assertThat(qkv().run("lookup", "--bank", "js", "freeze").out())
                .contains("qkv explain js/how-do-you-freeze-objects ");
        assertThat(qkv().run("explain", "js/how-do-you-freeze-objects").out()).contains("By Object.freeze.");
        assertThat(qkv().run("quiz", "js/how-do-you-freeze-objects", "--batch", "--kind", "open")
                        .out())
                .contains("\"js/how-do-you-freeze-objects-in-the-strict-mode#q\"")
                .hasLineCount(1);
        Qkv.Run several = qkv().run("explain", "js/what-are-the");
        assertThat(several.exit()).isEqualTo(2);
        assertThat(several.err())
                .contains(
                        "several cards begin with \"js/what-are-the\", such as js/what-are-the-possible-ways-to-create-");
    }

    @Test
    void everyVerbWorksOnIt() throws IOException {
        write("fruit/stone.md", QUIZ);
        write(
                "fruit/LICENSE",
                "MIT License\n\n"
                        + "Permission is hereby granted, free of charge, to any person ... The above copyright notice"
                        + " ...\n");
        write("fruit/.git/HEAD", "ref: refs/heads/main\n");
        write("fruit/.git/refs/heads/main", "0123456789abcdef0123456789abcdef01234567\n");
        assertThat(qkv().run("bank", "add", "fruit").exit()).isZero();

        assertThat(qkv().run("bank", "list").out()).contains("fruit: 3 questions, in ", "@ 0123456789ab, MIT");
        assertThat(qkv().run("lookup", "--bank", "fruit", "drupe").out())
                .contains(
                        "fruit/what-is-a-drupe", "A fruit with a stone.", "stone.md:5-7 @ 0123456789ab, MIT (LICENSE)");
        assertThat(qkv().run("lookup", "furry", "peaches").out()).contains("fruit/why-are-peaches-furry");
        assertThat(qkv().run("lookup", "tell", "me", "what", "a", "drupe", "is", "a", "fruit", "or", "a", "stone")
                        .out())
                .containsOnlyOnce("A fruit with a stone.");
        assertThat(qkv().run("explain", "fruit/what-is-printed").out())
                .contains("print(\"peach\"[0])", "✓", "stone.md:13");
        assertThat(qkv().run("quiz", "--batch", "fruit").out())
                .contains("\"fruit/what-is-printed#q\"")
                .doesNotContain("drupe");
        assertThat(qkv().run("quiz", "--batch", "fruit/stone-fruit", "--kind", "open")
                        .out()
                        .lines())
                .hasSize(2);
        assertThat(qkv().run("quiz", "--batch", "-n", "500").out()).doesNotContain("fruit/");
        assertThat(qkv().run("quiz", "--batch", "fruits").err()).contains("did you mean fruit?");
    }

    @Test
    void theShortAnswerBeginsBelowAPicture() throws IOException {
        write(
                "fruit/stone.md",
                "# Fruit\n\n### What is a drupe?\n\n![A drupe](images/drupe-cut-through-the-middle.png)\n\n![Its"
                        + " stone](images/stone.png)\n\nA fruit with a stone.\n\n### What is a pome?\n\nA fruit with a"
                        + " core.\n");
        assertThat(qkv().run("bank", "add", "fruit").exit()).isZero();
        assertThat(qkv().run("lookup", "--plain", "drupe").out()).isEqualTo("A fruit with a stone.\n");
        assertThat(qkv().run("explain", "fruit/what-is-a-drupe").out()).contains("[A drupe]");
    }

    @Test
    void itsNamesAreCompleted() throws IOException {
        write("fruit/stone.md", QUIZ);
        qkv().run("bank", "add", "fruit");
        assertThat(completed("quiz", "fru")).contains("fruit");
        assertThat(completed("quiz", "")).contains("fruit", "qkv", "gqa", "normalization");
        assertThat(completed("quiz", "fruit/")).contains("fruit/stone-fruit", "fruit/what-is-a-drupe");
        assertThat(completed("explain", "fruit/what-is-a")).containsExactly("fruit/what-is-a-drupe");
        assertThat(completed("lookup", "--bank", "f")).containsExactly("fruit");
        assertThat(completed("bank", "update", "f")).containsExactly("fruit");
        assertThat(completed("bank", "remove", "")).containsExactly("fruit");
        assertThat(completed("bank", "add", "--name", "")).containsExactly("fruit");
    }

    private List<String> completed(String... line) {
        List<String> command = new ArrayList<>(List.of("completion", "words", "--"));
        command.addAll(List.of(line));
        return qkv().run(command.toArray(new String[0]))
                .out()
                .lines()
                .map(word -> word.replaceFirst("\t.*", ""))
                .toList();
    }

    @Test
    void idsOutliveEditsOrderAndRemoval() throws IOException {
        Path file = write("fruit/stone.md", QUIZ);
        qkv().run("bank", "add", "fruit");
        Files.writeString(file, """
            # Fruit

            ## Stone fruit

            ### 7. What is a pome?

            A fruit with a core.

            ### 8. Why are most peaches furry at all?

            The fuzz keeps insects and water away from the skin.

            ### 9. What is printed?

            ```python
            print("peach"[0])
            ```

            - [ ] `e`
            - [x] `p`

            ### 10. What is a drupe?

            A fruit with one stone.
            """);
        Qkv.Run update = qkv().run("bank", "update");
        assertThat(update.out()).contains("4 questions", "new: 1, gone: 0");
        assertThat(qkv().run("lookup", "-l", "--bank", "fruit").out().lines())
                .containsExactlyInAnyOrder(
                        "fruit/what-is-a-pome",
                        "fruit/why-are-peaches-furry",
                        "fruit/what-is-printed",
                        "fruit/what-is-a-drupe");

        Files.writeString(file, "# Fruit\n\n## What is a drupe?\n\nA fruit.\n\n## What is a berry?\n\nA fruit too.\n");
        assertThat(qkv().run("bank", "update", "fruit").out()).contains("new: 1, gone: 3");
        assertThat(qkv().run("bank", "remove", "fruit").exit()).isZero();
        assertThat(qkv().run("bank", "list").out()).doesNotContain("fruit");
        Files.writeString(file, QUIZ);
        qkv().run("bank", "add", "fruit");
        assertThat(qkv().run("lookup", "-l", "--bank", "fruit").out().lines())
                .containsExactlyInAnyOrder(
                        "fruit/what-is-a-drupe", "fruit/why-are-peaches-furry", "fruit/what-is-printed");
    }

    @Test
    void anUnchangedBankIsNotReadAgainAndADryRunKeepsNothing() throws IOException {
        write("fruit/stone.md", QUIZ);
        Qkv.Run dry = qkv().run("bank", "add", "fruit", "--dry-run", "--explain");
        assertThat(dry.out())
                .contains("h3: 3, of these 3 look like questions", "A fruit with a stone.", "nothing was kept");
        assertThat(qkv().run("bank", "list").out()).doesNotContain("fruit");
        qkv().run("bank", "add", "fruit");
        assertThat(qkv().run("bank", "add", "fruit").out()).contains("unchanged");
        assertThat(qkv().run("bank", "add", "fruit", "--json").out())
                .startsWith(
                        "{\"bank\":\"fruit\",\"files\":1,\"questions\":3,\"kinds\":{\"choice\":1,\"open\":2},\"skipped\":[");
    }

    @Test
    void theFormCanBeNamed() throws IOException {
        write("words.md", "# Words\n\n## Part\n\n### Stem\n\nThe middle.\n\n### Root\n\nThe core.\n");
        Qkv.Run found = qkv().run("bank", "add", "words.md");
        assertThat(found.exit()).isEqualTo(1);
        assertThat(found.err()).contains("no questions found");
        assertThat(qkv().run("bank", "add", "words.md", "--questions", "h3").out())
                .contains("2 questions");
        assertThat(qkv().run("bank", "add", "words.md", "--questions", "h9").err())
                .contains("did you mean");
    }

    @Test
    void whatMeansHarmIsRefusedOrMadeHarmless() throws IOException {
        write("bank/good.md", """
            ## What is \u001b[31mred\u001b[0m?

            A colour.\u0007<script>alert(1)</script>

            ## What is blue?

            Another.
            """);
        Files.write(
                folder.resolve("bank/latin.md"),
                "## What is caf\u00e9?\n\nNo.\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("bank/wide.md"), "\ufeff## What?\n".getBytes(StandardCharsets.UTF_16LE));
        Files.write(folder.resolve("bank/zero.md"), new byte[] {35, 32, 0, 0});
        write("secret.md", "## What is the secret?\n\nXyzzy.\n");
        Files.createSymbolicLink(folder.resolve("bank/link.md"), folder.resolve("secret.md"));
        Files.createSymbolicLink(folder.resolve("bank/loop"), folder.resolve("bank"));

        Qkv.Run run = qkv().run("bank", "add", "bank", "--json");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("\"questions\":2")
                .contains("latin.md\",\"line\":1,\"reason\":\"not UTF-8")
                .contains("UTF-16", "zero bytes", "a symbolic link");
        for (String[] command : new String[][] {
            {"explain", "bank/what-is-31mred-0m"},
            {"lookup", "--bank", "bank", "red"},
            {"bank", "add", "bank", "--dry-run", "--explain"}
        }) {
            assertThat(qkv().run(command).out()).doesNotContain("\u001b", "\u0007", "Xyzzy");
        }
        assertThat(qkv().run("bank", "add", "bank", "--name", "../x").exit()).isEqualTo(2);
        assertThat(qkv().run("bank", "add", "bank", "--name", "qkv").exit()).isEqualTo(2);
        assertThat(qkv().run("bank", "add", "nowhere").exit()).isEqualTo(3);
    }

    @Test
    void aDamagedBankIsNamedAndNotTouched() throws IOException {
        write("fruit/stone.md", QUIZ);
        qkv().run("bank", "add", "fruit");
        Path kept;
        try (var files = Files.walk(folder.resolve("data"))) {
            kept = files.filter(path -> path.endsWith("fruit.jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(kept, "{\"format\":1,");
        Qkv.Run run = qkv().run("lookup", "--bank", "fruit", "drupe");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("fruit.jsonl");
        assertThat(Files.readString(kept)).isEqualTo("{\"format\":1,");
    }

    @Test
    void anAnswerInABatchIsGraded() throws IOException {
        write("fruit/stone.md", QUIZ);
        qkv().run("bank", "add", "fruit");
        Matcher choice = Pattern.compile("\"key\":\"(\\w)\",\"text\":\"`p`\"")
                .matcher(qkv().run("quiz", "--batch", "fruit").out());
        assertThat(choice.find()).isTrue();
        Qkv.Run graded = qkv().input("{\"id\":\"fruit/what-is-printed#q\",\"answer\":\"" + choice.group(1) + "\"}\n")
                .run("quiz", "--batch", "fruit", "--answers", "-");
        assertThat(graded.exit()).isZero();
    }
}
