package dev.qkv.notes.foreign;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Lists inside the items of lists: below an item that asks they are its answer, however many lines they have. */
final class Nesting {
    private final List<Piece> pieces;
    private final Set<Node> asking = new HashSet<>();

    Nesting(List<Piece> pieces, List<Candidate> candidates) {
        this.pieces = pieces;
        for (Candidate candidate : candidates) {
            Node item = item(candidate);
            if (item != null && candidate.likely()) {
                asking.add(item);
            }
        }
    }

    /** Whether an item asks nothing and stands below one that asks. */
    boolean answers(Candidate candidate) {
        Node item = candidate.likely() ? null : item(candidate);
        for (Node node = item == null ? null : item.getParent(); node != null; node = node.getParent()) {
            if (asking.contains(node)) {
                return true;
            }
        }
        return false;
    }

    /** The item that a candidate of the list form begins; null for any other. */
    private @Nullable Node item(Candidate candidate) {
        Node node = pieces.get(candidate.at()).node();
        return candidate.form().kind() == Form.Kind.ITEM && node != null && node.getParent() instanceof ListItem item
                ? item
                : null;
    }
}
