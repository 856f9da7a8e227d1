package dev.qkv.notes.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that lists the questions which others answer. */
class AskedOnceTest {
    private static final String ANSWERS =
            "## 1. What is a cache?\n\nA faster copy.\n\n## 2. What is a lock?\n\nA turn.\n\n## 3. What is a queue?\n\nA line.\n";

    @TempDir
    private Path folder;

    private List<ForeignFile> read(String list) throws IOException {
        Files.writeString(folder.resolve("README.md"), list);
        Files.writeString(folder.resolve("answers.md"), ANSWERS);
        return ForeignFolder.list(folder.toRealPath()).folder().read(null, bytes -> {});
    }

    @Test
    void aQuestionOfTheListIsAskedWithItsAnswer() throws IOException {
        List<ForeignFile> files =
                read("# Questions\n\n- What is a cache?\n- What is a lock?\n- What is a queue?\n- What is a heap?\n");
        assertThat(files.get(0).cards()).extracting(ForeignCard::title).containsExactly("What is a heap?");
        assertThat(files.get(0).skipped())
                .extracting(ForeignFile.Skipped::reason)
                .contains("asked elsewhere with its answer");
        assertThat(files.get(1).cards()).hasSize(3);
    }

    @Test
    void aGapAmongAnswersStaysOne() throws IOException {
        List<ForeignFile> files =
                read("## What is a stack?\n\nA pile.\n\n## What is a tree?\n\nA graph.\n\n## What is a lock?\n");
        assertThat(files.get(0).cards())
                .extracting(ForeignCard::title)
                .containsExactly("What is a stack?", "What is a tree?", "What is a lock?");
    }

    @Test
    void theFullerOfTwoAnswersToAQuestionStays() throws IOException {
        List<ForeignFile> files = read(
                "## What is a cache?\n\nA faster copy. It is small.\n\n## What is a lock?\n\nA turn.\n\n## What is a queue?\n\nA row.\n");
        assertThat(files.get(0).cards())
                .extracting(ForeignCard::title)
                .containsExactly("What is a cache?", "What is a lock?", "What is a queue?");
        assertThat(files.get(1).cards()).extracting(ForeignCard::title).containsExactly("What is a queue?");
        assertThat(files.get(1).skipped())
                .extracting(ForeignFile.Skipped::reason)
                .contains("asked twice with the same answer");
    }

    @Test
    void otherCodeOrAShortQuestionIsAskedTwice() throws IOException {
        List<ForeignFile> files = read(printed(1) + printed(2) + printed(1));
        assertThat(files.get(0).cards()).extracting(ForeignCard::firstLine).containsExactly(1, 9);
        assertThat(read("- What is a heap?\n- Why?\n- What is a tree?\n- Why?\n")
                        .get(0)
                        .cards())
                .hasSize(4);
    }

    private static String printed(int code) {
        return "## What is printed?\n\n```\n" + code + "\n```\n\n**Answer:** One.\n\n";
    }
}
