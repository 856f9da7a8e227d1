package dev.qkv.notes.foreign;

import dev.qkv.model.Question;
import dev.qkv.notes.Blocks;
import dev.qkv.notes.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** The choices of a question: a task list, or labelled items whose right label is stated somewhere below. */
final class Options {
    static final int MOST = 26;

    private static final Pattern LABEL = Pattern.compile(
            "^[*_`(（\\[]{0,3}([\\p{L}\\p{N}])[*_`]{0,2}\\s*(?:[:：.．)）\\]、]|\\s-\\s)[*_`]{0,2}(?:\\s+|(?=\\S))");
    private static final Pattern TASK = Pattern.compile("^\\[[ xX]\\]\\s+");
    private static final Pattern STATED = Pattern.compile("^[^:：]{0,60}[:：][\\s*_`(（\\[]*(.{1,200})", Pattern.DOTALL);
    private static final Pattern MEMBER = Pattern.compile(
            "^([\\p{L}\\p{N}])(?![\\p{L}\\p{N}])(?:[\\s,，、&/+;*)_`]*(?:(?:and|et|y|e|и|und|和|与|و)\\s)?[\\s,，、&/+*_`]*)?");

    /** @param label empty in a task list */
    record Item(String label, String text, boolean marked) {}

    /** @param tasks whether marks, not labels, say what is right @param at the first piece @param end the piece after the last */
    record Group(List<Item> items, boolean tasks, int at, int end) {}

    private Options() {}

    /** The first group of choices among the blocks of a card; null for none. */
    static @Nullable Group find(List<Piece> blocks, SourceText source) {
        for (int i = 0; i < blocks.size(); i++) {
            Piece piece = blocks.get(i);
            List<Item> items = new ArrayList<>();
            int end = i + 1;
            if (piece.is(Piece.Kind.LIST) && piece.node() instanceof ListBlock list) {
                Group tasks = tasks(list, source, i);
                if (tasks != null) {
                    return tasks;
                }
                for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                    items.add(labelled(Blocks.source(Blocks.children(item), source)));
                }
            } else if (piece.is(Piece.Kind.PARAGRAPH)) {
                end = i;
                while (end < blocks.size()
                        && items.size() <= MOST
                        && blocks.get(end).is(Piece.Kind.PARAGRAPH)
                        && lines(blocks.get(end).markdown(), items)) {
                    end++;
                }
                end = Math.max(end, i + 1);
            }
            if (isRow(items)) {
                return new Group(items, false, i, end);
            }
            if (items.size() > MOST) {
                i = end - 1;
            }
        }
        return null;
    }

    private static @Nullable Group tasks(ListBlock list, SourceText source, int at) {
        List<Item> items = new ArrayList<>();
        int marks = 0;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            boolean marked = false;
            List<Node> blocks = new ArrayList<>();
            for (Node child : Blocks.children(item)) {
                if (child instanceof TaskListItemMarker marker) {
                    marks++;
                    marked = marker.isChecked();
                } else {
                    blocks.add(child);
                }
            }
            String text =
                    TASK.matcher(Blocks.source(blocks, source)).replaceFirst("").strip();
            Item plain = labelled(text);
            items.add(new Item(plain.label(), text, marked));
        }
        return marks >= 2 && marks * 2 > items.size() && items.size() <= MOST
                ? new Group(items, true, at, at + 1)
                : null;
    }

    /** Adds the lines where each has a label. */
    private static boolean lines(String paragraph, List<Item> into) {
        List<Item> items = new ArrayList<>();
        for (String line : paragraph.split("\n", -1)) {
            Item item = labelled(line.strip());
            if (item.label().isEmpty()) {
                return false;
            }
            items.add(item);
        }
        // A, B, C go on from the paragraph before
        into.addAll(items);
        return true;
    }

    private static Item labelled(String text) {
        Matcher matcher = LABEL.matcher(text);
        return matcher.lookingAt() && matcher.end() < text.length()
                ? new Item(
                        matcher.group(1).toUpperCase(Locale.ROOT),
                        text.substring(matcher.end()).strip(),
                        false)
                : new Item("", text, false);
    }

    /** Two to 26 labels, all different, each the next one of its script. */
    private static boolean isRow(List<Item> items) {
        if (items.size() < 2 || items.size() > MOST) {
            return false;
        }
        Set<String> seen = new HashSet<>();
        int steps = 0;
        for (int i = 0; i < items.size(); i++) {
            String label = items.get(i).label();
            if (label.isEmpty() || !seen.add(label)) {
                return false;
            }
            steps += i > 0 && label.codePointAt(0) == items.get(i - 1).label().codePointAt(0) + 1 ? 1 : 0;
        }
        // Arabic and Japanese rows leave letters out
        boolean latin = items.get(0).label().codePointAt(0) < 0x80;
        return latin ? steps == items.size() - 1 && "A1".contains(items.get(0).label()) : true;
    }

    /** The places of the labels that a text states, such as {@code Answer: B}, {@code 答案：A、C}, {@code Réponse : B) …}; empty for none. */
    static Set<Integer> stated(String plain, List<Item> items) {
        Matcher matcher = STATED.matcher(plain.strip());
        String rest = matcher.find() ? matcher.group(1).strip() : plain.strip();
        boolean told = matcher.reset().find() || rest.length() <= 3;
        Set<Integer> found = new HashSet<>();
        Matcher member = MEMBER.matcher(rest);
        while (told && member.find() && member.end() > 0) {
            int place = place(member.group(1), items);
            if (place < 0) {
                break;
            }
            found.add(place);
            rest = rest.substring(member.end());
            member = MEMBER.matcher(rest);
        }
        if (found.isEmpty() && told) {
            String said = words(rest);
            for (int i = 0; i < items.size(); i++) {
                if (!said.isEmpty() && said.equals(words(items.get(i).text()))) {
                    found.add(i);
                }
            }
        }
        return found;
    }

    private static int place(String label, List<Item> items) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).label().equals(label.toUpperCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a text says no more than a label, or a label and its choice. */
    static boolean repeats(String text, List<Item> items) {
        Item said = labelled(text.replace("*", "").strip());
        int place = said.label().isEmpty() ? place(text.replace("*", "").strip(), items) : place(said.label(), items);
        return place >= 0
                && (said.label().isEmpty()
                        || words(said.text()).equals(words(items.get(place).text())));
    }

    private static String words(String text) {
        StringBuilder words = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(words::appendCodePoint);
        return words.toString();
    }

    static List<Question.Option> of(List<Item> items, Set<Integer> right) {
        List<Question.Option> options = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            options.add(new Question.Option(items.get(i).text(), right.contains(i), ""));
        }
        return options;
    }
}
