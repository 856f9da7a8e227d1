package dev.qkv.notes;

import dev.qkv.model.Titles;
import dev.qkv.model.Topic;
import dev.qkv.notes.Yaml.Entry;
import dev.qkv.notes.Yaml.Item;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a topic's folder says of itself. */
final class TopicReader {
    private static final String FILE = "topic.yaml";

    private TopicReader() {}

    static Topic read(Path folder, BankFiles files) {
        String id = folder.getFileName().toString();
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            files.fault(
                    files.relative(folder) + "/" + FILE,
                    "missing: a topic's folder has its title, line and order there");
            return new Topic(id, new Titles(id, id), new Titles("", ""), Integer.MAX_VALUE);
        }
        SourceText source = files.read(file);
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
}
