package dev.qkv.notes.foreign;

import dev.qkv.model.Question;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** Which choices of a card are right, by their marks or by what its text says of them, and what the text says besides. */
final class RightChoices {
    /** How many blocks below the choices may say which is right without being called an answer. */
    private static final int NEAR = 3;

    private static final Pattern QUOTED = Pattern.compile("(?m)^> ?");

    private final Options.Group group;
    private final List<Piece> blocks;
    private final List<String> stated;
    private final String key;
    private final int answerAt;
    private final Set<Integer> places;

    /**
     * @param blocks of the card
     * @param stated the texts that announced an answer
     * @param key what a key to several questions says of this one; empty for nothing
     * @param answerAt the first block that is called an answer; -1 for none
     */
    RightChoices(Options.Group group, List<Piece> blocks, List<String> stated, String key, int answerAt) {
        this.group = group;
        this.blocks = blocks;
        this.stated = stated;
        this.key = key;
        this.answerAt = answerAt;
        this.places = found();
    }

    /** @param places of the right ones */
    RightChoices(Options.Group group, List<Piece> blocks, Set<Integer> places) {
        this.group = group;
        this.blocks = blocks;
        this.stated = List.of();
        this.key = "";
        this.answerAt = -1;
        this.places = places;
    }

    /** Whether it is known which are right. */
    boolean isKeyed() {
        return !places.isEmpty();
    }

    /** Whether they may be choices that lost their key: above any answer, and no terms that are explained. */
    boolean mayBe() {
        return !belongToAnswer() && !Quiz.explains(group) && (group.tasks() || standAlone());
    }

    private boolean belongToAnswer() {
        return answerAt >= 0 && group.at() >= answerAt;
    }

    /** Whether nothing stands below choices with letters but a key to other letters. */
    private boolean standAlone() {
        return group.items().get(0).label().equals("A")
                && blocks.subList(group.end(), blocks.size()).stream()
                        .allMatch(piece ->
                                KeyMembers.isAll(piece.markdown()) || Problems.isPlaceholder(piece.markdown()));
    }

    /** Where they begin among the blocks. */
    int at() {
        return group.at();
    }

    /** The same, or where the line stands that calls them options. */
    int titleAt() {
        boolean titled =
                group.at() > 0 && Labels.isChoices(blocks.get(group.at() - 1).plain());
        return titled ? group.at() - 1 : group.at();
    }

    /** The block after the last of them. */
    int end() {
        return group.end();
    }

    /** Each with whether it is right; empty where nothing says it. @param sources grows by the addresses that stand below choices */
    List<Question.Option> options(List<String> sources) {
        return places.isEmpty() ? List.of() : Options.of(group.items(), places, sources);
    }

    /** What a key says besides. */
    String besides(String key) {
        return BesidesKey.withoutKey(key, group.items(), places);
    }

    /** The blocks below the choices, without what only says which is right. */
    List<Piece> reason() {
        List<Piece> reason = new ArrayList<>();
        for (Piece piece : blocks.subList(group.end(), blocks.size())) {
            if (!BesidesKey.repeats(piece.markdown(), group.items())
                    && !(Labels.isKey(piece.plain())
                            && KeyText.stated(piece.plain(), group.items()).equals(places))) {
                add(piece, reason);
            }
        }
        return reason;
    }

    private void add(Piece piece, List<Piece> reason) {
        boolean says = reason.isEmpty() && !saying(piece).isEmpty();
        boolean quote = piece.is(Piece.Kind.QUOTE);
        String text = says && quote ? QUOTED.matcher(piece.markdown()).replaceAll("") : piece.markdown();
        String kept = says ? BesidesKey.withoutKey(text, group.items(), places) : text;
        if (kept.equals(text.strip())) {
            reason.add(piece);
        } else if (!kept.isBlank()) {
            reason.add(Gathering.paragraph(kept, piece));
        }
    }

    private Set<Integer> found() {
        Set<Integer> right = new HashSet<>();
        for (int i = 0; i < group.items().size(); i++) {
            if (group.items().get(i).marked()) {
                right.add(i);
            }
        }
        for (int i = 0; i < stated.size() && right.isEmpty(); i++) {
            right.addAll(KeyText.stated(stated.get(i), group.items()));
        }
        if (right.isEmpty() && !key.isEmpty()) {
            right.addAll(KeyText.announced(key, group.items()));
        }
        if (right.isEmpty() && belongToAnswer()) {
            return right;
        }
        int first = Math.max(answerAt, group.end());
        if (right.isEmpty() && answerAt >= 0 && first < blocks.size()) {
            right.addAll(KeyText.announced(saying(blocks.get(first)), group.items()));
        }
        for (int i = group.end(); i < blocks.size() && i < group.end() + NEAR && right.isEmpty(); i++) {
            right.addAll(KeyText.sentence(saying(blocks.get(i)), group.items()));
        }
        if (right.isEmpty()
                && group.end() < blocks.size()
                && Marks.isJudged(blocks.get(group.end()).plain())) {
            Options.Item said =
                    Marks.inFront(new Options.Item("", blocks.get(group.end()).plain(), false));
            right.addAll(said.marked() ? KeyText.first(said.text(), group.items()) : Set.of());
        }
        if (right.isEmpty()
                && group.end() < blocks.size()
                && blocks.get(group.end()).is(Piece.Kind.QUOTE)) {
            String quoted = saying(blocks.get(group.end()));
            right.addAll(KeyMembers.isAll(quoted) ? KeyText.first(quoted, group.items()) : Set.of());
        }
        return right;
    }

    /** The same by what the question says, where nothing else does. @return whether it is so */
    boolean takeFrom(KeyInQuestion question) {
        if (!places.isEmpty() || question.key().isEmpty()) {
            return false;
        }
        places.addAll(KeyText.announced(question.key(), group.items()));
        return !places.isEmpty();
    }

    /** What a block may say of the choices in words: a paragraph all of it, a quotation in its first paragraph. */
    private static String saying(Piece piece) {
        return switch (piece.kind()) {
            case PARAGRAPH, HTML -> piece.plain();
            case QUOTE -> {
                Node first = piece.node() == null ? null : piece.node().getFirstChild();
                yield first instanceof Paragraph ? Inline.plain(first) : "";
            }
            default -> "";
        };
    }
}
