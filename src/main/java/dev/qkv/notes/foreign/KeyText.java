package dev.qkv.notes.foreign;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text says of which choices are right: {@code Answer: B}, {@code 答案：A、C}, {@code The correct answer is (b)}, {@code 2}. */
final class KeyText {
    private static final Pattern COLON = Pattern.compile("^[^:：]{0,60}[:：][\\s*_`(（\\[]*(.{1,200})", Pattern.DOTALL);
    private static final String JOINTS =
            "[\\s,，、&/+;*)）\\]_`]*(?:(?:and|et|y|e|i|o|und|или|и|та|和|与|及|와|과|と)\\s)?[\\s,，、&/+*_`(（\\[]*";
    private static final Pattern MEMBER = Pattern.compile(
            "^(?:options?\\s|choices?\\s|letter\\s|选项\\s*|opci[oó]n\\s|op[cç][aã]o\\s)?([\\p{L}\\p{N}①-⑳])(?![\\p{L}\\p{M}\\p{N}])(?:"
                    + JOINTS + ")?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RUN = Pattern.compile("^([A-Z]{2,6})(?![\\p{L}\\p{N}])");

    /** A line that begins with a label: alone, or with a sign behind it so that it is no article. */
    private static final Pattern LINE = Pattern.compile(
            "^[*_`(（\\[]{0,4}([\\p{L}\\p{N}①-⑳])[*_`]{0,3}(?:\\s*[.．:：)）\\]、,，—–-][*_`]{0,3}(?:\\s.*|$)|[*_`]{0,3}$)",
            Pattern.DOTALL);

    private static final Pattern REASON = Pattern.compile(
            "^[*_`(（\\[]{0,4}[\\p{L}\\p{N}①-⑳][*_`]{0,3}(?:\\s*[.．:：)）\\]、,，—–-]+[*_`]{0,3}\\s*|\\s*$)");

    private KeyText() {}

    /** The places of the labels that a labelled text states; empty for none. */
    static Set<Integer> stated(String plain, List<Options.Item> items) {
        String text = plain.strip();
        int mark = Labels.keyStart(text);
        String rest = mark > 0 ? text.substring(mark).strip() : "";
        if (rest.isEmpty()) {
            Matcher colon = COLON.matcher(text);
            rest = colon.find() ? colon.group(1).strip() : text.length() <= 3 ? text : "";
        }
        Set<Integer> found = members(rest, items);
        if (found.isEmpty() && !rest.isEmpty()) {
            String said = words(firstLine(rest));
            for (int i = 0; i < items.size(); i++) {
                if (!said.isEmpty() && said.equals(words(items.get(i).text()))) {
                    found.add(i);
                }
            }
        }
        return found;
    }

    /** The same of the text below a line that announces the answer: only labels, or the words of a choice. */
    static Set<Integer> first(String plain, List<Options.Item> items) {
        String line = firstLine(plain.strip());
        Matcher label = LINE.matcher(line);
        if (label.find() && place(label.group(1), items) >= 0) {
            return members(line.replaceFirst("^[*_`(（\\[]+", ""), items);
        }
        Set<Integer> found = new HashSet<>();
        String said = words(line);
        for (int i = 0; i < items.size(); i++) {
            if (!said.isEmpty() && said.equals(words(items.get(i).text()))) {
                found.add(i);
            }
        }
        return found;
    }

    /** What stands behind the labels of a key's entry. */
    static String reason(String entry) {
        Matcher label = REASON.matcher(entry);
        return label.find() ? entry.substring(label.end()).strip() : entry;
    }

    private static Set<Integer> members(String text, List<Options.Item> items) {
        Set<Integer> found = new HashSet<>();
        Matcher run = RUN.matcher(text);
        if (run.find()) {
            for (char label : run.group(1).toCharArray()) {
                int place = place(String.valueOf(label), items);
                if (place < 0 || !found.add(place)) {
                    return new HashSet<>();
                }
            }
            return found;
        }
        String rest = text;
        Matcher member = MEMBER.matcher(rest);
        while (member.find() && member.end() > 0) {
            int place = place(member.group(1), items);
            if (place < 0) {
                break;
            }
            found.add(place);
            rest = rest.substring(member.end());
            member = MEMBER.matcher(rest);
        }
        return found;
    }

    static int place(String label, List<Options.Item> items) {
        String wanted = label(label);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).label().equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** A label as it is compared: capital, and the digit of a circled one. */
    static String label(String label) {
        int c = label.codePointAt(0);
        return c >= '①' && c <= '⑳' ? String.valueOf(c - '①' + 1) : label.toUpperCase(Locale.ROOT);
    }

    /** Whether a text says no more than a label, or a label and its choice. */
    static boolean repeats(String text, List<Options.Item> items) {
        String bare = text.replace("*", "").strip();
        Options.Item said = Options.labelled(bare);
        int place =
                said.label().isEmpty() ? (bare.length() == 1 ? place(bare, items) : -1) : place(said.label(), items);
        return place >= 0
                && (said.label().isEmpty()
                        || words(said.text()).equals(words(items.get(place).text())));
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static String words(String text) {
        StringBuilder words = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(words::appendCodePoint);
        return words.toString();
    }
}
