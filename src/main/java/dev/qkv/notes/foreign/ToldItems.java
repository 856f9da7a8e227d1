package dev.qkv.notes.foreign;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Lists whose items all ask and then answer on the same line, {@code 1. What is the port of Redis? 6379}. */
final class ToldItems {
    private static final int FEWEST = 3;

    private ToldItems() {}

    /** Takes such items apart. @param candidates by place; those change */
    static void apply(List<Piece> pieces, Map<Integer, Candidate> candidates) {
        Map<Node, int[]> counts = new HashMap<>();
        candidates.forEach((at, candidate) -> {
            Node list = candidate.form().kind() == Form.Kind.ITEM ? ForeignReader.list(pieces.get(at)) : null;
            if (list != null) {
                int[] count = counts.computeIfAbsent(list, key -> new int[2]);
                count[0]++;
                count[1] += told(candidate) == null ? 0 : 1;
            }
        });
        Set<Node> lists = new HashSet<>();
        counts.forEach((list, count) -> {
            if (count[1] >= FEWEST && count[1] == count[0]) {
                lists.add(list);
            }
        });
        if (!lists.isEmpty()) {
            candidates.replaceAll((at, candidate) -> {
                SameLine told =
                        candidate.form().kind() == Form.Kind.ITEM && lists.contains(ForeignReader.list(pieces.get(at)))
                                ? told(candidate)
                                : null;
                return told == null ? candidate : candidate.told(told);
            });
        }
    }

    private static @Nullable SameLine told(Candidate item) {
        String line = item.markdown();
        int ascii = line.indexOf('?');
        int mark = ascii < 0 ? line.indexOf('？') : ascii;
        if (mark <= 0
                || mark + 2 >= line.length()
                || !item.rest().isEmpty()
                || !Character.isWhitespace(line.charAt(mark + 1))) {
            return null;
        }
        String question = line.substring(0, mark + 1);
        String answer = line.substring(mark + 1).strip();
        // a request, a remark or a tag behind the question belongs to it
        boolean asks = answer.isEmpty()
                || "([（【\\#".indexOf(answer.charAt(0)) >= 0
                || answer.indexOf('?') >= 0
                || answer.indexOf('？') >= 0
                || Asking.sounds(answer)
                || answer.codePoints().noneMatch(Character::isLetterOrDigit);
        boolean code = question.chars().filter(c -> c == '`').count() % 2 == 1;
        return asks || code || !Asking.soundsSurely(QuestionText.of(question).text())
                ? null
                : new SameLine(question, answer);
    }
}
