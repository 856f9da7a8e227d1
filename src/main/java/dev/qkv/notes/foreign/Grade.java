package dev.qkv.notes.foreign;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Marks of difficulty at a question: words in brackets, a line of their own, stars, coloured signs. */
final class Grade {
    private static final String HARDEST =
            "hard|advanced|expert|senior|sr|困难|高级|高級|сложн(?:о|ый|ая)|складн(?:о|ий)|с[еи]н[иь]ор|сеньйор|difícil|avanzado|avançado"
                    + "|difficile|avancé|schwer|schwierig|avanzato|zor|ileri|trudn[ey]|khó|sulit|어려움|고급|難しい|上級|시니어";
    private static final String WORDS =
            "easy|medium|beginner|basic|intermediate|junior|jr|mid(?:dle)?|简单|容易|中等|入门|初级|中级|初級|中級"
                    + "|л[её]гк(?:о|ий|ая)|средн(?:е|ий|яя)|джуни?ор|джун|мид|мидд?л|прост(?:о|ий)|середн(?:є|ій)|джуніор|мідл"
                    + "|fácil|medio|médio|básico|intermedio|intermediário|júnior|pleno|sênior|facile|moyen|débutant|intermédiaire"
                    + "|leicht|einfach|mittel|anfänger|intermedi[oa]|kolay|orta|łatw[ey]|średni[e]?|dễ|trung bình|mudah|sedang"
                    + "|쉬움|보통|초급|중급|주니어|易しい|普通|" + HARDEST;
    /** One of the words or two of them: {@code middle/senior}, {@code mid-level}. */
    private static final String SAID =
            "(?:" + WORDS + ")(?:[- ]level|\\+)?(?:\\s*(?:[/,&、–-]|to|and)\\s*(?:" + WORDS + ")(?:[- ]level|\\+)?)?";

    private static final String NAME =
            "(?:difficulty(?: level)?|level|难度(?:等级|系数)?|難易度|(?:уровень )?сложност[ьи]|уровень|рівень(?: складності)?|(?:nivel|nível|niveau|dificultad|dificuldade|difficulté|schwierigkeit|zorluk|난이도)(?: d[ea] dific\\p{L}+)?)";
    /** What an answer is worth, behind the question of an exam. */
    private static final String POINTS =
            "\\d{1,3}(?:[.,]\\d)?\\s?(?:points?|pts?\\.?|marks?|分|点|點|점|punkte?|puntos?|pontos?|punti|балл(?:а|ов)?|бал(?:и|ів)|pkt\\.?|puan|điểm|poin)";

    private static final Pattern FIRST = Pattern.compile(
            "^(?:\\\\?[\\[【](?:[emh]|" + SAID + ")\\\\?[\\]】])\\s*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern LAST = Pattern.compile(
            "\\s*\\\\?[(（\\[【](?:" + NAME + "\\s*[:：]?\\s*)?(?:" + SAID + "|" + POINTS + ")\\\\?[)）\\]】]",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final int LONGEST_MARK = 40;
    private static final Pattern LINE = Pattern.compile(
            "[^\\p{L}★☆⭐]*" + NAME + "\\s*[:：]\\s*[^\\p{L}★☆⭐]{0,6}(" + SAID + "|[★☆⭐🌟]{1,10})[^\\p{L}]*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern WORD =
            Pattern.compile("(?:" + SAID + "|[★☆⭐🌟]{1,10})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern HARD = Pattern.compile(
            "(?<!\\p{L})(?:h|" + HARDEST + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final int MANY_STARS = 3;

    private Grade() {}

    /** Where a question's line names its difficulty in brackets; null for nowhere. */
    static @Nullable Matcher inBrackets(String line) {
        if (!line.isEmpty() && "\\[【".indexOf(line.charAt(0)) >= 0) {
            Matcher first = FIRST.matcher(line);
            if (first.lookingAt() && first.end() < line.length()) {
                return first;
            }
        }
        int open = isMark(line) ? opening(line) : 0;
        Matcher last = open <= 0 ? null : LAST.matcher(line).region(open, line.length());
        return last != null && last.matches() ? last : null;
    }

    private static boolean isMark(String text) {
        return !text.isEmpty() && ")）]】".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    /** Where the brackets at the end of a line open, with the blanks and the sign before them; -1 for nowhere near. */
    private static int opening(String line) {
        int open = line.length() - 1;
        int nearest = Math.max(0, line.length() - LONGEST_MARK);
        while (open >= nearest && "(（[【".indexOf(line.charAt(open)) < 0) {
            open--;
        }
        while (open > 0 && (line.charAt(open - 1) == '\\' || Character.isWhitespace(line.charAt(open - 1)))) {
            open--;
        }
        return open < nearest ? -1 : open;
    }

    /** Whether a text is nothing but such a mark. */
    static boolean isBracketed(String text) {
        String mark = text.strip();
        return mark.length() <= LONGEST_MARK
                && isMark(mark)
                && LAST.matcher(mark).matches();
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
