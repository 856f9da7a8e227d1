package dev.qkv.notes.foreign;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Marks of difficulty at a question: words in brackets, a line of their own, stars, coloured signs. */
final class Grade {
    private static final String WORDS =
            "easy|medium|hard|beginner|intermediate|advanced|expert|简单|容易|中等|困难|入门|初级|中级|高级";
    private static final Pattern BRACKETS = Pattern.compile(
            "^\\\\?[\\[【](?:e|m|h|" + WORDS + ")[\\]】]\\s*|\\s*\\\\?[(（\\[【](?:" + WORDS + ")[)）\\]】]$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE = Pattern.compile(
            "[^\\p{L}★☆⭐]*(?:difficulty(?: level)?|难度(?:等级|系数)?)\\s*[:：]\\s*(" + WORDS + "|[★☆⭐🌟]{1,10})[^\\p{L}]*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("(?:" + WORDS + "|[★☆⭐🌟]{1,10})", Pattern.CASE_INSENSITIVE);
    private static final Pattern HARD = Pattern.compile("\\b(?:h|hard|advanced|expert)\\b|困难|高级");
    private static final int MANY_STARS = 3;

    private Grade() {}

    /** Where a question's line names its difficulty in brackets; null for nowhere. */
    static @Nullable Matcher inBrackets(String line) {
        if (line.isEmpty()
                || ("\\[【".indexOf(line.charAt(0)) < 0 && ")）]】".indexOf(line.charAt(line.length() - 1)) < 0)) {
            return null;
        }
        Matcher matcher = BRACKETS.matcher(line);
        return matcher.find() ? matcher : null;
    }

    /** Whether a paragraph says how hard the question is and nothing else. */
    static boolean isLine(String plain) {
        return plain.length() <= 60
                && (plain.indexOf(':') >= 0 || plain.indexOf('：') >= 0)
                && LINE.matcher(plain.strip()).matches();
    }

    /** Whether a table's cell is such a word or a row of stars. */
    static boolean isWord(String cell) {
        return cell.length() <= 30 && WORD.matcher(cell.strip()).matches();
    }

    /** Of a mark: a word for the hardest, most stars of a scale, or a sign used for it. */
    static boolean isHard(String mark) {
        if (HARD.matcher(mark.toLowerCase(Locale.ROOT)).find() || mark.contains("🔴") || mark.contains("🚀")) {
            return true;
        }
        int full = 0;
        int empty = 0;
        for (int i = 0; i < mark.length(); i = mark.offsetByCodePoints(i, 1)) {
            int sign = mark.codePointAt(i);
            full += sign == '★' || sign == '⭐' || sign == 0x1F31F ? 1 : 0;
            empty += sign == '☆' ? 1 : 0;
        }
        return empty == 0 ? full >= MANY_STARS : 5 * full >= 4 * (full + empty);
    }
}
