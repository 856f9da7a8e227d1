package dev.qkv.notes.foreign;

import dev.qkv.model.Question;
import dev.qkv.notes.Blocks;
import dev.qkv.notes.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** The choices of a question: a task list, or labelled items, lines or rows whose right label is marked or stated below. */
final class Options {
    static final int MOST = 26;

    private static final Opening LABEL = new Opening(
            Pattern.compile(
                    "^[*_`(（\\[]{0,3}([\\p{L}\\p{N}①-⑳])[*_`]{0,2}\\s*(?:[:：.．)）\\]、]|\\s[-–]\\s|(?<=[①-⑳]))[*_`]{0,2}(?:\\s+|(?=\\S))"),
            false);
    private static final Pattern BOLD = Pattern.compile("^\\*\\*([^*].*?)\\*\\*$", Pattern.DOTALL);
    private static final Pattern TASK =
            Pattern.compile("^(?:\\[\\s?([xX✓✔])?\\s?\\]|\\(\\s?([xX✓✔*])?\\s?\\)|([☑☒])\\uFE0F?|[☐⬜])\\s+");

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
            } else if (piece.is(Piece.Kind.TABLE) && piece.node() instanceof TableBlock table) {
                items.addAll(OptionLines.rows(table, piece.markdown()));
            } else if (isText(piece)) {
                end = i;
                while (end < blocks.size()
                        && items.size() <= MOST
                        && isText(blocks.get(end))
                        && OptionLines.add(blocks.get(end).markdown(), items)) {
                    end++;
                }
                end = Math.max(end, i + 1);
            }
            if (isRow(items)) {
                return new Group(Marks.of(items), false, i, end);
            }
            if (items.size() > MOST) {
                i = end - 1;
            }
        }
        return null;
    }

    private static boolean isText(Piece piece) {
        return piece.is(Piece.Kind.PARAGRAPH) || piece.is(Piece.Kind.HTML);
    }

    private static @Nullable Group tasks(ListBlock list, SourceText source, int at) {
        List<Item> items = new ArrayList<>();
        int marks = 0;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            boolean marked = false;
            boolean task = false;
            List<Node> blocks = new ArrayList<>();
            for (Node child : Blocks.children(item)) {
                if (child instanceof TaskListItemMarker marker) {
                    task = true;
                    marked = marker.isChecked();
                } else {
                    blocks.add(child);
                }
            }
            String text = Blocks.source(blocks, source).strip();
            Matcher written = TASK.matcher(text);
            if (written.find()) {
                marked |= written.group(1) != null || written.group(2) != null || written.group(3) != null;
                task = true;
                text = text.substring(written.end()).strip();
            }
            marks += task ? 1 : 0;
            items.add(new Item(labelled(text).label(), text, marked));
        }
        return marks >= 2 && marks * 2 > items.size() && items.size() <= MOST
                ? new Group(items, true, at, at + 1)
                : null;
    }

    static Item labelled(String item) {
        Matcher bold = item.startsWith("**") ? BOLD.matcher(item) : null;
        String text = bold != null && bold.matches() && LABEL.opens(bold.group(1)) ? bold.group(1) : item;
        Matcher matcher = LABEL.at(text);
        if (matcher == null || matcher.end() >= text.length()) {
            return new Item("", item, false);
        }
        String said = text.substring(matcher.end()).strip();
        return new Item(KeyText.label(matcher.group(1)), text.equals(item) ? said : "**" + said + "**", false);
    }

    /** Two to 26 labels, all different, each the next one of its script. */
    static boolean isRow(List<Item> items) {
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

    static List<Question.Option> of(List<Item> items, Set<Integer> right) {
        List<Question.Option> options = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            options.add(new Question.Option(items.get(i).text(), right.contains(i), ""));
        }
        return options;
    }
}
