package dev.qkv.notes.foreign;

import dev.qkv.notes.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;

/**
 * Answers that stand together below their questions: {@code ## Answer key}, then {@code 1. B}, {@code 2. C} as a list, lines or a table.
 *
 * @param end the piece after the last of them
 */
record AnswerKey(List<Entry> entries, int end) {
    private static final int FEWEST = 2;
    private static final Pattern LINE = Pattern.compile(
            "^[^\\p{L}\\p{N}]{0,6}(?:" + QuestionText.WORDS
                    + ")?\\s*(\\d{1,3})\\s*(?:[.)）:：、|\\-–—]+[\\s*_|]*|\\s[*_]{0,2})(?=\\S)(.{1,2000})$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    private static final Pattern SEVERAL = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(\\d{1,3})\\s*[.)）:：、\\-–—]?\\s*[*_(（]{0,3}([A-Za-z])(?![\\p{L}\\p{N}])");

    /** @param number of the question @param text what answers it, Markdown */
    record Entry(int number, String text) {}

    /** Whether a heading, summary or bold line can be the title of such answers. */
    static boolean isTitle(Piece piece) {
        boolean stands = piece.is(Piece.Kind.HEADING)
                || piece.is(Piece.Kind.SUMMARY)
                || (piece.is(Piece.Kind.PARAGRAPH) && piece.markdown().startsWith("**"));
        return stands && (Labels.isAnswer(piece.plain()) || Labels.isKeyTitle(piece.plain()));
    }

    /** What stands below a title up to the next heading of its level. */
    static AnswerKey below(List<Piece> pieces, int title) {
        List<Entry> entries = new ArrayList<>();
        int level = pieces.get(title).is(Piece.Kind.HEADING) ? pieces.get(title).level() : 7;
        int i = title + 1;
        for (; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if ((piece.is(Piece.Kind.HEADING) && (piece.level() <= level))
                    || (piece.is(Piece.Kind.DETAILS_CLOSE) && pieces.get(title).is(Piece.Kind.SUMMARY))) {
                break;
            }
            read(piece, entries);
        }
        return new AnswerKey(entries, i);
    }

    private static void read(Piece piece, List<Entry> into) {
        if (piece.node() instanceof OrderedList list) {
            int number = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
            for (Node item = list.getFirstChild(); item != null; item = item.getNext(), number++) {
                into.add(new Entry(number, text(item)));
            }
            return;
        }
        int number = numberOf(piece);
        if (number > 0) {
            into.add(new Entry(number, piece.markdown()));
            return;
        }
        if (piece.is(Piece.Kind.CODE) || piece.is(Piece.Kind.RULE)) {
            return;
        }
        for (String line : piece.markdown().split("\n", -1)) {
            Matcher several = SEVERAL.matcher(line);
            List<Entry> found = new ArrayList<>();
            while (several.find()) {
                found.add(new Entry(Integer.parseInt(several.group(1)), several.group(2)));
            }
            Matcher one = LINE.matcher(line.strip().replaceFirst("^[-*+]\\s+", ""));
            if (found.size() >= FEWEST) {
                into.addAll(found);
            } else if (one.matches()) {
                into.add(new Entry(Integer.parseInt(one.group(1)), one.group(2).replaceFirst("\\s*\\|\\s*$", "")));
            }
        }
    }

    private static String text(Node item) {
        StringBuilder text = new StringBuilder();
        for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
            String words = Inline.markdown(child.getFirstChild(), null);
            text.append(text.isEmpty() || words.isEmpty() ? "" : "\n\n").append(words);
        }
        return text.toString();
    }

    /** The number that a piece has as the beginning of an item of a numbered list; 0 for none. */
    static int numberOf(Piece piece) {
        Node item = piece.node() == null ? null : piece.node().getParent();
        if (!piece.leads() || !(item instanceof ListItem) || !(item.getParent() instanceof OrderedList list)) {
            return 0;
        }
        int number = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
        for (Node before = item.getPrevious(); before != null; before = before.getPrevious()) {
            number++;
        }
        return number;
    }

    /** Whether the answers are as many as the questions that lack one and are numbered like them, perhaps anew in each part. */
    private boolean inOrder(List<CardMaker> open) {
        if (entries.size() != open.size()) {
            return false;
        }
        for (int i = 0; i < entries.size(); i++) {
            if (open.get(i).number() > 0
                    && open.get(i).number() != entries.get(i).number()) {
                return false;
            }
        }
        return true;
    }

    /** Gives each of the questions without an answer its own, by number or where there are as many by order; false where they do not fit. */
    boolean give(List<CardMaker> questions, SourceText source) {
        List<CardMaker> open = questions.stream().filter(CardMaker::isOpen).toList();
        if (entries.size() < FEWEST || open.size() < FEWEST || entries.size() * 2 < open.size()) {
            return false;
        }
        Map<CardMaker, Entry> given = new HashMap<>();
        List<CardMaker> choices =
                open.stream().filter(question -> question.hasChoices(source)).toList();
        if (inOrder(open) || inOrder(choices)) {
            List<CardMaker> keyed = inOrder(open) ? open : choices;
            for (int i = 0; i < entries.size(); i++) {
                given.put(keyed.get(i), entries.get(i));
            }
        } else if (entries.size() == questions.size()) {
            for (int i = 0; i < entries.size(); i++) {
                given.put(questions.get(i), entries.get(i));
            }
        } else {
            Map<Integer, Entry> numbers = new HashMap<>();
            entries.forEach(entry -> numbers.putIfAbsent(entry.number(), entry));
            for (CardMaker question : open) {
                Entry entry = numbers.remove(question.number());
                if (entry != null) {
                    given.put(question, entry);
                }
            }
        }
        if (given.size() * 2 < open.size()) {
            return false;
        }
        given.forEach((question, entry) -> question.key(entry.text()));
        return true;
    }
}
