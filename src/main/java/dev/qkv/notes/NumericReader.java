package dev.qkv.notes;

import dev.qkv.model.Question;
import dev.qkv.model.Question.Draw;
import dev.qkv.model.Question.Header;
import dev.qkv.model.Question.Tolerance;
import dev.qkv.model.Question.Trap;
import dev.qkv.notes.Yaml.Entry;
import dev.qkv.notes.Yaml.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.FencedCodeBlock;
import org.jspecify.annotations.Nullable;

/** Reads a {@code numeric} fence. */
final class NumericReader {
    private static final List<String> KEYS =
            List.of("mechanism", "output", "params", "inputs", "unit", "tolerance", "traps");
    private static final List<String> TRAP_KEYS = List.of("params", "output", "times", "means");
    private static final List<String> RANGE_KEYS = List.of("from", "to", "step");
    private static final Tolerance DEFAULT_TOLERANCE = new Tolerance(0.001, true);

    private final SourceText source;
    private boolean sound = true;

    private NumericReader(SourceText source) {
        this.source = source;
    }

    static Question.@Nullable Numeric read(FencedCodeBlock fence, Header header, SourceText source) {
        Item root = Yaml.mapping(fence.getLiteral(), source, Blocks.line(fence) + 1);
        return root == null ? null : new NumericReader(source).numeric(root, header);
    }

    private Question.@Nullable Numeric numeric(Item root, Header header) {
        Map<String, Entry> keys = root.map();
        allowed(keys, KEYS);
        Question.Numeric numeric = new Question.Numeric(
                header,
                word(root, "mechanism"),
                word(root, "output"),
                draws(keys.get("params")),
                inputs(keys.get("inputs")),
                keys.containsKey("unit") ? word(root, "unit") : "",
                tolerance(keys.get("tolerance")),
                traps(keys.get("traps")));
        return sound ? numeric : null;
    }

    private void fault(int line, int column, String message) {
        sound = false;
        source.error(line, column, message);
    }

    private void allowed(Map<String, Entry> keys, List<String> allowed) {
        for (Entry entry : keys.values()) {
            if (!allowed.contains(entry.key())) {
                fault(
                        entry.line(),
                        entry.column(),
                        "unknown key \"" + entry.key() + "\"; allowed are " + String.join(", ", allowed));
            }
        }
    }

    private String word(Item root, String key) {
        Entry entry = root.map().get(key);
        if (entry == null || !entry.value().isScalar()) {
            fault(root.line(), root.column(), "a numeric question needs " + key);
            return "";
        }
        return entry.value().text();
    }

    private Map<String, Draw> draws(@Nullable Entry params) {
        Map<String, Draw> draws = new LinkedHashMap<>();
        for (Entry entry : entries(params)) {
            Draw draw = draw(entry);
            if (draw != null) {
                draws.put(entry.key(), draw);
            }
        }
        return draws;
    }

    private @Nullable Draw draw(Entry entry) {
        Item item = entry.value();
        if (item.isScalar()) {
            return new Draw.Fixed(item.plain());
        }
        Entry oneOf = item.map().get("one_of");
        if (oneOf != null && item.map().size() == 1 && !oneOf.value().list().isEmpty()) {
            List<Object> values = new ArrayList<>();
            for (Item value : oneOf.value().list()) {
                if (!value.isScalar()) {
                    fault(value.line(), value.column(), "one_of holds numbers or words only");
                } else {
                    values.add(value.plain());
                }
            }
            return new Draw.OneOf(values);
        }
        if (item.map().containsKey("from")) {
            allowed(item.map(), RANGE_KEYS);
            Long from = whole(item, "from");
            Long to = whole(item, "to");
            Long step = item.map().containsKey("step") ? whole(item, "step") : Long.valueOf(1);
            if (from != null && to != null && step != null && step > 0 && to >= from) {
                return new Draw.Range(from, to, step);
            }
        }
        fault(
                entry.line(),
                entry.column(),
                entry.key() + " must be a value, { one_of: [a, b] } or { from: a, to: b, step: s } in whole numbers");
        return null;
    }

    private static @Nullable Long whole(Item item, String key) {
        Entry entry = item.map().get(key);
        return entry != null && entry.value().value() instanceof Long number ? number : null;
    }

    private static Map<String, Object> inputs(@Nullable Entry inputs) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Entry entry : entries(inputs)) {
            values.put(entry.key(), entry.value().plain());
        }
        return values;
    }

    private Tolerance tolerance(@Nullable Entry entry) {
        if (entry == null) {
            return DEFAULT_TOLERANCE;
        }
        String text = entry.value().text().strip();
        boolean relative = text.endsWith("%");
        try {
            double value = Double.parseDouble(
                    relative ? text.substring(0, text.length() - 1).strip() : text);
            if (value >= 0 && Double.isFinite(value)) {
                return new Tolerance(relative ? value / 100 : value, relative);
            }
        } catch (NumberFormatException e) {
            // told below, as for a negative number
        }
        fault(
                entry.line(),
                entry.column(),
                "tolerance must be a share such as 1%, or a number from 0 up, not \"" + text + "\"");
        return DEFAULT_TOLERANCE;
    }

    private List<Trap> traps(@Nullable Entry entry) {
        List<Trap> traps = new ArrayList<>();
        for (Item item : entry == null ? List.<Item>of() : entry.value().list()) {
            allowed(item.map(), TRAP_KEYS);
            Map<String, Object> params = inputs(item.map().get("params"));
            Entry output = item.map().get("output");
            Entry times = item.map().get("times");
            double factor = times == null ? 1 : number(times);
            if (params.isEmpty() && output == null && times == null) {
                fault(item.line(), item.column(), "a trap needs params, output or times");
            }
            traps.add(new Trap(params, output == null ? null : output.value().text(), factor, word(item, "means")));
        }
        return traps;
    }

    private double number(Entry entry) {
        if (entry.value().value() instanceof Number number) {
            return number.doubleValue();
        }
        fault(entry.line(), entry.column(), entry.key() + " must be a number");
        return 1;
    }

    private static Iterable<Entry> entries(@Nullable Entry entry) {
        return entry == null ? List.of() : entry.value().map().values();
    }
}
