package dev.qkv.notes.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Choices that stand beside each other: {@code A. one  B. two  C. three}. */
final class OptionRow {
    private static final Pattern LABEL =
            Pattern.compile("(?:^|[\\s\\u3000\\u00A0；;，,])[(（]?([A-Za-z])\\s?([.．)）、:：])[\\s\\u3000\\u00A0]*(?=\\S)");
    /** Of two choices it must show that they stand beside each other. */
    private static final Pattern WIDE = Pattern.compile("\\S(?: {2,}|\\t|[\\u3000\\u00A0]\\s*)[(（]?[Bb]");

    private static final String SIGNS = ".．)）、:：";
    private static final int FEWEST = 3;
    private static final int LONGEST_LABEL = 6;

    private OptionRow() {}

    /** The choices of a text whose lines are all such, from A on, at least one with several; empty where they are not. */
    static List<Options.Item> of(String text) {
        if (!mayBegin(text.strip(), 0)) {
            return List.of();
        }
        String[] lines = text.split("\n", -1);
        List<Options.Item> items = new ArrayList<>();
        return end(lines, 0, items) == lines.length ? items : List.of();
    }

    /** Where the lines end that begin with a line and are such; that line where there are none. @param into grows by the choices */
    static int end(String[] lines, int start, List<Options.Item> into) {
        List<Options.Item> items = new ArrayList<>();
        int end = start;
        while (end < lines.length && add(blank(lines[end]), items)) {
            end++;
        }
        boolean several = items.size() > end - start;
        boolean wide = items.size() == 2
                && end == start + 1
                && WIDE.matcher(blank(lines[start])).find();
        if (!several || !(items.size() >= FEWEST || wide)) {
            return start;
        }
        into.addAll(items);
        return end;
    }

    /** Whether the first line of a text is one of several choices. */
    static boolean begins(String text) {
        int end = text.indexOf('\n');
        return !of(end < 0 ? text : text.substring(0, end)).isEmpty();
    }

    /** Where three choices or more begin behind a text on its line, up to its end; -1 for nowhere. */
    static int behind(String text) {
        for (int at = 1; at + 2 < text.length(); at++) {
            char c = text.charAt(at);
            boolean opens = c == '(' || c == '（' || c == 'A' || c == 'a';
            if (opens
                    && Character.isWhitespace(text.charAt(at - 1))
                    && mayBegin(text.substring(at, Math.min(text.length(), at + LONGEST_LABEL)), 0)
                    && of(text.substring(at)).size() >= FEWEST) {
                return at;
            }
        }
        return -1;
    }

    /** Adds the choices of a line, each with the next letter and the same sign behind it. */
    private static boolean add(String line, List<Options.Item> into) {
        if (!mayBegin(line, into.size())) {
            return false;
        }
        char first = line.charAt(letterAt(line)) >= 'a' ? 'a' : 'A';
        if (!mayGoOn(line, (char) (first + into.size() + 1))) {
            return addOnly(line, into);
        }
        Matcher label = LABEL.matcher(line);
        int from = -1;
        String sign = "";
        while (label.find()) {
            char expected = (char) (first + into.size() + (from < 0 ? 0 : 1));
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

    /** Whether a letter stands in a line as a label does: to look for labels takes long, and most lines have but one. */
    private static boolean mayGoOn(String line, char letter) {
        for (int at = line.indexOf(letter, 2); at >= 0; at = line.indexOf(letter, at + 1)) {
            int sign = at + 1 < line.length() && Character.isWhitespace(line.charAt(at + 1)) ? at + 2 : at + 1;
            if (sign < line.length()
                    && SIGNS.indexOf(line.charAt(sign)) >= 0
                    && !Character.isLetterOrDigit(line.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Adds the choice of a line with one label. */
    private static boolean addOnly(String line, List<Options.Item> into) {
        Matcher label = LABEL.matcher(line);
        if (!label.lookingAt()) {
            return false;
        }
        into.add(item(into.size(), line.substring(label.end())));
        return true;
    }

    /** False for nearly every line: to look for labels in it takes long. */
    private static boolean mayBegin(String line, int place) {
        int letter = letterAt(line);
        if (letter + 2 >= line.length()) {
            return false;
        }
        int c = line.charAt(letter);
        int sign = line.charAt(letter + 1) == ' ' ? letter + 2 : letter + 1;
        return (c == 'A' + place || c == 'a' + place) && SIGNS.indexOf(line.charAt(sign)) >= 0;
    }

    private static int letterAt(String line) {
        return line.startsWith("(") || line.startsWith("（") ? 1 : 0;
    }

    /** A line with blanks where it names them. */
    private static String blank(String line) {
        return line.indexOf('&') < 0
                ? line.strip()
                : line.replace("&nbsp;", " ")
                        .replace("&emsp;", " ")
                        .replace("&ensp;", " ")
                        .strip();
    }

    private static Options.Item item(int place, String text) {
        String all = text.strip();
        int end = all.length();
        while (end > 1 && "；;，,".indexOf(all.charAt(end - 1)) >= 0) {
            end--;
        }
        String said = all.substring(0, end).strip();
        return new Options.Item(
                String.valueOf((char) ('A' + place)),
                said.endsWith("\\") ? said.substring(0, said.length() - 1) : said,
                false);
    }
}
