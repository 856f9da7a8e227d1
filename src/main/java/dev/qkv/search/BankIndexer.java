package dev.qkv.search;

import dev.qkv.model.Bank;
import dev.qkv.model.Card;
import dev.qkv.model.Concept;
import dev.qkv.model.Note;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds the index of a bank. Each build writes a sub-folder of its own, then replaces the manifest, which names it, atomically: a reader sees the
 * index before or after, never a part. One process builds at a time; another that waited for it takes what it built.
 */
public final class BankIndexer {
    private static final String GENERATION = "index-";
    private static final Object BUILDING = new Object();

    private BankIndexer() {}

    /**
     * How texts get into an index.
     *
     * @param laying lays a note's short answer and first formula out for printing; asked by several threads
     * @param plain makes a line of Markdown one that can be printed as it is; asked by several threads
     * @param progress told how many concepts are written, now and then
     */
    public record Making(
            BiFunction<Concept, Note, Card.Laid> laying, UnaryOperator<String> plain, IntConsumer progress) {
        static Making of(BiFunction<Concept, Note, Card.Laid> laying) {
            return new Making(laying, PlainLine::of, written -> {});
        }
    }

    /**
     * Builds the index in a folder, which is made where it is missing.
     *
     * @param freshness any text, found again in {@link Manifest#freshness()}; an index with the same that another process just built is taken
     * @throws IOException where the folder cannot be written; {@link #inMemory} still works then
     */
    public static BankIndex build(BankSource bank, String freshness, Making making, Path folder) throws IOException {
        Files.createDirectories(folder);
        // a file lock is held by the process: threads of one process need a lock of their own
        synchronized (BUILDING) {
            try (FileChannel lockFile =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                FileLock lock = lockFile.tryLock();
                if (lock == null) {
                    lock = lockFile.lock();
                    BankIndex built = sameAs(bank, freshness, folder);
                    if (built != null) {
                        return built;
                    }
                }
                String generation = write(bank, freshness, making, folder);
                removeOthers(folder, generation);
                return BankIndex.open(folder);
            }
        }
    }

    /** The same with lines of Markdown as they are, but for the signs of emphasis, code and formulas. */
    public static BankIndex build(Bank bank, String freshness, BiFunction<Concept, Note, Card.Laid> laying, Path folder)
            throws IOException {
        return build(BankSource.of(bank), freshness, Making.of(laying), folder);
    }

    /** Builds the index in memory. */
    public static BankIndex inMemory(BankSource bank, Making making) throws IOException {
        Storage storage = new Storage.InMemory();
        return new BankIndex(new IndexBuild(bank, making, storage).write("", ""), storage);
    }

    /** The same with lines of Markdown as they are, but for the signs of emphasis, code and formulas. */
    public static BankIndex inMemory(Bank bank, BiFunction<Concept, Note, Card.Laid> laying) throws IOException {
        return inMemory(BankSource.of(bank), Making.of(laying));
    }

    private static @Nullable BankIndex sameAs(BankSource bank, String freshness, Path folder) {
        try {
            BankIndex index = BankIndex.open(folder);
            Manifest manifest = index.manifest();
            if (manifest.bank().equals(bank.name())
                    && !freshness.isEmpty()
                    && manifest.freshness().equals(freshness)) {
                return index;
            }
            index.close();
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    private static String write(BankSource bank, String freshness, Making making, Path folder) throws IOException {
        Path generation = Files.createTempDirectory(folder, GENERATION);
        String name = generation.getFileName().toString();
        try {
            Manifest manifest = new IndexBuild(bank, making, new Storage.OnDisk(generation)).write(freshness, name);
            Path written = generation.resolve(Manifest.FILE);
            Files.write(written, manifest.encode());
            Files.move(
                    written,
                    folder.resolve(Manifest.FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return name;
        } catch (IOException | RuntimeException e) {
            remove(generation);
            throw e;
        }
    }

    /** What earlier builds, and builds that were killed, left behind; a reader that has their files open keeps them. */
    private static void removeOthers(Path folder, String generation) throws IOException {
        List<Path> others = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, GENERATION + "*")) {
            for (Path entry : entries) {
                if (!entry.getFileName().toString().equals(generation)) {
                    others.add(entry);
                }
            }
        }
        for (Path other : others) {
            remove(other);
        }
    }

    /** Deletes an index, or the files of one build. */
    public static void remove(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(folder)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.deleteIfExists(path);
        }
    }
}
