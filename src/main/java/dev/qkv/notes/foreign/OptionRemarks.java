package dev.qkv.notes.foreign;

import dev.qkv.notes.Blocks;
import dev.qkv.notes.SourceText;
import java.util.List;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/** What is nested below a choice, as one point or a quotation, to say why it is right or wrong: it belongs to the answer. */
final class OptionRemarks {
    private static final int FEWEST_SIGNS = 2;

    private OptionRemarks() {}

    /** The blocks of an item without a remark. */
    static List<Node> choice(Node item) {
        List<Node> blocks = Blocks.children(item);
        if (remark(item) != null) {
            blocks.remove(blocks.size() - 1);
        }
        return blocks;
    }

    /** The remarks below choices, each with its own; empty for none. */
    static String below(List<Piece> choices, SourceText source) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : choices) {
            Node item = piece.node() instanceof ListBlock list ? list.getFirstChild() : null;
            for (; item != null; item = item.getNext()) {
                Node remark = remark(item);
                if (remark != null) {
                    Node said = remark instanceof BulletList ? remark.getFirstChild() : remark;
                    String why = said == null ? "" : Blocks.source(Blocks.children(said), source);
                    text.append(text.isEmpty() ? "- " : "\n- ")
                            .append(words(item, source))
                            .append("\n  - ")
                            .append(why.strip().replace("\n", "\n    "));
                }
            }
        }
        return text.toString();
    }

    private static String words(Node item, SourceText source) {
        Node first = text(item);
        String text =
                first == null ? "" : Boxes.without(Blocks.source(first, source).strip());
        return Options.labelled(text).text().replace("\n", "\n  ");
    }

    /** The last block of an item where it is a remark; null where it belongs to the choice. */
    private static @Nullable Node remark(Node item) {
        Node first = text(item);
        Node last = item.getLastChild();
        if (!(first instanceof Paragraph) || last == null || last == first || last.getPrevious() != first) {
            return null;
        }
        boolean aside = last instanceof BlockQuote
                || (last instanceof BulletList && last.getFirstChild() == last.getLastChild());
        // a label alone stands above its choice
        return aside
                        && Inline.plain(first)
                                        .codePoints()
                                        .filter(Character::isLetterOrDigit)
                                        .count()
                                >= FEWEST_SIGNS
                ? last
                : null;
    }

    private static @Nullable Node text(Node item) {
        Node first = item.getFirstChild();
        return first instanceof TaskListItemMarker ? first.getNext() : first;
    }
}
