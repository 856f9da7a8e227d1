package dev.qkv.notes.foreign;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Node;

/** Lists below a heading that calls them questions, as {@code ## Coding questions} does: where one of their items asks, all do. */
final class Under {
    private static final Pattern QUESTIONS = Pattern.compile(
            "(?<!\\p{L})(?:questions|preguntas|perguntas|fragen|domande|vragen|sorular[ıi]?|pytania|pertanyaan|вопрос(?:ы|ов)|питання)(?!\\p{L})"
                    + "|面试题|面試題|面试问题|题目|題目|質問|질문|câu hỏi",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final int LONGEST = 80;

    private Under() {}

    /** The outermost lists that come first below such headings. */
    static Set<Node> lists(List<Piece> pieces) {
        Set<Node> lists = new HashSet<>();
        boolean named = false;
        Node first = null;
        for (Piece piece : pieces) {
            if (piece.is(Piece.Kind.HEADING)) {
                named = says(piece.plain());
                first = null;
            } else if (named && piece.leads() && piece.items() == 1) {
                Node list = ForeignReader.list(piece);
                if (list != null && (first == null || first == list)) {
                    first = list;
                    lists.add(list);
                }
            }
        }
        return lists;
    }

    private static boolean says(String heading) {
        return heading.length() <= LONGEST
                && !Asking.ends(heading)
                && QUESTIONS.matcher(heading).find();
    }
}
