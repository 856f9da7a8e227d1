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
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** The choices of a question: a task list, or labelled items, lines or rows whose right label is marked or stated below. */
final class Options {
    static final int MOST = 26;

    private static final Pattern BOLD = Pattern.compile("^\\*\\*([^*].*?)\\*\\*$", Pattern.DOTALL);

    /** @param label empty in a task list */
    record Item(String label, String text, boolean marked) {}

    /** @param tasks whether marks, not labels, say what is right @param at the first piece @param end the piece after the last */
    record Group(List<Item> items, boolean tasks, int at, int end) {}

    private Options() {}

    /** The first group of choices among the blocks of a card; null for none. @param told where the answer begins */
    static @Nullable Group find(List<Piece> blocks, int told, SourceText source) {
        for (int i = 0; i < blocks.size(); i++) {
            Piece piece = blocks.get(i);
            List<Item> items = new ArrayList<>();
            int end = i + 1;
            if (piece.is(Piece.Kind.LIST) && piece.node() instanceof ListBlock list) {
                Group boxes = Boxes.at(blocks, i, told, source);
                if (boxes != null) {
                    return boxes;
                }
                for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                    items.add(labelled(Blocks.source(OptionRemarks.choice(item), source)));
                }
            } else if (piece.is(Piece.Kind.TABLE) && piece.node() instanceof TableBlock table) {
                items.addAll(OptionLines.rows(table, piece.markdown()));
            } else if (isText(piece)) {
                Group boxes = Boxes.lines(blocks, i);
                Group code = boxes == null ? RunningLabels.aboveCode(blocks, i) : boxes;
                if (code != null) {
                    return code;
                }
                List<Item> row = OptionRow.of(piece.markdown());
                items.addAll(row);
                end = row.isEmpty() ? i : i + 1;
                while (row.isEmpty()
                        && end < blocks.size()
                        && items.size() <= MOST
                        && isText(blocks.get(end))
                        && OptionLines.add(blocks.get(end).markdown(), items)) {
                    end++;
                }
                end = Math.max(end, i + 1);
            }
            if (isRow(items)) {
                List<Item> marked = Marks.of(items);
                Group boxes = marked.stream().noneMatch(Item::marked) ? boxesBelow(blocks, end, told, source) : null;
                return boxes == null ? new Group(marked, false, i, end) : boxes;
            }
            if (items.size() > MOST) {
                i = end - 1;
            }
        }
        return null;
    }

    /** Boxes that say which of the choices above are right, as in {@code - [x] A, C}. */
    private static @Nullable Group boxesBelow(List<Piece> blocks, int from, int told, SourceText source) {
        for (int i = from; i < Math.min(told, blocks.size()); i++) {
            Group boxes = Boxes.at(blocks, i, told, source);
            if (boxes != null && boxes.items().stream().anyMatch(Item::marked)) {
                return boxes;
            }
        }
        return null;
    }

    static boolean isText(Piece piece) {
        return piece.is(Piece.Kind.PARAGRAPH) || piece.is(Piece.Kind.HTML);
    }

    static Item labelled(String item) {
        Matcher bold = item.startsWith("**") ? BOLD.matcher(item) : null;
        String text = bold != null && bold.matches() && OptionLabel.at(bold.group(1)) != null ? bold.group(1) : item;
        Matcher matcher = OptionLabel.at(text);
        if (matcher == null || matcher.end() >= text.length()) {
            return Marks.isJudged(item) ? judged(item) : new Item("", item, false);
        }
        String said = text.substring(matcher.end()).strip();
        return new Item(KeyText.label(matcher.group(1)), text.equals(item) ? said : "**" + said + "**", false);
    }

    /** An item with a sign before its label. */
    private static Item judged(String item) {
        Item bare = Marks.inFront(new Item("", item, false));
        Item said = labelled(bare.text());
        return said.label().isEmpty() ? new Item("", item, false) : new Item(said.label(), said.text(), bare.marked());
    }

    /** Two to 26 labels, all different, each the next one of its script. */
    static boolean isRow(List<Item> items) {
        if (items.size() < 2 || items.size() > MOST) {
            return false;
        }
        Set<String> seen = new HashSet<>();
        for (Item item : items) {
            if (item.label().isEmpty() || !seen.add(item.label())) {
                return false;
            }
        }
        return OptionLabel.runs(items);
    }

    /** @param sources grows by the addresses that stand below choices */
    static List<Question.Option> of(List<Item> items, Set<Integer> right, List<String> sources) {
        List<Question.Option> options = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            options.add(new Question.Option(OptionText.of(items.get(i).text(), sources), right.contains(i), ""));
        }
        return options;
    }
}
