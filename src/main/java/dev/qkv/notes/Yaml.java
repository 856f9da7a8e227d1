package dev.qkv.notes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** YAML in a note, as a tree that knows where it stands: plain values only, and every fault at its place. */
final class Yaml {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_NODES = 20_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new OneResolver())
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(20)
            .setCodePointLimit(SourceText.MAX_BYTES)
            .build();

    /** The core schema makes a resolver for each text, which takes a tenth as long as reading one. */
    private static final class OneResolver extends CoreSchema {
        private final ScalarResolver resolver = super.getScalarResolver();

        @Override
        public ScalarResolver getScalarResolver() {
            return resolver;
        }
    }

    private final SourceText source;
    private final int lineOffset;
    private int nodes;

    private Yaml(SourceText source, int lineOffset) {
        this.source = source;
        this.lineOffset = lineOffset;
    }

    /** One value of a mapping, with its place. */
    record Entry(String key, int line, int column, Item value) {}

    /** A value with its place: String, Long, Double, Boolean, a list of items or a map of entries. */
    record Item(@Nullable Object value, String text, int line, int column) {
        @SuppressWarnings("unchecked")
        List<Item> list() {
            return value instanceof List<?> ? (List<Item>) value : List.of();
        }

        @SuppressWarnings("unchecked")
        Map<String, Entry> map() {
            return value instanceof Map<?, ?> ? (Map<String, Entry>) value : Map.of();
        }

        boolean isMap() {
            return value instanceof Map<?, ?>;
        }

        boolean isList() {
            return value instanceof List<?>;
        }

        boolean isScalar() {
            return value != null && !isMap() && !isList();
        }

        /** The value with all places dropped: scalars, lists and maps of them. */
        Object plain() {
            if (isList()) {
                List<Object> values = new ArrayList<>();
                list().forEach(item -> values.add(item.plain()));
                return values;
            }
            if (isMap()) {
                Map<String, Object> values = new LinkedHashMap<>();
                map().forEach((key, entry) -> values.put(key, entry.value().plain()));
                return values;
            }
            return value == null ? "" : value;
        }
    }

    /**
     * Reads a mapping.
     *
     * @param firstLine the line of the file that the text begins in, 1-based
     * @return null where there is none; the fault has been told
     */
    static @Nullable Item mapping(String text, SourceText source, int firstLine) {
        Yaml yaml = new Yaml(source, firstLine);
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            if (root.isEmpty() || !(root.get() instanceof MappingNode)) {
                source.error(firstLine, 1, "expected keys and values, as in \"key: value\"");
                return null;
            }
            return yaml.item(root.get(), 0);
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().orElse(null);
            int line = mark == null ? firstLine : firstLine + mark.getLine();
            source.error(line, mark == null ? 1 : mark.getColumn() + 1, "YAML: " + e.getProblem());
        } catch (YamlEngineException | TooMuch e) {
            source.error(
                    firstLine,
                    1,
                    "YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return null;
    }

    private static final class TooMuch extends RuntimeException {
        TooMuch(String message) {
            super(message, null, false, false);
        }
    }

    private Item item(Node node, int depth) {
        if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
            throw new TooMuch("nested deeper than " + MAX_DEPTH + " or more than " + MAX_NODES + " values");
        }
        int line = lineOffset + node.getStartMark().map(Mark::getLine).orElse(0);
        int column = 1 + node.getStartMark().map(Mark::getColumn).orElse(0);
        if (node instanceof ScalarNode scalar) {
            return new Item(value(scalar), scalar.getValue(), line, column);
        }
        if (node instanceof SequenceNode sequence) {
            List<Item> items = new ArrayList<>();
            for (Node below : sequence.getValue()) {
                items.add(item(below, depth + 1));
            }
            return new Item(items, "", line, column);
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            Item key = item(tuple.getKeyNode(), depth + 1);
            if (entries.containsKey(key.text())) {
                source.error(key.line(), key.column(), "key \"" + key.text() + "\" stands here twice");
            }
            entries.put(
                    key.text(), new Entry(key.text(), key.line(), key.column(), item(tuple.getValueNode(), depth + 1)));
        }
        return new Item(entries, "", line, column);
    }

    private static @Nullable Object value(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return text.equalsIgnoreCase("true");
        }
        if (tag.equals(Tag.INT)) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                return Double.valueOf(text);
            }
        }
        if (tag.equals(Tag.FLOAT)) {
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException e) {
                return text;
            }
        }
        return text;
    }
}
