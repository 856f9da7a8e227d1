package dev.qkv.notes.foreign;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text says besides that it is the answer and which choices are right. */
final class BesidesKey {
    private static final Pattern LABEL = Pattern.compile("[^:：】]{0,60}[:：】][*_]{0,3}\\s*");
    private static final Pattern DASH = Pattern.compile("[^-–—.]{0,60}(?:[-–—]+|\\.)[*_]{0,3}\\s*");
    private static final Pattern SIGN =
            Pattern.compile("[*_`)）\\]]*\\s*(?:[.．,，。:：;；)）\\]、—–-]+[*_`]*\\s*|\\n|$)|[*_`)）\\]]+\\s*");
    /** How much longer a text is, at most, by its marks than another that says the same. */
    private static final int MARKS = 40;

    private static final int MARKS_EACH = 4;
    private static final List<String> BOLD = List.of("**", "__", "*");

    private BesidesKey() {}

    /** A text without the words up to its first colon, or to the dash or point behind the word for an answer. */
    static String withoutLabel(String markdown) {
        int start = Labels.answerStart(markdown);
        boolean colon = start == 0 || markdown.substring(0, start).matches("(?s).*[:：】].*");
        Matcher label = (colon ? LABEL : DASH).matcher(markdown);
        return label.lookingAt() ? cut(markdown, label.end()) : markdown;
    }

    /** The labels behind the word for an answer in a heading, summary or line; empty for none. */
    static String labels(Piece mark) {
        String plain = mark.plain();
        int start = Math.min(Labels.keyStart(plain), plain.length());
        String behind = Labels.isKey(plain) ? withoutLabel(plain) : plain.substring(start);
        return Labels.tag(plain).isEmpty() && KeyMembers.isAll(behind) ? behind.strip() : "";
    }

    /** A text without the labels that it begins with, where they are those of the right choices; else as it is. */
    static String withoutKey(String markdown, List<Options.Item> items, Set<Integer> right) {
        String text = markdown.strip();
        String first = KeyText.firstLine(text);
        int mark = Math.min(Labels.keyStart(first), text.length());
        KeyMembers members = KeyMembers.of(text.substring(mark), items);
        int end = -1;
        if (!members.places().isEmpty() && members.places().equals(right)) {
            end = Math.max(sign(text, mark + members.end()), sign(text, mark + members.labels()));
        } else if (mark > 0 && KeyText.last(first, items).equals(right)) {
            end = first.length();
        }
        String rest = end < 0 ? text : explained(cut(text, end).strip());
        boolean repeats = right.size() == 1
                && right.stream().allMatch(place -> says(rest, items.get(place).text()));
        return repeats ? "" : rest;
    }

    /** Whether a text says no more than a label, or a label and its choice. */
    static boolean repeats(String text, List<Options.Item> items) {
        String bare = text.replace("*", "").strip();
        Options.Item said = Options.labelled(bare);
        int place = said.label().isEmpty()
                ? (bare.length() == 1 ? KeyText.place(bare, items) : -1)
                : KeyText.place(said.label(), items);
        return place >= 0
                && (said.label().isEmpty() || says(said.text(), items.get(place).text()));
    }

    private static boolean says(String text, String choice) {
        // to compare a long reason's words takes long
        return text.length() <= MARKS_EACH * choice.length() + MARKS
                && KeyText.words(text).equals(KeyText.words(choice));
    }

    /** A reason without the word that announces it. */
    private static String explained(String reason) {
        return Labels.answerStart(KeyText.firstLine(reason)) > 2 ? withoutLabel(reason) : reason;
    }

    /** Behind the sign at a place; -1 for none. */
    private static int sign(String text, int from) {
        Matcher sign = SIGN.matcher(text).region(from, text.length());
        return sign.lookingAt() ? sign.end() : -1;
    }

    /** The text from a place on, without the end of bold words that begin before it. */
    private static String cut(String markdown, int at) {
        String before = markdown.substring(0, at);
        String rest = markdown.substring(at);
        for (String mark : BOLD) {
            if (marks(before, mark) % 2 == 1) {
                int end = outsideCode(rest, mark);
                return end < 0 ? rest : (rest.substring(0, end) + rest.substring(end + mark.length())).strip();
            }
        }
        return rest;
    }

    private static int marks(String text, String mark) {
        int marks = 0;
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length())) {
            marks++;
        }
        return marks;
    }

    private static int outsideCode(String text, String mark) {
        boolean code = false;
        for (int i = 0; i < text.length(); i++) {
            code ^= text.charAt(i) == '`';
            if (!code && text.startsWith(mark, i)) {
                return i;
            }
        }
        return -1;
    }
}
