package dev.qkv.notes;

import dev.qkv.model.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question's heading, taken apart: {@code ### text {#id .order level=core tags=a,b}}.
 *
 * @param id empty where it is missing
 * @param level null where the concept's counts
 */
record Attributes(
        String text,
        String id,
        boolean order,
        boolean trueFalse,
        @Nullable Level level,
        List<String> tags) {

    /** @param heading the heading's source line @param line 1-based */
    static Attributes read(String heading, int line, SourceText source) {
        int textStart = 0;
        while (textStart < heading.length() && (heading.charAt(textStart) == '#' || heading.charAt(textStart) == ' ')) {
            textStart++;
        }
        String trimmed = heading.stripTrailing();
        int open = braces(trimmed);
        if (open < 0) {
            return new Attributes(
                    trimmed.substring(Math.min(textStart, trimmed.length())), "", false, false, null, List.of());
        }
        String text = trimmed.substring(Math.min(textStart, open), open).stripTrailing();
        Words words = new Words(source, line);
        int at = open + 1;
        int end = trimmed.length() - 1;
        while (at < end) {
            int stop = at;
            while (stop < end && trimmed.charAt(stop) != ' ') {
                stop++;
            }
            if (stop > at) {
                words.add(trimmed.substring(at, stop), at + 1);
            }
            at = stop + 1;
        }
        return new Attributes(text, words.id, words.order, words.trueFalse, words.level, words.tags);
    }

    /** Where the attributes begin, or -1; a cloze's double braces are none. */
    private static int braces(String heading) {
        if (!heading.endsWith("}") || heading.endsWith("}}")) {
            return -1;
        }
        int open = heading.lastIndexOf('{');
        if (open < 0 || open + 1 >= heading.length()) {
            return -1;
        }
        char first = heading.charAt(open + 1);
        boolean keyed = heading.startsWith("level=", open + 1) || heading.startsWith("tags=", open + 1);
        return first == '#' || first == '.' || keyed ? open : -1;
    }

    private static final class Words {
        private final SourceText source;
        private final int line;
        private String id = "";
        private boolean order;
        private boolean trueFalse;
        private @Nullable Level level;
        private final List<String> tags = new ArrayList<>();

        Words(SourceText source, int line) {
            this.source = source;
            this.line = line;
        }

        void add(String word, int column) {
            int equals = word.indexOf('=');
            if (word.startsWith("#")) {
                id = word.substring(1);
                if (!Ids.isId(id)) {
                    source.error(line, column, "question id \"" + id + "\" " + Ids.RULE);
                }
            } else if (word.equals(".order")) {
                order = true;
            } else if (word.equals(".truefalse")) {
                trueFalse = true;
            } else if (word.startsWith(".")) {
                source.error(line, column, "unknown class \"" + word + "\"; allowed are .order, .truefalse");
            } else if (equals > 0 && word.substring(0, equals).equals("level")) {
                level(word.substring(equals + 1), column);
            } else if (equals > 0 && word.substring(0, equals).equals("tags")) {
                for (String tag : word.substring(equals + 1).split(",", -1)) {
                    if (!tag.isEmpty()) {
                        tags.add(tag);
                    }
                }
            } else {
                String name = equals > 0 ? word.substring(0, equals) : word;
                source.error(line, column, "unknown attribute \"" + name + "\"; allowed are level, tags");
            }
        }

        private void level(String word, int column) {
            for (Level candidate : Level.values()) {
                if (candidate.word().equals(word)) {
                    level = candidate;
                    return;
                }
            }
            source.error(line, column, "level must be core or advanced, not \"" + word + "\"");
        }
    }
}
