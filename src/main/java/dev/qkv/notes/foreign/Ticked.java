package dev.qkv.notes.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;

/** Boxes before items: below an item that asks they are its choices; where nearly all that have one ask, they are for ticking off questions. */
final class Ticked {
    private static final int FEWEST = 3;
    private static final double MOST = 0.6;

    private Ticked() {}

    /** @param candidates by place; grows by what is ticked off, and those above choices are shown to ask */
    static void apply(List<Piece> pieces, Map<Integer, Candidate> candidates) {
        List<Integer> above = new ArrayList<>();
        int told = 0;
        for (Map.Entry<Integer, Candidate> entry : candidates.entrySet()) {
            Piece piece = pieces.get(entry.getKey());
            if (entry.getValue().form().kind() == Form.Kind.ITEM && isChosenBelow(piece)) {
                above.add(entry.getKey());
                told += Asking.ends(piece.plain()) || Asking.chooses(piece.plain()) ? 1 : 0;
            }
        }
        if (told * 2 >= above.size()) {
            // in a plan the steps of a task have boxes too
            above.forEach(at -> candidates.computeIfPresent(at, (place, item) -> item.asking()));
        }
        int boxes = 0;
        int asking = 0;
        for (Piece piece : pieces) {
            if (hasBox(piece)) {
                boxes++;
                asking += Asking.ends(piece.plain()) || Asking.soundsAsItem(piece.plain()) ? 1 : 0;
            }
        }
        if (boxes >= FEWEST && asking >= MOST * boxes) {
            tickOff(pieces, candidates);
        }
    }

    private static void tickOff(List<Piece> pieces, Map<Integer, Candidate> candidates) {
        Map<Integer, Candidate> all = new TreeMap<>(candidates);
        // an item without a box is a point of an answer
        all.values().removeIf(item -> item.form().kind() == Form.Kind.ITEM && !item.likely());
        for (int i = 0; i < pieces.size(); i++) {
            boolean told = i + 1 < pieces.size() && pieces.get(i + 1).isContent() && !hasBox(pieces.get(i + 1));
            Candidate item = hasBox(pieces.get(i)) ? Candidate.ticked(pieces.get(i), i, told) : null;
            if (item != null) {
                all.put(i, item);
            }
        }
        // in the order of the page
        candidates.clear();
        candidates.putAll(all);
    }

    private static boolean hasBox(Piece piece) {
        return piece.leads() && piece.node() != null && piece.node().getPrevious() instanceof TaskListItemMarker;
    }

    /** Whether a list with boxes, one of them checked, stands right below an item. */
    private static boolean isChosenBelow(Piece item) {
        Node list = item.node() == null ? null : item.node().getNext();
        Node first = list instanceof ListBlock ? list.getFirstChild() : null;
        if (first == null || !(first.getFirstChild() instanceof TaskListItemMarker) || first.getNext() == null) {
            return false;
        }
        for (Node node = first; node != null; node = node.getNext()) {
            if (isChecked(node)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isChecked(Node item) {
        return item instanceof ListItem && item.getFirstChild() instanceof TaskListItemMarker box && box.isChecked();
    }
}
