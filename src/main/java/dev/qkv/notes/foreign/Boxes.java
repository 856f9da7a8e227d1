package dev.qkv.notes.foreign;

import dev.qkv.notes.Blocks;
import dev.qkv.notes.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Choices with a box before each, {@code - [x] text}. What stands unindented between two of them belongs to the one above it. */
final class Boxes {
    /** A sign behind round brackets makes code of them, as in {@code (x) => x + 1}. */
    private static final Pattern BOX = Pattern.compile(
            "^(?:\\[\\s?([xX✓✔×])?\\s?\\](?:\\s+|$)|\\[(?:\\s|([xX✓✔×]))\\](?![\\[(:])(?=\\S)|\\(\\s?([xX✓✔*])?\\s?\\)\\s+(?![-=]>|\\{)"
                    + "|([☑☒])\\uFE0F?\\s+|[☐⬜]\\uFE0F?\\s+)\\u00A0*");
    /** What stands in for the words of a choice that is code or a picture: a sign, a tag, an entity. */
    private static final String NOTHING = "^(?:[^\\p{L}\\p{N}\\n`\"'!$|<&]{0,3}|<br ?/?>|&\\w{2,8};)";

    private static final Pattern EMPTY = Pattern.compile(NOTHING + "$");
    private static final Pattern ABOVE_CODE = Pattern.compile(NOTHING + "\\s*\\n\\s*(?=`|!\\[)");

    private static final int MOST_BETWEEN = 3;

    private Boxes() {}

    /** The group that begins at a place; null where none does. @param told where the answer begins */
    static Options.@Nullable Group at(List<Piece> blocks, int at, int told, SourceText source) {
        List<Options.Item> items = new ArrayList<>();
        int boxes = add(blocks.get(at), source, items);
        if (boxes == 0) {
            return null;
        }
        int end = at + 1;
        boolean fell = false;
        for (int next = next(blocks, end, items, source); next >= 0; next = next(blocks, end, items, source)) {
            List<Options.Item> more = new ArrayList<>();
            int added = add(blocks.get(next), source, more);
            if (added < more.size() || added == 0) {
                break;
            }
            fell |= next > end;
            hold(items, blocks.subList(end, next));
            items.addAll(more);
            boxes += added;
            end = next + 1;
        }
        if (fell && end < Math.min(told, blocks.size()) && belongs(blocks.get(end), items)) {
            hold(items, blocks.subList(end, end + 1));
            end++;
        }
        if (boxes > 2) {
            // a box with nothing behind it is left over
            items.removeIf(item -> item.text().isEmpty() && !item.marked());
        }
        return boxes >= 2 && boxes * 2 > items.size() && items.size() >= 2 && items.size() <= Options.MOST
                ? new Options.Group(RunningLabels.off(items), true, at, end)
                : null;
    }

    /** The group of lines that begins at a place: in each a box, in one or more paragraphs. */
    static Options.@Nullable Group lines(List<Piece> blocks, int at) {
        List<Options.Item> items = new ArrayList<>();
        int end = at;
        while (end < blocks.size() && Options.isText(blocks.get(end)) && isLines(blocks.get(end))) {
            for (String line : blocks.get(end).markdown().split("\n", -1)) {
                items.add(item(line.strip(), false));
            }
            end++;
        }
        return items.size() >= 2 && items.size() <= Options.MOST
                ? new Options.Group(RunningLabels.off(items), true, at, end)
                : null;
    }

    private static boolean isLines(Piece piece) {
        return piece.markdown().lines().allMatch(Boxes::opens);
    }

    /** Whether a line begins with a box. */
    static boolean opens(String line) {
        String text = line.strip();
        return !text.isEmpty()
                && "[(☑☒☐⬜".indexOf(text.charAt(0)) >= 0
                && BOX.matcher(text).lookingAt();
    }

    /** A text without the box that it begins with. */
    static String without(String text) {
        Matcher box = opens(text) ? BOX.matcher(text) : null;
        return box != null && box.lookingAt() ? text.substring(box.end()) : text;
    }

    private static Options.Item item(String said, boolean checked) {
        boolean marked = checked;
        String text = said.endsWith("\\") ? said.substring(0, said.length() - 1) : said;
        Matcher box = BOX.matcher(text);
        if (box.lookingAt()) {
            for (int group = 1; group <= box.groupCount(); group++) {
                marked |= box.group(group) != null;
            }
            text = text.substring(box.end()).strip();
        }
        text = ABOVE_CODE.matcher(text).replaceFirst("");
        return new Options.Item(Options.labelled(text).label(), text, marked);
    }

    /** Adds the items of a list, and says how many have a box. */
    private static int add(Piece piece, SourceText source, List<Options.Item> into) {
        if (!piece.is(Piece.Kind.LIST) || !(piece.node() instanceof ListBlock list)) {
            return 0;
        }
        int boxes = 0;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            boolean marked = false;
            boolean box = false;
            List<Node> blocks = new ArrayList<>();
            for (Node child : OptionRemarks.choice(item)) {
                if (child instanceof TaskListItemMarker marker) {
                    box = true;
                    marked = marker.isChecked();
                } else {
                    blocks.add(child);
                }
            }
            String text = Blocks.source(blocks, source).strip();
            boxes += box || opens(text) ? 1 : 0;
            into.add(item(text, marked));
        }
        return boxes;
    }

    /** Where the list stands that goes on with the choices; -1 for nowhere. Of text only what follows a bare label can belong to a choice. */
    private static int next(List<Piece> blocks, int from, List<Options.Item> items, SourceText source) {
        boolean bare = isBare(items.get(items.size() - 1));
        for (int i = from; i < blocks.size() && i <= from + MOST_BETWEEN; i++) {
            Piece piece = blocks.get(i);
            switch (piece.kind()) {
                case LIST -> {
                    if (!bare || add(piece, source, new ArrayList<>()) > 0) {
                        return i;
                    }
                }
                case CODE, TABLE -> {
                    // may belong to the choice above
                }
                case PARAGRAPH, QUOTE, HTML -> {
                    if (!bare && !piece.plain().isBlank()) {
                        return -1;
                    }
                }
                default -> {
                    return -1;
                }
            }
        }
        return -1;
    }

    /** Whether the block below the last choice is a part of it, where others have such. */
    private static boolean belongs(Piece piece, List<Options.Item> items) {
        return piece.is(Piece.Kind.CODE)
                || (isBare(items.get(items.size() - 1))
                        && (piece.is(Piece.Kind.PARAGRAPH) || piece.is(Piece.Kind.LIST)));
    }

    private static boolean isBare(Options.Item item) {
        return RunningLabels.isBare(item.text()) || EMPTY.matcher(item.text()).matches();
    }

    /** Gives blocks to the last of the choices. */
    private static void hold(List<Options.Item> items, List<Piece> blocks) {
        if (!blocks.isEmpty()) {
            Options.Item last = items.remove(items.size() - 1);
            String text = EMPTY.matcher(last.text()).matches() ? "" : last.text();
            text = CardText.joined(text, blocks);
            items.add(new Options.Item(last.label(), text, last.marked()));
        }
    }
}
