package dev.qkv.notes;

import dev.qkv.model.Claim;
import dev.qkv.model.DemoReference;
import dev.qkv.model.Level;
import dev.qkv.model.Titles;
import dev.qkv.notes.Yaml.Entry;
import dev.qkv.notes.Yaml.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands between the lines of dashes at a note's start. */
record FrontMatter(
        Titles title,
        List<String> aliases,
        String topic,
        Level level,
        List<DemoReference> demos,
        List<String> related,
        List<String> sources,
        List<Claim> claims,
        int lines) {
    private static final List<String> KEYS =
            List.of("title", "aliases", "topic", "level", "demos", "related", "sources", "claims");
    static final String FENCE = "---";

    /** Reads the front matter of a file; null where it has none, and the fault has been told. */
    static @Nullable FrontMatter read(SourceText source) {
        if (!source.line(1).stripTrailing().equals(FENCE)) {
            source.error(1, 1, "no front matter: the file must begin with a line of ---");
            return null;
        }
        int end = 2;
        while (end <= source.lines().size() && !source.line(end).stripTrailing().equals(FENCE)) {
            end++;
        }
        if (end > source.lines().size()) {
            source.error(1, 1, "the front matter has no end: a second line of ---");
            return null;
        }
        Item root = Yaml.mapping(String.join("\n", source.lines().subList(1, end - 1)), source, 2);
        return root == null ? null : new Reading(source).read(root, end);
    }

    /** One pass over the keys. */
    private record Reading(SourceText source) {
        FrontMatter read(Item root, int lines) {
            Map<String, Entry> keys = root.map();
            allowed(keys, KEYS);
            Titles title = titles(keys.get("title"));
            List<String> sources = strings(keys.get("sources"));
            if (sources.isEmpty()) {
                source.error(lines, 1, "no sources: name at least one, with author, year and identifier");
            }
            return new FrontMatter(
                    title,
                    strings(keys.get("aliases")),
                    word(keys, "topic", lines),
                    level(keys, lines),
                    demos(keys.get("demos")),
                    strings(keys.get("related")),
                    sources,
                    claims(keys.get("claims")),
                    lines);
        }

        private void allowed(Map<String, Entry> keys, List<String> allowed) {
            for (Entry entry : keys.values()) {
                if (!allowed.contains(entry.key())) {
                    source.error(
                            entry.line(),
                            entry.column(),
                            "unknown key \"" + entry.key() + "\"; allowed are " + String.join(", ", allowed));
                }
            }
        }

        private Titles titles(@Nullable Entry entry) {
            if (entry == null) {
                source.error(1, 1, "no title: write title: { en: …, zh: … }");
                return new Titles("", "");
            }
            Entry en = entry.value().map().get("en");
            Entry zh = entry.value().map().get("zh");
            if (en == null || zh == null || entry.value().map().size() != 2) {
                source.error(entry.line(), entry.column(), "title must be { en: …, zh: … }");
            }
            return new Titles(
                    en == null ? "" : en.value().text(),
                    zh == null ? "" : zh.value().text());
        }

        private String word(Map<String, Entry> keys, String key, int lines) {
            Entry entry = keys.get(key);
            if (entry == null || !entry.value().isScalar()) {
                source.error(entry == null ? lines : entry.line(), 1, "no " + key);
                return "";
            }
            return entry.value().text();
        }

        private Level level(Map<String, Entry> keys, int lines) {
            String word = word(keys, "level", lines);
            for (Level level : Level.values()) {
                if (level.word().equals(word)) {
                    return level;
                }
            }
            Entry entry = keys.get("level");
            if (entry != null) {
                source.error(
                        entry.value().line(),
                        entry.value().column(),
                        "level must be core or advanced, not \"" + word + "\"");
            }
            return Level.CORE;
        }

        private List<String> strings(@Nullable Entry entry) {
            List<String> strings = new ArrayList<>();
            if (entry == null) {
                return strings;
            }
            if (!entry.value().isList()) {
                source.error(entry.line(), entry.column(), entry.key() + " must be a list");
            }
            for (Item item : entry.value().list()) {
                if (!item.isScalar() || item.text().isBlank()) {
                    source.error(item.line(), item.column(), entry.key() + " must be a list of texts");
                } else {
                    strings.add(item.text());
                }
            }
            return strings;
        }

        private List<DemoReference> demos(@Nullable Entry entry) {
            List<DemoReference> demos = new ArrayList<>();
            for (Item item : entry == null ? List.<Item>of() : entry.value().list()) {
                allowed(item.map(), List.of("mechanism", "params"));
                Entry mechanism = item.map().get("mechanism");
                if (mechanism == null) {
                    source.error(item.line(), item.column(), "a demo needs a mechanism");
                } else {
                    demos.add(new DemoReference(
                            mechanism.value().text(), scalars(item.map().get("params"))));
                }
            }
            return demos;
        }

        private List<Claim> claims(@Nullable Entry entry) {
            List<Claim> claims = new ArrayList<>();
            for (Item item : entry == null ? List.<Item>of() : entry.value().list()) {
                allowed(item.map(), List.of("text", "value", "params", "inputs"));
                Entry text = item.map().get("text");
                Entry value = item.map().get("value");
                int dot = value == null ? -1 : value.value().text().indexOf('.');
                if (text == null || value == null || dot < 0) {
                    source.error(item.line(), item.column(), "a claim needs text, and value as mechanism.output");
                    continue;
                }
                String path = value.value().text();
                claims.add(new Claim(
                        text.value().text(),
                        path.substring(0, dot),
                        path.substring(dot + 1),
                        scalars(item.map().get("params")),
                        plain(item.map().get("inputs")),
                        item.line()));
            }
            return claims;
        }

        private Map<String, Object> scalars(@Nullable Entry entry) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Entry below :
                    entry == null ? List.<Entry>of() : entry.value().map().values()) {
                if (below.value().isScalar()) {
                    values.put(below.key(), below.value().plain());
                } else {
                    source.error(
                            below.line(), below.column(), below.key() + " must be a number, a word, true or false");
                }
            }
            return values;
        }

        private static Map<String, Object> plain(@Nullable Entry entry) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Entry below :
                    entry == null ? List.<Entry>of() : entry.value().map().values()) {
                values.put(below.key(), below.value().plain());
            }
            return values;
        }
    }
}
