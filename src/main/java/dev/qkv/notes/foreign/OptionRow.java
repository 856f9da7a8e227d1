package dev.qkv.notes.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Choices that stand beside each other: {@code A. one  B. two  C. three}. */
final class OptionRow {
    private static final Pattern LABEL = Pattern.compile("(?:^|\\s)[(（]?([A-Z])\\s?([.．)）、:：])\\s*(?=\\S)");
    private static final int FEWEST = 3;

    private OptionRow() {}

    /** The choices of a text whose lines are all such, from A on; empty where they are not. */
    static List<Options.Item> of(String text) {
        if (text.indexOf('A' + FEWEST - 1) < 0) {
            // nearly every text: to look for labels in it takes long
            return List.of();
        }
        List<Options.Item> items = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!add(line.strip(), items)) {
                return List.of();
            }
        }
        return items.size() >= FEWEST ? items : List.of();
    }

    /** Whether the first line of a text is one of several choices. */
    static boolean begins(String text) {
        int end = text.indexOf('\n');
        return !of(end < 0 ? text : text.substring(0, end)).isEmpty();
    }

    /** Adds the choices of a line, each with the next letter and the same sign behind it. */
    private static boolean add(String line, List<Options.Item> into) {
        int letter = line.startsWith("(") || line.startsWith("（") ? 1 : 0;
        if (letter >= line.length() || line.charAt(letter) != 'A' + into.size()) {
            return false;
        }
        Matcher label = LABEL.matcher(line);
        int from = -1;
        String sign = "";
        while (label.find()) {
            char expected = (char) ('A' + into.size() + (from < 0 ? 0 : 1));
            if (label.group(1).charAt(0) != expected || !(sign.isEmpty() || sign.equals(label.group(2)))) {
                continue;
            }
            if (from < 0 && label.start() > 0) {
                return false;
            }
            if (from >= 0) {
                into.add(item(into.size(), line.substring(from, label.start())));
            }
            sign = label.group(2);
            from = label.end();
        }
        if (from >= 0) {
            into.add(item(into.size(), line.substring(from)));
        }
        return from >= 0;
    }

    private static Options.Item item(int place, String text) {
        String said = text.strip();
        return new Options.Item(
                String.valueOf((char) ('A' + place)),
                said.endsWith("\\") ? said.substring(0, said.length() - 1) : said,
                false);
    }
}
