package dev.qkv.notes.foreign;

import dev.qkv.notes.Blocks;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;

/** The last items of a list of choices that say which are right, as outlines have them: they are no choices but stand below the list. */
final class AnswerItems {
    private static final int FEWEST = 2;

    private AnswerItems() {}

    /** Moves all such items out of their lists. */
    static void apart(Node document) {
        List<ListBlock> lists = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(BulletList list) {
                found(list);
            }

            @Override
            public void visit(OrderedList list) {
                found(list);
            }

            private void found(ListBlock list) {
                if (isChoice(list.getFirstChild())) {
                    lists.add(list);
                }
                visitChildren(list);
            }
        });
        lists.forEach(AnswerItems::apart);
    }

    private static void apart(ListBlock list) {
        int choices = 0;
        Node item = list.getFirstChild();
        while (item != null && isChoice(item)) {
            choices++;
            item = item.getNext();
        }
        if (item == null || choices < FEWEST || !(item.getFirstChild() instanceof Paragraph said) || !answers(said)) {
            return;
        }
        int line = Blocks.line(item) - 1;
        Node after = list;
        while (item != null) {
            Node next = item.getNext();
            for (Node child : Blocks.children(item)) {
                after.insertAfter(child);
                after = child;
            }
            item.unlink();
            item = next;
        }
        List<SourceSpan> spans = new ArrayList<>(list.getSourceSpans());
        spans.removeIf(span -> span.getLineIndex() >= line);
        list.setSourceSpans(spans);
    }

    private static boolean answers(Paragraph paragraph) {
        String plain = Inline.plain(paragraph);
        return Labels.answerStart(plain) > 2 || (Labels.isKey(plain) && Labels.keyStart(plain) > 0);
    }

    /** Whether an item has a box or a label. */
    private static boolean isChoice(Node item) {
        Node first = item instanceof ListItem ? item.getFirstChild() : null;
        if (first instanceof TaskListItemMarker) {
            return true;
        }
        return first instanceof Paragraph
                && first.getFirstChild() instanceof Text text
                && text.getLiteral().length() > 2
                && !Options.labelled(text.getLiteral()).label().isEmpty()
                && Labels.answerStart(text.getLiteral()) == 0;
    }
}
