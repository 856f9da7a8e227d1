package dev.qkv.notes;

import dev.qkv.model.Bank;
import dev.qkv.model.Concept;
import dev.qkv.model.Fault;
import dev.qkv.model.Language;
import dev.qkv.model.Level;
import dev.qkv.model.Note;
import dev.qkv.model.Titles;
import dev.qkv.model.Topic;
import dev.qkv.notes.Yaml.Entry;
import dev.qkv.notes.Yaml.Item;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a bank's folder: topics, and in each the concepts with their notes. */
public final class BankReader {
    private static final int MAX_FILES = 200_000;
    private static final String ZH = ".zh.md";
    private static final String EN = ".md";

    private final Path root;
    private final List<Fault> faults = new ArrayList<>();
    private final MessageDigest digest;

    private BankReader(Path root) {
        this.root = root;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A bank, and what is wrong with its files. Paths in both are relative to the bank's root. */
    public record Reading(Bank bank, List<Fault> faults) {
        public Reading {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Reads the whole bank.
     *
     * @throws BankException where the folder or a file cannot be read
     */
    public static Reading read(Path root, String name) {
        return new BankReader(root).bank(name);
    }

    /**
     * Reads one note without the rest of its bank.
     *
     * @param path relative to the root, as {@link Note#path} says it
     * @param level what a question has that says none
     * @throws BankException where the file cannot be read or a question in it is broken
     */
    public static Note note(Path root, String path, Language language, Level level) {
        List<Fault> faults = new ArrayList<>();
        SourceText source = SourceText.read(root.resolve(path), path, faults);
        int frontMatter = 0;
        if (language == Language.EN) {
            frontMatter = 1;
            while (frontMatter < source.lines().size()
                    && !source.lines().get(frontMatter).stripTrailing().equals(FrontMatter.FENCE)) {
                frontMatter++;
            }
            frontMatter++;
        }
        return NoteReader.read(source, frontMatter, language, level);
    }

    private Reading bank(String name) {
        if (!Files.isDirectory(root)) {
            throw new BankException(root + ": no folder");
        }
        List<Topic> topics = new ArrayList<>();
        List<Concept> concepts = new ArrayList<>();
        int files = 0;
        for (Path folder : list(root)) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || hidden(folder)) {
                continue;
            }
            List<Path> inside = list(folder);
            files += inside.size();
            if (files > MAX_FILES) {
                throw new BankException(root + ": more than " + MAX_FILES + " files");
            }
            topics.add(topic(folder));
            for (Path file : inside) {
                String fileName = file.getFileName().toString();
                if (fileName.endsWith(EN) && !fileName.endsWith(ZH) && !hidden(file)) {
                    Concept concept = concept(folder, fileName.substring(0, fileName.length() - EN.length()));
                    if (concept != null) {
                        concepts.add(concept);
                    }
                } else if (fileName.endsWith(ZH) && !Files.exists(folder.resolve(fileName.replace(ZH, EN)))) {
                    fault(relative(file), "no English file beside it, which holds the front matter");
                }
            }
        }
        topics.sort(Comparator.comparingInt(Topic::order).thenComparing(Topic::id));
        String version = HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        return new Reading(new Bank(name, version, topics, concepts), faults);
    }

    private Topic topic(Path folder) {
        String id = folder.getFileName().toString();
        Path file = folder.resolve("topic.yaml");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            fault(relative(folder) + "/topic.yaml", "missing: a topic's folder has its title, line and order there");
            return new Topic(id, new Titles(id, id), new Titles("", ""), Integer.MAX_VALUE);
        }
        SourceText source = read(file);
        Item root = Yaml.mapping(String.join("\n", source.lines()), source, 1);
        if (!Ids.isId(id)) {
            source.error(1, 1, "topic id \"" + id + "\" " + Ids.RULE);
        }
        int order = Integer.MAX_VALUE;
        if (root != null) {
            for (Entry entry : root.map().values()) {
                if (!List.of("title", "line", "order").contains(entry.key())) {
                    source.error(
                            entry.line(),
                            entry.column(),
                            "unknown key \"" + entry.key() + "\"; allowed are title, line, order");
                }
            }
            Entry entry = root.map().get("order");
            if (entry != null && entry.value().value() instanceof Long number) {
                order = Math.toIntExact(Math.max(0, Math.min(1_000_000, number)));
            } else {
                source.error(1, 1, "order must be a whole number");
            }
        }
        return new Topic(id, titles(root, "title", source), titles(root, "line", source), order);
    }

    private static Titles titles(@Nullable Item root, String key, SourceText source) {
        Map<String, Entry> both = root == null || !root.map().containsKey(key)
                ? Map.of()
                : root.map().get(key).value().map();
        Entry en = both.get("en");
        Entry zh = both.get("zh");
        if (en == null || zh == null) {
            source.error(1, 1, key + " must be { en: …, zh: … }");
        }
        return new Titles(
                en == null ? "" : en.value().text(),
                zh == null ? "" : zh.value().text());
    }

    private @Nullable Concept concept(Path folder, String id) {
        SourceText source = read(folder.resolve(id + EN));
        if (!Ids.isId(id)) {
            source.error(1, 1, "concept id \"" + id + "\" " + Ids.RULE);
        }
        FrontMatter front = FrontMatter.read(source);
        if (front == null) {
            return null;
        }
        String topic = folder.getFileName().toString();
        if (!front.topic().equals(topic)) {
            source.error(1, 1, "topic is \"" + front.topic() + "\", but the file is in the folder " + topic);
        }
        Map<Language, Note> notes = new EnumMap<>(Language.class);
        notes.put(Language.EN, NoteReader.read(source, front.lines(), Language.EN, front.level()));
        Path chinese = folder.resolve(id + ZH);
        if (Files.isRegularFile(chinese, LinkOption.NOFOLLOW_LINKS)) {
            notes.put(Language.ZH, NoteReader.read(read(chinese), 0, Language.ZH, front.level()));
        }
        return new Concept(
                id,
                front.title(),
                front.aliases(),
                front.topic(),
                front.level(),
                front.demos(),
                front.related(),
                front.sources(),
                front.claims(),
                notes);
    }

    private SourceText read(Path file) {
        if (Files.isSymbolicLink(file)) {
            fault(relative(file), "a symbolic link; a bank's files are plain files");
            return SourceText.of(relative(file), "", faults);
        }
        SourceText source = SourceText.read(file, relative(file), faults);
        digest.update((source.path() + "\n").getBytes(StandardCharsets.UTF_8));
        for (String line : source.lines()) {
            digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return source;
    }

    private void fault(String path, String message) {
        faults.add(new Fault(path, 1, 1, Fault.Severity.ERROR, message, ""));
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static boolean hidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new BankException(folder + ": cannot be read: " + e.getMessage());
        }
    }
}
