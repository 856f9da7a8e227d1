package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Imports that are interrupted or killed, lines that say too little or too much, folders that give nothing. */
class BankFaultsTest extends UserFolder {
    private static final String QUESTIONS =
            "## What is a reef?\n\nA ridge.\n\n## What is a tide?\n\nThe sea's rise and fall.\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "bank add|missing DIR",
                "bank add a b|too many arguments: 'b'",
                "bank remove|missing NAME",
                "bank check a b|too many arguments: 'b'",
                "completion|missing",
                "history replay a b|too many arguments: 'b'",
                "bank update nobody|no bank 'nobody'"
            })
    void tooFewOrTooManyWordsAreUsage(String line, String said) {
        Qkv.Run run = qkv().run(line.split(" ", -1));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().replace('"', '\'')).startsWith("qkv: " + said);
    }

    @Test
    void anEmptyNameIsNoFolder() throws IOException {
        write("sea.md", QUESTIONS);
        assertThat(qkv().run("bank", "add", "").exit()).isEqualTo(2);
        assertThat(qkv().run("bank", "list").out()).hasLineCount(1);
    }

    @Test
    void foldersWithoutMarkdownSaySo() throws IOException {
        write("empty/readme.txt", QUESTIONS);
        Qkv.Run empty = qkv().run("bank", "add", "empty");
        assertThat(empty.exit()).isEqualTo(1);
        assertThat(empty.err()).contains("no Markdown file in empty").hasLineCount(1);

        write("bare/HEAD", "ref: refs/heads/main\n");
        Files.createDirectories(folder.resolve("bare/objects"));
        Files.createDirectories(folder.resolve("bare/refs"));
        assertThat(qkv().run("bank", "add", "bare").err()).contains("bare Git repository");
    }

    @Test
    void anyBranchOfACheckoutIsRead() throws IOException {
        write("sea/sea.md", QUESTIONS);
        write("sea/.git/HEAD", "ref: refs/heads/feature/ünï-1#x\n");
        write("sea/.git/refs/heads/feature/ünï-1#x", "0123456789abcdef0123456789abcdef01234567\n");
        qkv().run("bank", "add", "sea");
        assertThat(qkv().run("bank", "list").out()).contains("@ 0123456789ab");
        write("sea/.git/HEAD", "ref: refs/../../secret\n");
        qkv().run("bank", "update");
        assertThat(qkv().run("bank", "list").out()).doesNotContain("@ ");
    }

    @Test
    void aBankIsCheckedByItsName() throws IOException {
        write("sea/sea.md", QUESTIONS + "\n## What is nothing?\n\nTODO\n");
        qkv().run("bank", "add", "sea", "--name", "ocean");
        Qkv.Run run = qkv().run("bank", "check", "ocean");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("sea/sea.md:9:1: warning: the answer is a placeholder; not asked: What is nothing?")
                .contains("no errors in 2 questions, warnings: 1");
        assertThat(qkv().run("bank", "check", "ocean", "--json").out()).contains("\"line\":9");
        Qkv.Run folderAlone = qkv().run("bank", "check", "sea");
        assertThat(folderAlone.exit()).isEqualTo(1);
        assertThat(folderAlone.err()).contains("no notes in sea", "qkv bank add");
    }

    @Test
    void removingTwiceIsRemovingOnce() throws IOException {
        write("sea/sea.md", QUESTIONS);
        qkv().run("bank", "add", "sea");
        qkv().run("lookup", "--bank", "sea", "reef");
        assertThat(folder.resolve("data/cache/index/sea")).exists();
        Qkv.Run removed = qkv().run("bank", "remove", "sea", "sea");
        assertThat(removed.exit()).isZero();
        assertThat(removed.out()).hasLineCount(1);
        assertThat(folder.resolve("data/cache/index/sea")).doesNotExist();
    }

    @Test
    void whatAKilledImportLeftIsSweptByTheNext() throws IOException {
        write("sea/sea.md", QUESTIONS);
        write("data/data/banks/.lake.part", "{\"format\":1,");
        assertThat(qkv().run("bank", "list").out()).hasLineCount(1);
        qkv().run("bank", "add", "sea");
        try (Stream<Path> files = Files.list(folder.resolve("data/data/banks"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(".lock", "sea.jsonl");
        }
    }

    @Test
    void aTextThatEndsInABlankBeforeItsBreakIsIndexed() throws IOException {
        write("sea/sea.md", "## What is a reef?\n\n**Coral** \nor rock, `x` \n\nand more.\n");
        qkv().run("bank", "add", "sea");
        assertThat(qkv().run("lookup", "--bank", "sea", "coral").out()).contains("Coral or rock");
    }

    @Test
    void banksThatCannotBeReadAreSaidAndTheBundledOneWorks() throws IOException {
        write("sea/sea.md", QUESTIONS);
        qkv().run("bank", "add", "sea");
        Path banks = folder.resolve("data/data/banks");
        Files.setPosixFilePermissions(banks, PosixFilePermissions.fromString("---------"));
        try {
            assumeTrue(!Files.isReadable(banks), "root reads everything");
            Qkv.Run run = qkv().run("lookup", "rope");
            assertThat(run.exit()).isZero();
            assertThat(run.err()).contains("permission denied", "left out").hasLineCount(1);
        } finally {
            Files.setPosixFilePermissions(banks, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Another process holds the banks, so that this one cannot be done before it is interrupted. */
    @Test
    void ctrlCLeavesTheBankAsItWasAndTheLineClean() throws IOException {
        write("sea/sea.md", QUESTIONS);
        qkv().run("bank", "add", "sea");
        for (int i = 0; i < 40; i++) {
            write("sea/more-" + i + ".md", ("## What is number " + i + "?\n\nA *number*.\n\n").repeat(3_000));
        }
        List<String> command = new java.util.ArrayList<>(Pty.java("dev.qkv.Main", "bank", "update", "sea"));
        command.addAll(1, List.of("-Dqkv.tty=ioe", "-Dqkv.home=" + Path.of("").toAbsolutePath()));
        Map<String, String> environment = Map.of(
                "TERM", "xterm-256color",
                "LANG", "en_US.UTF-8",
                "QKV_HOME", folder.resolve("data").toString());
        Path lock = folder.resolve("data/data/banks/.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.lock();
                Pty pty = Pty.start(command, environment, folder, 80, 24)) {
            pty.see("reading").type("\u0003").see("interrupted; nothing was changed");
            assertThat(pty.exitCode()).isEqualTo(130);
            assertThat(pty.screen()).doesNotContain("reading", "%");
            assertThat(held.isValid()).isTrue();
        }
        assertThat(qkv().run("bank", "list").out()).contains("sea: 2 ");
        try (Stream<Path> files = Files.list(lock.getParent())) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }
}
