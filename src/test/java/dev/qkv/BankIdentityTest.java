package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered stays with its question, whatever becomes of the file; a new question begins without a history. */
class BankIdentityTest {
    private static final String TIDE =
            "### 1. What is a tide?\n\nThe rise and fall of the sea as the moon pulls at it.\n";
    private static final String REEF = "### 2. What is a reef?\n\nA ridge of coral or rock just below the surface.\n";
    private static final String SALT =
            "### 3. Why is the sea salt?\n\nRivers wash minerals out of rocks and carry them down.\n";
    private static final String GULF =
            "### 4. Difference between a gulf and a bay?\n\nA gulf is larger and more enclosed.\n";
    private static final String FIRST_CODE =
            "### 5. What is printed?\n\n```js\nlet a = [1, 2]; console.log(a.length);\n```\n\nIt prints 2.\n";
    private static final String OTHER_CODE =
            "### 6. What is printed?\n\n```js\nconsole.log(typeof null);\n```\n\nIt prints object, an old mistake.\n";
    private static final List<String> ALL = List.of(TIDE, REEF, SALT, GULF, FIRST_CODE, OTHER_CODE);

    @TempDir
    Path folder;

    /** How often the card of each question was answered. */
    private final Map<String, Integer> answered = new LinkedHashMap<>();

    private Qkv qkv() {
        return Qkv.in(folder.resolve("data")).folder(folder);
    }

    private void write(String file, String... questions) throws IOException {
        Path path = folder.resolve("sea").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "# Sea\n\n" + String.join("\n", questions));
    }

    private void delete(String file) throws IOException {
        Files.delete(folder.resolve("sea").resolve(file));
    }

    /** Adds the bank and answers its cards, each another number of times. */
    private void addAndAnswer(String... questions) throws IOException {
        write("sea.md", questions);
        assertThat(qkv().run("bank", "add", "sea").exit()).isZero();
        List<String> log = new ArrayList<>();
        for (String id : ids()) {
            answered.put(id, answered.size() + 1);
            for (int day = 1; day <= answered.get(id); day++) {
                log.add("{\"event\":\"" + id + day + "\",\"card\":\"" + id + "#q\",\"reviewed_at\":\"2026-05-"
                        + (10 + day) + "T09:00:00Z\",\"rating\":\"good\"}");
            }
        }
        Files.write(folder.resolve("log.jsonl"), log);
        assertThat(qkv().run("history", "import", "log.jsonl").exit()).isZero();
    }

    private List<String> ids() {
        return qkv().run("lookup", "-l", "--bank", "sea").out().lines().toList();
    }

    private void update() {
        Qkv.Run run = qkv().run("bank", "update", "sea");
        assertThat(run.exit()).as(run.err()).isZero();
    }

    /** How often the card was answered whose page has these words. */
    private int answers(String words) {
        List<Integer> found = new ArrayList<>();
        for (String id : ids()) {
            if (qkv().run("explain", id).out().contains(words)) {
                Matcher reps = Pattern.compile("\"reps\":(\\d+)")
                        .matcher(qkv().run("explain", id + "#q", "--json").out());
                found.add(reps.find() ? Integer.parseInt(reps.group(1)) : -1);
            }
        }
        assertThat(found).as(words).hasSize(1);
        return found.get(0);
    }

    private int[] all() {
        return Stream.of("moon", "coral", "minerals", "enclosed", "a.length", "typeof")
                .mapToInt(this::answers)
                .toArray();
    }

    private void add() throws IOException {
        addAndAnswer(ALL.toArray(new String[0]));
        assertThat(all()).doesNotHaveDuplicates().doesNotContain(0);
    }

    @Test
    void numbersOrderAndOtherQuestionsDoNotMatter() throws IOException {
        add();
        int[] before = all();
        write(
                "sea.md",
                "### 1. What is a wave?\n\nWind that pushes water into ridges which travel.\n",
                OTHER_CODE.replace("6.", "2."),
                GULF.replace("4.", "Q3:"),
                SALT.replace("3. ", ""),
                FIRST_CODE.replace("5.", "17."),
                TIDE.replace("1.", "18."),
                REEF.replace("2.", "19."));
        update();
        assertThat(all()).containsExactly(before);
        assertThat(answers("Wind that pushes")).isZero();
    }

    @Test
    void questionsMoveToOtherFilesAndFilesGetOtherNames() throws IOException {
        add();
        int[] before = all();
        write("sea.md", TIDE, REEF);
        write("deep/more.md", SALT, GULF, FIRST_CODE, OTHER_CODE);
        update();
        assertThat(all()).containsExactly(before);
        // moved and edited at once
        delete("deep/more.md");
        write(
                "deep/later.md",
                SALT.replace("Why is the sea salt?", "Where does all the salt in the ocean come from?"),
                GULF,
                FIRST_CODE,
                OTHER_CODE);
        update();
        assertThat(all()).containsExactly(before);
    }

    @Test
    void editsOfQuestionAnswerAndCode() throws IOException {
        add();
        int[] before = all();
        write(
                "sea.md",
                TIDE.replace("What is a tide?", "What are tides, and what causes them?"),
                REEF.replace("A ridge of coral or rock just below the surface.", "Any ridge that coral built."),
                SALT.replace("Why is the sea salt?", "Explain where the salt comes from."),
                GULF.replace("A gulf is larger and more enclosed.", "Size, and how far it is enclosed by land."),
                FIRST_CODE.replace("[1, 2]", "[1, 2, 3]").replace("prints 2", "prints 3"),
                OTHER_CODE);
        update();
        assertThat(all()).containsExactly(before);
    }

    @Test
    void anotherFormOfTheSameQuestions() throws IOException {
        add();
        int[] before = all();
        List<String> bold = ALL.stream()
                .map(question -> question.replaceFirst("### (.*)\n", "**$1**\n"))
                .toList();
        write("sea.md", bold.toArray(new String[0]));
        update();
        assertThat(all()).containsExactly(before);
    }

    @Test
    void aQuestionThatComesBackHasItsHistoryAgain() throws IOException {
        add();
        int[] before = all();
        write("sea.md", TIDE, REEF, SALT);
        update();
        assertThat(ids()).hasSize(3);
        write("sea.md", ALL.toArray(new String[0]));
        update();
        assertThat(all()).containsExactly(before);
        assertThat(qkv().run("bank", "remove", "sea").exit()).isZero();
        assertThat(qkv().run("history", "export").out()).contains("sea/what-is-a-tide#q");
        qkv().run("bank", "add", "sea");
        assertThat(all()).containsExactly(before);
    }

    @Test
    void ofTwoWithTheSameQuestionEachKeepsItsOwn() throws IOException {
        String other = "### 7. What is a reef?\n\nAlso: a part of a sail that is taken in when the wind is strong.\n";
        addAndAnswer(TIDE, REEF, other, SALT);
        int coral = answers("coral");
        int sail = answers("sail");
        assertThat(coral).isNotEqualTo(sail);
        write("sea.md", other, TIDE, REEF, SALT);
        update();
        assertThat(answers("sail")).isEqualTo(sail);
        assertThat(answers("coral")).isEqualTo(coral);
        write("sea.md", other, TIDE, SALT);
        update();
        assertThat(answers("sail")).isEqualTo(sail);
    }

    @Test
    void anotherQuestionInTheSamePlaceBeginsAnew() throws IOException {
        add();
        int[] before = all();
        write(
                "sea.md",
                TIDE,
                "### 2. What is a fjord?\n\nA long narrow inlet between steep cliffs, made by a glacier.\n",
                SALT,
                "### 4. Difference between a strait and a canal?\n\nNature made one of them, people dug the other.\n",
                FIRST_CODE,
                OTHER_CODE);
        update();
        assertThat(answers("glacier")).isZero();
        assertThat(answers("dug")).isZero();
        assertThat(answers("moon")).isEqualTo(before[0]);
        assertThat(answers("minerals")).isEqualTo(before[2]);
        assertThat(ids()).contains("sea/what-is-a-fjord").doesNotContain("sea/what-is-a-reef");
    }
}
