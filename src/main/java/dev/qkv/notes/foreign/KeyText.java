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

    /** A line that begins with a label: alone, or with a sign behind it so that it is no article. */
    private static final Pattern LINE = Pattern.compile(
            "^[*_`(（\\[]{0,4}([IVX]{2,4}|[ivx]{2,4}|[\\p{L}\\p{N}①-⑳])[*_`]{0,3}(?:\\s*[.．:：)）\\]、,，—–-][*_`]{0,3}(?:\\s.*|$)|[*_`]{0,3}$)",
            Pattern.DOTALL);
    /** A line that ends with a colon and a capital letter. */
    private static final Pattern LAST = Pattern.compile("[:：]\\s*[*_`(（\\[]*([A-Z])[*_`)）\\]]*\\s*[.。]?$");

    private static final String OTHER = " \t*_`(（[—–-.,:;，。：；";

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
        Set<Integer> found = KeyMembers.of(rest, items).places();
        return found.isEmpty() ? named(firstLine(rest), items) : found;
    }

    /** The same of the text below a line that announces the answer: only labels, or the words of a choice. */
    static Set<Integer> first(String plain, List<Options.Item> items) {
        String line = firstLine(plain.strip());
        Matcher label = LINE.matcher(line);
        boolean labels = KeyMembers.isAll(line) || (label.find() && place(label.group(1), items) >= 0);
        return labels ? KeyMembers.of(line, items).places() : named(line, items);
    }

    /** The same, or a sentence that says it: with the word for an answer, or a label at the end of the line. */
    static Set<Integer> announced(String plain, List<Options.Item> items) {
        Set<Integer> found = first(plain, items);
        if (found.isEmpty()) {
            found = sentence(plain, items);
        }
        return found.isEmpty() ? last(firstLine(plain.strip()), items) : found;
    }

    /** The label at the end of a line, behind a colon. */
    static Set<Integer> last(String line, List<Options.Item> items) {
        Matcher last = LAST.matcher(line);
        int place = last.find() ? place(last.group(1), items) : -1;
        return place < 0 ? Set.of() : Set.of(place);
    }

    /** The labels behind words like "the correct answer is" that begin a text. */
    static Set<Integer> sentence(String plain, List<Options.Item> items) {
        String line = firstLine(plain.strip());
        int mark = Labels.keyStart(line);
        return mark > 0 ? KeyMembers.of(line.substring(mark).strip(), items).places() : new HashSet<>();
    }

    /** The choice whose words a line is, or begins with before a sign. */
    private static Set<Integer> named(String line, List<Options.Item> items) {
        Set<Integer> found = new HashSet<>();
        String said = words(line);
        for (int i = 0; i < items.size(); i++) {
            if (!said.isEmpty() && said.equals(words(items.get(i).text()))) {
                found.add(i);
            }
        }
        for (int i = 0; i < items.size() && found.isEmpty(); i++) {
            int end = KeyMembers.skip(line, 0, items.get(i).text());
            boolean sign = end > 0 && end < line.length() && OTHER.indexOf(line.charAt(end)) >= 0;
            boolean ends = sign && end + 1 < line.length() && !Character.isDigit(line.charAt(end + 1));
            String next = line.substring(end).replaceFirst("^[\\s*_`]+", "");
            if (ends && !next.isEmpty() && !Character.isLetterOrDigit(next.codePointAt(0))) {
                found.add(i);
            }
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
        boolean letter = wanted.length() == 1 && wanted.charAt(0) >= 'A' && wanted.charAt(0) < 'A' + items.size();
        // choices with boxes have no letters: the first is A
        return letter && items.stream().allMatch(item -> item.label().isEmpty()) ? wanted.charAt(0) - 'A' : -1;
    }

    /** A label as it is compared: capital, of half width, and the digit of a circled one. */
    static String label(String label) {
        int c = label.codePointAt(0);
        if (c >= '！' && c <= '～') {
            return String.valueOf((char) (c - '！' + '!')).toUpperCase(Locale.ROOT);
        }
        return c >= '①' && c <= '⑳' ? String.valueOf(c - '①' + 1) : label.toUpperCase(Locale.ROOT);
    }

    static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    /** Letters and digits alone, in lower case. */
    static String words(String text) {
        StringBuilder words = new StringBuilder();
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                words.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return words.toString();
    }
}
