package dev.qkv.notes.foreign;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * A line that asks and then says where the answer is: {@code What is a thread? - Learn from [here](https://…)}.
 *
 * @param question Markdown, up to the words that point
 * @param answer Markdown: those words and the links
 */
record Pointer(String question, String answer) {
    private static final Set<String> WORDS = Set.of(
            "learn",
            "from",
            "here",
            "see",
            "read",
            "more",
            "watch",
            "video",
            "blog",
            "source",
            "reference",
            "ref",
            "link",
            "links",
            "answer",
            "answers",
            "solution",
            "article",
            "post",
            "details",
            "explanation",
            "docs",
            "documentation",
            "on",
            "in",
            "at",
            "the",
            "this",
            "and",
            "or",
            "it",
            "about",
            "wiki",
            "wikipedia",
            "答案",
            "解析",
            "详情",
            "链接",
            "参考",
            "查看",
            "点击",
            "ответ",
            "тут",
            "здесь",
            "подробнее",
            "respuesta",
            "ver",
            "aquí");
    private static final Pattern JOINT = Pattern.compile("\\s+[-–—|]\\s");
    private static final int FEWEST_LETTERS = 3;

    /** Takes the line from a node up to another apart; null where it does not end so. */
    static @Nullable Pointer of(@Nullable Node first, @Nullable Node end) {
        Node last = null;
        for (Node node = first; node != null && node != end; node = node.getNext()) {
            last = node;
        }
        Node node = last;
        boolean links = false;
        while (node != null && node != first && isWay(node)) {
            links |= node instanceof Link;
            node = node.getPrevious();
        }
        boolean dash = false;
        if (node != null
                && !(node instanceof Text)
                && node.getNext() instanceof Text joint
                && JOINT.matcher(joint.getLiteral()).lookingAt()) {
            dash = true;
            node = joint;
        }
        if (!links || !(node instanceof Text text)) {
            return null;
        }
        int cut = dash ? 0 : cut(text.getLiteral(), node.getNext());
        if (cut < 0) {
            return null;
        }
        String asked = text.getLiteral().substring(0, cut);
        boolean apart = !asked.isEmpty() && Character.isWhitespace(asked.charAt(0));
        String question = Inline.markdown(first, node) + (apart ? " " : "") + Inline.escaped(asked.strip());
        if (question.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS) {
            return null;
        }
        StringBuilder answer =
                new StringBuilder(text.getLiteral().substring(cut).replaceFirst("^[\\s\\-–—:：|,;]+", ""));
        for (Node way = node.getNext(); way != null && way != end; way = way.getNext()) {
            if (way instanceof Link link) {
                answer.append('[')
                        .append(Inline.markdown(link.getFirstChild(), null))
                        .append("](")
                        .append(link.getDestination())
                        .append(')');
            } else if (way instanceof Text words) {
                answer.append(words.getLiteral());
            }
        }
        return new Pointer(question.strip(), answer.toString().strip());
    }

    private static boolean isWay(Node node) {
        return node instanceof Link link
                ? link.getDestination().startsWith("http")
                : node instanceof Text text && onlyWords(text.getLiteral());
    }

    private static boolean onlyWords(String text) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && Character.isLetter(text.charAt(i))) {
                continue;
            }
            if (i > start && !WORDS.contains(text.substring(start, i).toLowerCase(Locale.ROOT))) {
                return false;
            }
            start = i + 1;
        }
        return true;
    }

    /** Where the words that point begin: behind a question mark, or at a dash or colon with nothing else behind it; -1 for nowhere. */
    private static int cut(String text, @Nullable Node next) {
        for (int i = text.length() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c == '?' || c == '？') {
                return onlyWords(text.substring(i + 1)) ? i + 1 : -1;
            }
            boolean dash = "-–—:：|".indexOf(c) >= 0 && i > 0 && Character.isWhitespace(text.charAt(i - 1));
            if (dash && onlyWords(text.substring(i + 1))) {
                boolean says = text.substring(i + 1).codePoints().anyMatch(Character::isLetter);
                boolean said = next instanceof Link link && onlyWords(Inline.plain(link));
                return says || said ? i : -1;
            }
        }
        return -1;
    }
}
