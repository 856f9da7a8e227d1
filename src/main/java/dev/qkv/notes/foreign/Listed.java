package dev.qkv.notes.foreign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.Node;

/** Lists of what the headings below say: a table of contents, with links or without. */
final class Listed {
    private static final int FEWEST = 2;
    private static final double MOST = 0.7;

    private Listed() {}

    /** Takes the items of such lists out. @param candidates by place */
    static void apply(List<Piece> pieces, Map<Integer, Candidate> candidates) {
        if (candidates.values().stream().noneMatch(candidate -> candidate.form().kind() == Form.Kind.ITEM)) {
            return;
        }
        Map<String, Integer> headings = new HashMap<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).is(Piece.Kind.HEADING)) {
                Candidate heading = candidates.get(i);
                headings.put(
                        words(heading == null ? QuestionText.of(pieces.get(i).plain()) : heading.text()), i);
            }
        }
        Map<Node, List<Integer>> lists = new HashMap<>();
        Map<Node, Integer> named = new HashMap<>();
        for (Map.Entry<Integer, Candidate> entry : candidates.entrySet()) {
            Piece piece = pieces.get(entry.getKey());
            Node list = entry.getValue().form().kind() == Form.Kind.ITEM ? ForeignReader.list(piece) : null;
            if (list != null) {
                lists.computeIfAbsent(list, key -> new ArrayList<>()).add(entry.getKey());
                boolean below = headings.getOrDefault(words(entry.getValue().text()), -1) > entry.getKey();
                named.merge(list, below ? 1 : 0, Integer::sum);
            }
        }
        lists.forEach((list, items) -> {
            int found = named.getOrDefault(list, 0);
            if (found >= FEWEST && found >= MOST * items.size()) {
                candidates.keySet().removeAll(items);
            }
        });
    }

    private static String words(QuestionText text) {
        return text.text().toLowerCase(Locale.ROOT);
    }
}
