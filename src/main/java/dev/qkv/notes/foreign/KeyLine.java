package dev.qkv.notes.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of a key to several questions: {@code 3. B}, {@code 1-a, 2-b, 3-b}, {@code 1-5: ABCDA}. */
final class KeyLine {
    private static final int FEWEST = 2;
    private static final int MOST = 100;
    private static final int LONGEST = 2_000;
    /** What the words for a title of a key have at most. */
    private static final int LONGEST_TITLE = 80;

    private static final Pattern ONE = Pattern.compile(
            "^[^\\p{L}\\p{N}]{0,6}(?:" + QuestionText.WORDS
                    + ")?\\s*(\\d{1,3})\\s*(?:[.)）:：、|\\-–—]+[\\s*_|]*|\\s[*_]{0,2})(?=\\S)(.{1,2000})$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    private static final Pattern SEVERAL =
            Pattern.compile("[\\s|*_,，、;；/·]*(?:(?i:q)\\s?)?(\\d{1,3})\\s*[|.．)）:：、=→\\-–—]{0,3}\\s*[*_(（]{0,3}"
                    + "([A-Z]{1,6}|[a-z])(?![\\p{L}\\p{N}])[)）*_]{0,3}[\\s|,，、;；/·.。]*");
    private static final Pattern RANGE = Pattern.compile(
            "[\\s*_,，、;；|]*(\\d{1,3})\\s*[-–—～~至]\\s*(\\d{1,3})\\s*[题題]?\\s*[:：.、]?[\\s*_]*([A-Z](?:[\\s,，、]*[A-Z](?![a-z]))*)[\\s*_,，、;；|.。]*");
    private static final Pattern BULLET = Pattern.compile("^[-*+]\\s+");
    private static final Pattern LAST_CELL = Pattern.compile("\\s*\\|\\s*$");

    private KeyLine() {}

    /** What a line says of one or more questions; empty where it is no line of a key. */
    static List<AnswerKey.Entry> entries(String line) {
        List<AnswerKey.Entry> entries = labels(line);
        if (entries.size() >= FEWEST) {
            return entries;
        }
        Matcher one = ONE.matcher(BULLET.matcher(line.strip()).replaceFirst(""));
        return one.matches()
                ? List.of(new AnswerKey.Entry(
                        Integer.parseInt(one.group(1)),
                        LAST_CELL.matcher(one.group(2)).replaceFirst("")))
                : List.of();
    }

    /** The same of a line that is nothing but numbers and labels. */
    static List<AnswerKey.Entry> labels(String line) {
        List<AnswerKey.Entry> entries = new ArrayList<>();
        Matcher range = RANGE.matcher(line);
        Matcher one = SEVERAL.matcher(line);
        for (int at = 0; at < line.length(); ) {
            if (range.region(at, line.length()).lookingAt() && add(range, entries)) {
                at = range.end();
            } else if (one.region(at, line.length()).lookingAt()) {
                entries.add(new AnswerKey.Entry(Integer.parseInt(one.group(1)), one.group(2)));
                at = one.end();
            } else {
                return List.of();
            }
        }
        return entries.size() <= MOST ? entries : List.of();
    }

    /** Adds one label for each number of a range; false where they are not as many. */
    private static boolean add(Matcher range, List<AnswerKey.Entry> into) {
        int from = Integer.parseInt(range.group(1));
        int to = Integer.parseInt(range.group(2));
        List<String> labels = range.group(3)
                .codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .toList();
        if (to <= from || labels.size() != to - from + 1) {
            return false;
        }
        for (int i = 0; i < labels.size(); i++) {
            into.add(new AnswerKey.Entry(from + i, labels.get(i)));
        }
        return true;
    }

    /** The entries of a paragraph that names itself a key and is nothing else: {@code **Answers:** 1-a, 2-b}; empty for any other. */
    static List<AnswerKey.Entry> titled(Piece piece) {
        String plain = piece.plain();
        if (!piece.is(Piece.Kind.PARAGRAPH) || plain.length() > LONGEST) {
            return List.of();
        }
        int narrow = plain.indexOf(':');
        int wide = plain.indexOf('：');
        int first = narrow < 0 || wide < 0 ? Math.max(narrow, wide) : Math.min(narrow, wide);
        if (first <= 0
                || first > LONGEST_TITLE
                || !(Labels.isKeyTitle(plain.substring(0, first)) || Labels.isAnswer(plain.substring(0, first)))) {
            return List.of();
        }
        List<AnswerKey.Entry> entries = new ArrayList<>();
        for (String line : plain.substring(first + 1).strip().split("\n", -1)) {
            List<AnswerKey.Entry> found = labels(line.strip());
            if (found.isEmpty()) {
                return List.of();
            }
            entries.addAll(found);
        }
        return entries.size() >= FEWEST ? entries : List.of();
    }
}
