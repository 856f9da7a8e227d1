package dev.qkv.notes.foreign;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How the questions of a page give their choices. It tells a multiple choice without a key from an answer with letters or boxes before its points.
 *
 * @param questions all of them
 * @param keyed those with choices of which one is right
 * @param unkeyed those with choices of which none is
 * @param marked those with a list below of which some items are marked as right
 */
record Quiz(int questions, int keyed, int unkeyed, int marked) {
    private static final int FEWEST = 3;
    private static final int MANY = 4;
    private static final Pattern EXPLAINED = Pattern.compile(
            "^(?:\\*\\*|__)(?:[^*_\\n]{1,80}[:：.](?:\\*\\*|__)|[^*_\\n]{1,80}(?:\\*\\*|__)\\s*[:：.\\-–—])\\s*\\S");

    static Quiz of(List<CardMaker> questions) {
        int keyed = 0;
        int unkeyed = 0;
        int marked = 0;
        for (CardMaker question : questions) {
            keyed += question.isKeyed() ? 1 : 0;
            unkeyed += question.isUnkeyed() ? 1 : 0;
            marked += question.isMarked() ? 1 : 0;
        }
        return new Quiz(questions.size(), keyed, unkeyed, marked);
    }

    /** Whether marks on some items of a list, such as bold words, say which is right: most questions have such. */
    boolean marks() {
        return marked >= FEWEST && marked * 5 >= questions * 3;
    }

    /** Whether choices without a key, right below a question, are some nevertheless. */
    boolean poses(String question, List<Piece> above) {
        String asked = CardText.joined(question, above);
        if (Asking.chooses(asked)) {
            return true;
        }
        boolean asks = QuestionText.of(question).likely() || Asking.ends(asked);
        return keyed > 0
                ? asks || keyed * MANY >= questions
                : asks && unkeyed >= FEWEST && (unkeyed > MANY || unkeyed * FEWEST >= questions);
    }

    /** Whether most items are a term and what it is: an answer. */
    static boolean explains(Options.Group group) {
        long explained = group.items().stream()
                .filter(item -> EXPLAINED.matcher(item.text()).lookingAt())
                .count();
        return explained * 2 >= group.items().size();
    }
}
