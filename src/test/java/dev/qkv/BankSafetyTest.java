package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that mean harm, are too large, or change under the hand: what is no bank is said, and what was there stays. */
class BankSafetyTest extends UserFolder {
    private static final String QUESTIONS =
            "## What is a reef?\n\nA ridge.\n\n## What is a tide?\n\nThe sea's rise and fall.\n";
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    /** A file of that size which takes no room. */
    private void sparse(String name, long bytes) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.setLength(bytes);
        }
    }

    @Test
    void aTreeOfAGigabyteIsRefusedByItsSizeAlone() throws IOException {
        write("big/good.md", QUESTIONS);
        for (int i = 0; i < 150; i++) {
            sparse("big/part-" + i + ".md", 7L << 20);
        }
        Qkv.Run run = qkv().run("bank", "add", "big");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("more than 256 MiB").hasLineCount(1);
        assertThat(qkv().run("bank", "list").out()).doesNotContain("big");
    }

    @Test
    void oneFileOfAGigabyteIsPassedOver() throws IOException {
        write("one/good.md", QUESTIONS);
        sparse("one/huge.md", 1L << 30);
        sparse("one/movie.mp4", 1L << 40);
        Qkv.Run run = qkv().run("bank", "add", "one");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("2 questions");
        assertThat(run.err())
                .startsWith("huge.md:1: warning: 1073741824 bytes; at most")
                .hasLineCount(1);
        assertThat(qkv().run("bank", "add", "one/huge.md").exit()).isEqualTo(3);
    }

    @Test
    void foldersInFoldersAreRead() throws IOException {
        write("deep/" + "d/".repeat(400) + "good.md", QUESTIONS);
        assertThat(qkv().run("bank", "add", "deep").out()).contains("2 questions");
    }

    @Test
    void namesThatAreNoNames() throws IOException {
        write(
                "odd \u001b[31m\nfolder/what is\n\u001b]0;x\u0007 this.md",
                QUESTIONS + "\n## What is nothing?\n\nTODO\n");
        Files.write(
                folder.resolve("odd \u001b[31m\nfolder").resolve("bad\u001b[2J.md"),
                new byte[] {'#', ' ', (byte) 0xC3, '('});
        Qkv.Run added = qkv().run("bank", "add", "odd \u001b[31m\nfolder", "--name", "odd");
        assertThat(added.exit()).isZero();
        for (String[] command : new String[][] {
            {"bank", "list"},
            {"bank", "add", "odd \u001b[31m\nfolder", "--name", "odd", "--dry-run", "--explain"},
            {"bank", "add", "odd \u001b[31m\nfolder", "--name", "odd", "--json"},
            {"bank", "add", "odd \u001b[31m\nfolder", "--name", "\u001b[31m"},
            {"bank", "add", "nothing\u001b[31m"},
            {"bank", "update", "odd\u001b[31m"},
            {"bank", "remove", "\u001b[31m"},
            {"bank", "export", "--bank", "odd", "--format", "csv", "--force"},
            {"bank", "export", "--bank", "odd", "--format", "md", "--force", "-o", "no\u001b[31m/where.md"},
            {"lookup", "--bank", "odd", "reef"},
            {"explain", "odd/what-is-a-reef"}
        }) {
            Qkv.Run run = qkv().run(command);
            assertThat(run.out() + run.err())
                    .as(String.join(" ", command))
                    .isNotEmpty()
                    .doesNotContain("\u001b", "\u0007");
        }
        assertThat(added.out() + added.err()).doesNotContain("\u001b", "\u0007").contains("not UTF-8 from here on");
        assertThat(qkv().run("explain", "odd/what-is-a-reef").out()).contains("A ridge.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
    void wideTextIsNamed(String charset) throws IOException {
        Files.write(folder.resolve("wide.md"), QUESTIONS.getBytes(charset));
        Qkv.Run run = qkv().run("bank", "add", "wide.md");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).startsWith("qkv: wide.md:1: this ").contains("UTF-16", "save it as UTF-8");
    }

    @Test
    void textThatIsNoUtf8IsNamedWithItsLine() throws IOException {
        Files.write(folder.resolve("latin.md"), (QUESTIONS + "caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1));
        Qkv.Run run = qkv().run("bank", "add", "latin.md");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("latin.md:8: not UTF-8 from here on");
    }

    @Test
    void pipesAndDevicesAreNotOpened() throws Exception {
        write("pipes/good.md", QUESTIONS);
        Process made = new ProcessBuilder(
                        "mkfifo",
                        folder.resolve("pipes/pipe.md").toString(),
                        folder.resolve("pipes/LICENSE").toString())
                .start();
        assumeTrue(made.waitFor() == 0);
        Files.createSymbolicLink(folder.resolve("pipes/zero.md"), Path.of("/dev/zero"));
        Qkv.Run run = qkv().run("bank", "add", "pipes");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("pipe.md:1: warning: no plain file", "zero.md:1: warning: a symbolic link");
        assertThat(qkv().run("bank", "add", "pipes/pipe.md").err()).contains("neither a file nor a folder");
    }

    @Test
    void theCommitIsReadFromWorktreesAndPackedReferences() throws IOException {
        write("main/sea.md", QUESTIONS);
        write("main/.git/HEAD", "ref: refs/heads/main\n");
        write(
                "main/.git/packed-refs",
                "# pack-refs with: peeled\n" + HASH + " refs/heads/main\n^" + "f".repeat(40) + "\n");
        qkv().run("bank", "add", "main");
        assertThat(qkv().run("lookup", "--bank", "main", "reef").out()).contains("sea.md:1-3 @ 0123456789ab");

        write("tree/sea.md", QUESTIONS);
        Path kept = folder.toRealPath().resolve("main/.git/worktrees/tree");
        write("tree/.git", "gitdir: " + kept + "\n");
        write("main/.git/worktrees/tree/HEAD", "ref: refs/heads/main\n");
        write("main/.git/worktrees/tree/commondir", "../..\n");
        write("main/.git/worktrees/tree/gitdir", folder.toRealPath().resolve("tree/.git") + "\n");
        qkv().run("bank", "add", "tree");
        assertThat(qkv().run("bank", "list", "--json").out().split(HASH, -1)).hasSize(3);

        // a folder that says it is a worktree of somebody else's
        write("thief/sea.md", QUESTIONS);
        write("thief/.git", "gitdir: " + kept + "\n");
        qkv().run("bank", "add", "thief");
        assertThat(qkv().run("lookup", "--bank", "thief", "reef").out())
                .contains("sea.md:1-3")
                .doesNotContain(" @ ");
    }

    @Test
    void aNewCommitIsToldOfFilesThatDidNotChange() throws IOException {
        write("sea/sea.md", QUESTIONS);
        write("sea/.git/HEAD", HASH + "\n");
        qkv().run("bank", "add", "sea");
        assertThat(qkv().run("bank", "update").out()).contains("unchanged");
        write("sea/.git/HEAD", "f".repeat(40) + "\n");
        assertThat(qkv().run("bank", "update").out()).contains("new: 0, gone: 0");
        assertThat(qkv().run("bank", "list").out()).contains("@ ffffffffffff");
    }

    @Test
    void whatIsToldOfAnUnchangedBankIsTheSame() throws IOException {
        write("sea/sea.md", "Words before.\n\n" + QUESTIONS + "\n## What is nothing?\n\nTODO\n");
        String first = qkv().run("bank", "add", "sea", "--json").out();
        assertThat(first).contains("text outside of questions", "placeholder");
        assertThat(qkv().run("bank", "add", "sea", "--json").out()).isEqualTo(first);
        assertThat(qkv().run("bank", "update", "sea", "--json").out()).isEqualTo(first);
    }

    @Test
    void severalAtOnceKeepTheIdsThatTheFirstGave() throws Exception {
        write("sea/sea.md", QUESTIONS);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Qkv.Run>> runs = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String[] command = {"bank", "add", "sea", "--name", "sea" + i % 2};
                runs.add(pool.submit(() -> qkv().run(command)));
            }
            for (Future<Qkv.Run> run : runs) {
                assertThat(run.get().exit()).isZero();
                assertThat(run.get().err()).isEmpty();
            }
        } finally {
            pool.shutdown();
        }
        for (String name : List.of("sea0", "sea1")) {
            assertThat(qkv().run("lookup", "-l", "--bank", name).out().lines())
                    .containsExactlyInAnyOrder(name + "/what-is-a-reef", name + "/what-is-a-tide");
        }
        try (var files = Files.walk(folder.resolve("data"))) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void aFolderThatIsGoneLeavesTheBank() throws IOException {
        write("sea/sea.md", QUESTIONS);
        qkv().run("bank", "add", "sea");
        Files.move(folder.resolve("sea"), folder.resolve("lake"));
        Qkv.Run run = qkv().run("bank", "update", "sea");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("stays as it was");
        assertThat(qkv().run("explain", "sea/what-is-a-reef").out()).contains("A ridge.");
        Files.createDirectories(folder.resolve("sea"));
        assertThat(qkv().run("bank", "update", "sea").exit()).isEqualTo(1);
        assertThat(qkv().run("explain", "sea/what-is-a-reef").out()).contains("A ridge.");
    }
}
