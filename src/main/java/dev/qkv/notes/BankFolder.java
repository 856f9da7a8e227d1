package dev.qkv.notes;

import dev.qkv.model.Concept;
import dev.qkv.model.Fault;
import dev.qkv.model.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bank's folder whose topics are read, and whose concepts are read one by one, by any thread, so that a bank of any size fits in memory. */
public final class BankFolder {
    private static final int MAX_FILES = 200_000;

    private final Path root;
    private final List<Section> sections = new ArrayList<>();

    private BankFolder(Path root) {
        this.root = root;
    }

    /**
     * A topic's folder.
     *
     * @param digest of its own file
     * @param names of the files of its concepts, sorted
     * @param inChinese of those that have another file in Chinese
     * @param digests of each, when it was read
     */
    private record Section(
            Path folder,
            Topic topic,
            List<Fault> faults,
            byte[] digest,
            List<String> names,
            BitSet inChinese,
            byte[][] digests) {}

    /** What was read, and what is wrong with it. @param concept null where there is none after all */
    public record Found(@Nullable Concept concept, List<Fault> faults) {}

    /**
     * Lists the folder and reads its topics.
     *
     * @throws BankException where the folder or a topic's file cannot be read
     */
    public static BankFolder open(Path root) {
        if (!Files.isDirectory(root)) {
            throw new BankException(root + ": no folder");
        }
        BankFolder bank = new BankFolder(root);
        int files = 0;
        for (Path folder : list(root)) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    || folder.getFileName().toString().startsWith(".")) {
                continue;
            }
            List<Path> inside = list(folder);
            files += inside.size();
            if (files > MAX_FILES) {
                throw new BankException(root + ": more than " + MAX_FILES + " files");
            }
            bank.add(folder, inside);
        }
        return bank;
    }

    private void add(Path folder, List<Path> inside) {
        Set<String> all = new LinkedHashSet<>();
        inside.forEach(file -> all.add(file.getFileName().toString()));
        List<String> names = new ArrayList<>();
        BitSet inChinese = new BitSet();
        for (String name : all) {
            boolean beside =
                    name.endsWith(ConceptReader.ZH) && all.contains(name.replace(ConceptReader.ZH, ConceptReader.EN));
            if (name.endsWith(ConceptReader.EN) && !name.startsWith(".") && !beside) {
                inChinese.set(names.size(), all.contains(ConceptReader.id(name) + ConceptReader.ZH));
                names.add(name);
            }
        }
        BankFiles files = new BankFiles(root);
        Topic topic = TopicReader.read(folder, files);
        sections.add(
                new Section(folder, topic, files.faults(), files.digest(), names, inChinese, new byte[names.size()][]));
    }

    /** In their order. */
    public List<Topic> topics() {
        List<Topic> topics = new ArrayList<>();
        inOrder().forEach(section -> topics.add(section.topic()));
        return topics;
    }

    /** What is wrong with the topics. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        sections.forEach(section -> faults.addAll(section.faults()));
        return faults;
    }

    private List<Section> inOrder() {
        return sections.stream()
                .sorted(Comparator.comparing(
                        Section::topic, Comparator.comparingInt(Topic::order).thenComparing(Topic::id)))
                .toList();
    }

    /** A concept that is not read yet; it may be read by any thread. */
    public final class Unread {
        private final Section section;
        private final int number;

        private Unread(Section section, int number) {
            this.section = section;
            this.number = number;
        }

        /** @throws BankException where a file cannot be read */
        public Found read() {
            String name = section.names().get(number);
            BankFiles files = new BankFiles(root);
            Concept concept = null;
            if (name.endsWith(ConceptReader.ZH)) {
                files.fault(
                        files.relative(section.folder().resolve(name)),
                        "no English file beside it, which holds the front matter");
            } else {
                concept = ConceptReader.read(
                        section.folder(),
                        ConceptReader.id(name),
                        section.inChinese().get(number),
                        files);
            }
            section.digests()[number] = files.digest();
            return new Found(concept, files.faults());
        }
    }

    /** The concepts in the order of their topics. */
    public Iterable<Unread> concepts() {
        return () -> inOrder().stream().flatMap(this::unread).iterator();
    }

    /** How many notes there are to read. */
    public int size() {
        return inOrder().stream().mapToInt(section -> section.names().size()).sum();
    }

    private Stream<Unread> unread(Section section) {
        return IntStream.range(0, section.names().size()).mapToObj(i -> new Unread(section, i));
    }

    /** A topic with its concepts, in the order of the names of the folders. */
    void forEach(BiConsumer<List<Fault>, Stream<Unread>> reader) {
        sections.forEach(section -> reader.accept(section.faults(), unread(section)));
    }

    /** A digest of every file that was read: the same on every machine, in whatever order they were read. */
    public String version() {
        MessageDigest all = BankFiles.sha256();
        for (Section section : sections) {
            all.update(section.digest());
            for (byte[] digest : section.digests()) {
                all.update(digest == null ? new byte[0] : digest);
            }
        }
        return HexFormat.of().formatHex(all.digest()).substring(0, 16);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new BankException(folder + ": cannot be read: " + e.getMessage());
        }
    }
}
