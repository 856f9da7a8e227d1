package dev.qkv.notes.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a folder are read. */
class SubjectFilesTest {
    private static final String PAGE = "## What is a %s?\n\nA thing.\n\n## Why use a %s?\n\nIt helps.\n";

    @TempDir
    private Path folder;

    @Test
    void aSubjectIsNoPageAboutTheProject() throws IOException {
        for (String name : new String[] {"security.md", "SECURITY.md", "Contributing.md", "faq.mdx", "notes.txt"}) {
            Path path = folder.resolve(name.equals("security.md") ? "answers/" + name : name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, PAGE.replace("%s", name));
        }
        assertThat(ForeignFolder.list(folder.toRealPath()).folder().read(null, bytes -> {}))
                .extracting(ForeignFile::path)
                .containsExactly("answers/security.md", "faq.mdx");
    }
}
