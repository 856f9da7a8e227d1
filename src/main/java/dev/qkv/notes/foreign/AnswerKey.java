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
 * @param pure whether they are all that stands there, below a title that means several
 * @param end the piece after the last of them
 */
record AnswerKey(List<Entry> entries, boolean pure, int end) {
    private static final int FEWEST = 2;
    private static final Pattern NUMBER = Pattern.compile("^[^\\d\\n]{0,16}?(\\d{1,3})(?![\\d\\p{L}])");

    /** @param number of the question @param text what answers it, Markdown */
    record Entry(int number, String text) {}

    /** Whether a heading, summary or bold line can be the title of such answers. */
    static boolean isTitle(Piece piece) {
        boolean stands = piece.is(Piece.Kind.HEADING)
                || piece.is(Piece.Kind.SUMMARY)
                || (piece.is(Piece.Kind.PARAGRAPH) && piece.markdown().startsWith("**"));
        return stands && (Labels.isAnswer(piece.plain()) || Labels.isKeyTitle(piece.plain()));
    }

    /** Whether a key may begin with a piece: its title, or the key itself on one line. */
    static boolean begins(Piece piece) {
        return isTitle(piece) || !KeyLine.titled(piece).isEmpty();
    }

    /** A key on one line, or what stands below a title up to the next heading of its level. */
    static AnswerKey at(List<Piece> pieces, int title) {
        List<Entry> line = KeyLine.titled(pieces.get(title));
        if (!line.isEmpty()) {
            return new AnswerKey(line, false, title + 1);
        }
        List<Entry> entries = new ArrayList<>();
        Piece top = pieces.get(title);
        int level = top.is(Piece.Kind.HEADING) ? top.level() : 7;
        boolean pure = top.is(Piece.Kind.HEADING) && Labels.isKeyTitle(top.plain());
        int i = title + 1;
        while (i < pieces.size() && !ends(pieces.get(i), level, top)) {
            Piece piece = pieces.get(i);
            int number = piece.is(Piece.Kind.HEADING) ? headed(piece) : 0;
            if (number > 0) {
                int next = next(pieces, i);
                entries.add(new Entry(number, CardText.joined("", pieces.subList(i + 1, next))));
                i = next;
            } else {
                int before = entries.size();
                read(piece, entries);
                pure &= entries.size() > before || !piece.isContent();
                i++;
            }
        }
        return new AnswerKey(entries, pure, i);
    }

    private static boolean ends(Piece piece, int level, Piece title) {
        return (piece.is(Piece.Kind.HEADING) && piece.level() <= level)
                || (piece.is(Piece.Kind.DETAILS_CLOSE) && title.is(Piece.Kind.SUMMARY));
    }

    /** The number of the question that a heading names and no more; 0 for any other. */
    private static int headed(Piece heading) {
        Matcher number = NUMBER.matcher(heading.plain());
        return QuestionText.of(heading.plain()).bare() && number.find() ? Integer.parseInt(number.group(1)) : 0;
    }

    /** The place of the next heading that is not below one. */
    private static int next(List<Piece> pieces, int heading) {
        int i = heading + 1;
        while (i < pieces.size()
                && (!pieces.get(i).is(Piece.Kind.HEADING)
                        || pieces.get(i).level() > pieces.get(heading).level())) {
            i++;
        }
        return i;
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
        } else if (!piece.is(Piece.Kind.CODE) && !piece.is(Piece.Kind.RULE)) {
            piece.markdown().lines().forEach(line -> into.addAll(KeyLine.entries(line)));
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
    private boolean inOrder(List<Gathering> open) {
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

    /** Whether the answers say which choices are right, of most questions that have some. */
    private static boolean chooses(Map<Gathering, Entry> given, SourceText source) {
        int choices = 0;
        int chosen = 0;
        for (Map.Entry<Gathering, Entry> one : given.entrySet()) {
            choices += one.getKey().hasChoices(source) ? 1 : 0;
            chosen += one.getKey().hasChoice(one.getValue().text(), source) ? 1 : 0;
        }
        return chosen > 0 && chosen * 2 >= choices;
    }

    /** Gives each of the questions without an answer its own, by number or where there are as many by order; false where they do not fit. */
    boolean give(List<Gathering> questions, SourceText source) {
        List<Gathering> open = questions.stream().filter(Gathering::isOpen).toList();
        if (entries.size() < FEWEST || open.size() < FEWEST || entries.size() * 2 < open.size()) {
            return false;
        }
        Map<Gathering, Entry> given = new HashMap<>();
        List<Gathering> choices =
                open.stream().filter(question -> question.hasChoices(source)).toList();
        if (inOrder(open) || inOrder(choices)) {
            List<Gathering> keyed = inOrder(open) ? open : choices;
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
            for (Gathering question : open) {
                Entry entry = numbers.remove(question.number());
                if (entry != null) {
                    given.put(question, entry);
                }
            }
        }
        // the points of an answer are numbered too
        if (given.size() * 2 < open.size() || !(chooses(given, source) || (pure && inOrder(open)))) {
            return false;
        }
        given.forEach((question, entry) -> question.key(entry.text()));
        return true;
    }
}
