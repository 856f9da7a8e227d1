package dev.qkv.notes.foreign;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What outliners write between the words of a page: properties such as {@code collapsed:: true}, and the tag of cards. */
final class Outline {
    private static final Pattern PROPERTY =
            Pattern.compile("^[ \\t]*(?:[-*] )?[a-z][a-z0-9_.-]{0,40}::[ \\t].{0,300}$");
    private static final Pattern CARD = Pattern.compile(
            "(?:\\s+#(?:\\\\?\\[\\\\?\\[)?[\\p{L}\\p{N}/_-]{1,40}(?:\\]\\])?)*?\\s+#(?:\\\\?\\[\\\\?\\[)?(?:flash)?cards?(?:[-/][\\p{L}\\p{N}-]{1,30})?(?:\\]\\])?(?:\\s+#\\S{1,40})*\\s*$",
            Pattern.CASE_INSENSITIVE);

    private Outline() {}

    /** A text without the lines that are properties. */
    static String withoutProperties(String text) {
        if (!text.contains(":: ")) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            String line = text.substring(from, end < 0 ? text.length() : end);
            if (!line.contains(":: ") || !PROPERTY.matcher(line).matches()) {
                kept.append(kept.isEmpty() ? "" : "\n").append(line);
            }
            from = end < 0 ? text.length() + 1 : end + 1;
        }
        return kept.toString();
    }

    /** The length of a question without the tag that makes a card of it; its own where it has none. */
    static int untagged(String question) {
        int sign = question.indexOf('#');
        if (sign <= 0 || (!question.contains("card") && !question.contains("Card"))) {
            return question.length();
        }
        Matcher tag = CARD.matcher(question).region(Math.max(0, sign - 1), question.length());
        return tag.find() ? tag.start() : question.length();
    }
}
