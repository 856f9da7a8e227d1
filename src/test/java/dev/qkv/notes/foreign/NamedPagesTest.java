package dev.qkv.notes.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders whose files are called by the questions that they answer. */
class NamedPagesTest {
    private static final String PAGE =
            "# %s\n\nIt is described here.\n\n## How it works\n\nIn steps.\n\n## Example\n\nA short one.\n";

    @TempDir
    private Path folder;

    private List<ForeignFile> read(String... names) throws IOException {
        for (String name : names) {
            String subject = name.substring(name.lastIndexOf(' ') + 1);
            Files.writeString(folder.resolve(name + ".md"), PAGE.formatted(subject));
        }
        return ForeignFolder.list(folder.toRealPath()).folder().read(null, bytes -> {});
    }

    @Test
    void aPageIsTheAnswerToItsName() throws IOException {
        List<ForeignFile> files = read(
                "Describe hashing", "Heap", "What is a cache", "What is a lock", "What is a queue", "Why use a trie");
        assertThat(files)
                .flatExtracting(ForeignFile::cards)
                .extracting(ForeignCard::title)
                .containsExactly(
                        "Describe hashing",
                        "Heap",
                        "What is a cache",
                        "What is a lock",
                        "What is a queue",
                        "Why use a trie");
        ForeignCard card = files.get(2).cards().get(0);
        assertThat(card.prompt()).isEqualTo("What is a cache");
        assertThat(card.answer()).startsWith("It is described here.").endsWith("A short one.");
    }

    @Test
    void aHeadingThatAsksGoesBeforeTheName() throws IOException {
        Files.writeString(folder.resolve("What is DI.md"), PAGE.formatted("What is dependency injection?"));
        List<ForeignFile> files =
                read("What is a cache", "What is a lock", "What is a queue", "What is a heap", "What is a trie");
        assertThat(files.get(0).cards())
                .extracting(ForeignCard::title)
                .containsExactly("What is dependency injection?");
    }

    @Test
    void pagesOfAManualAskNothing() throws IOException {
        List<ForeignFile> files =
                read("How to install it", "How to run it", "How to stop it", "How to update it", "How to remove it");
        assertThat(files).flatExtracting(ForeignFile::cards).isEmpty();
    }
}
