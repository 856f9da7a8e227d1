package dev.qkv.search;

import static dev.qkv.search.Banks.concept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qkv.model.Bank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index is a cache: whatever happens to its files is found out, and building again mends it. */
class DamageTest {
    private static final Bank BANK = Banks.of(
            concept("gqa", "Grouped-query attention", "分组查询注意力", "attention", "GQA"),
            concept("rope", "Rotary position embedding", "旋转位置编码", "later", "RoPE"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void build() throws IOException {
        BankIndexer.build(BANK, "1", Banks::laid, folder).close();
    }

    @Test
    void everyTruncatedFileIsFoundOut() throws IOException {
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            for (int length : List.of(0, bytes.length / 2, bytes.length - 1)) {
                byte[] cut = java.util.Arrays.copyOf(bytes, length);
                Files.write(file, cut);
                assertThatThrownBy(this::readAll)
                        .as("%s cut to %d", file, length)
                        .isInstanceOf(DamagedIndex.class);
            }
            Files.write(file, bytes);
        }
        readAll();
    }

    @Test
    void everyAlteredByteIsFoundOut() throws IOException {
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            int step = Math.max(1, bytes.length / 100);
            for (int i = 0; i < bytes.length; i += step) {
                bytes[i] ^= 0x11;
                Files.write(file, bytes);
                assertThatThrownBy(this::readAll).as("%s at %d", file, i).isInstanceOf(DamagedIndex.class);
                bytes[i] ^= 0x11;
            }
            Files.write(file, bytes);
        }
        readAll();
    }

    @Test
    void everyMissingFileIsFoundOut() throws IOException {
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            assertThatThrownBy(this::readAll).as("without %s", file).isInstanceOf(DamagedIndex.class);
            Files.write(file, bytes);
        }
        readAll();
    }

    @Test
    void buildingAgainMendsAndLeavesNothingBehind() throws IOException {
        long before = files().size();
        for (Path file : files()) {
            Files.write(file, new byte[] {1, 2, 3});
        }
        BankIndexer.build(BANK, "2", Banks::laid, folder).close();
        readAll();
        assertThat(files()).hasSize((int) before);
        try (BankIndex index = BankIndex.open(folder)) {
            assertThat(index.manifest().freshness()).isEqualTo("2");
        }
    }

    @Test
    void aReaderKeepsWhatItOpened() throws IOException {
        try (BankIndex index = BankIndex.open(folder)) {
            assertThat(index.byName("gqa")).hasSize(1);
            BankIndexer.build(Banks.of(), "2", Banks::laid, folder).close();
            assertThat(index.byName("rope")).hasSize(1);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsAnError() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> BankIndexer.build(BANK, "1", Banks::laid, file))
                .isInstanceOf(IOException.class);
        try (BankIndex index = BankIndexer.inMemory(BANK, Banks::laid)) {
            assertThat(index.byName("gqa")).hasSize(1);
        }
    }

    @Test
    void processesThatBuildAtOnceLeaveOneWholeIndex() throws Exception {
        List<Process> builders = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            builders.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            BuildOnce.class.getName(),
                            folder.toString())
                    .inheritIO()
                    .start());
        }
        for (Process builder : builders) {
            assertThat(builder.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(builder.exitValue()).isZero();
        }
        readAll();
        try (Stream<Path> inside = Files.list(folder)) {
            assertThat(inside.filter(Files::isDirectory)).hasSize(1);
        }
    }

    /** One of several processes that build the same index. */
    static final class BuildOnce {
        private BuildOnce() {}

        public static void main(String[] args) throws IOException {
            for (int i = 0; i < 5; i++) {
                BankIndexer.build(BANK, "3", Banks::laid, Path.of(args[0])).close();
            }
        }
    }

    private void readAll() throws IOException {
        try (BankIndex index = BankIndex.open(folder)) {
            for (String name : List.of(
                    "gqa", "grouped query attention", "分组查询注意力", "rope", "旋转位置编码", "rotary position embedding")) {
                assertThat(index.byName(name)).hasSize(1);
            }
            assertThat(index.namesStartingWith("", 100)).hasSize(8);
            assertThat(index.topics()).hasSize(2);
            assertThat(index.questions()).hasSize(4);
            assertThat(index.search("all about embedding or attention", 5, null))
                    .hasSize(2);
            // the text of the best hit alone is read
            for (String topic : List.of("attention", "later")) {
                assertThat(index.search("all about embedding or attention", 5, topic))
                        .hasSize(1);
            }
            CardCursor all = index.all();
            assertThat(all.next()).isNotNull();
            assertThat(all.next()).isNotNull();
            assertThat(all.next()).isNull();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().endsWith("lock"))
                    .toList();
        }
    }
}
