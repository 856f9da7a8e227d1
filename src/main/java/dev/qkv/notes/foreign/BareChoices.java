package dev.qkv.notes.foreign;

import dev.qkv.notes.Blocks;
import dev.qkv.notes.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/** Choices that have neither labels nor boxes, right below a question: some are marked, as by bold words, or the answer repeats the words of one. */
final class BareChoices {
    private static final int MOST = 8;
    private static final int LONGEST = 200;
    private static final int FIRST_SIGN = 0x2610;

    private BareChoices() {}

    /** Those of which some are marked, which may as well be an answer's points; null for none. @param answerAt where the answer begins, -1 for nowhere */
    static Options.@Nullable Group marked(List<Piece> blocks, int answerAt, SourceText source) {
        int at = at(blocks);
        if (at < 0
                || (answerAt >= 0 && answerAt <= at)
                || !mayBeMarked(blocks.get(at).markdown())) {
            return null;
        }
        List<Options.Item> items = items(blocks.get(at), source);
        List<Options.Item> marked = Marks.most(items);
        boolean all =
                blocks.get(at).is(Piece.Kind.LIST) || items.stream().allMatch(item -> Marks.isJudged(item.text()));
        return items.size() >= 2 && all && Marks.some(marked) ? new Options.Group(marked, false, at, at + 1) : null;
    }

    /** Those of a list right above what is called the answer; null for none. */
    static Options.@Nullable Group told(List<Piece> blocks, int answerAt, SourceText source) {
        int at = answerAt <= 0 ? -1 : at(blocks);
        if (at < 0 || at + 1 != answerAt || !blocks.get(at).is(Piece.Kind.LIST)) {
            return null;
        }
        List<Options.Item> items = withoutLabels(items(blocks.get(at), source));
        return items.size() < 2 ? null : new Options.Group(items, false, at, at + 1);
    }

    /** The same where some have labels, each that of its place; none where one has another. */
    private static List<Options.Item> withoutLabels(List<Options.Item> items) {
        List<Options.Item> bare = new ArrayList<>();
        for (Options.Item item : items) {
            Options.Item said = Options.labelled(item.text());
            if (!said.label().isEmpty() && said.label().codePointAt(0) != 'A' + bare.size()) {
                return List.of();
            }
            bare.add(new Options.Item("", said.text(), false));
        }
        return bare;
    }

    /** The first block that is neither code nor a title of choices, where it is short; -1 for none. */
    private static int at(List<Piece> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            Piece piece = blocks.get(i);
            if (!piece.is(Piece.Kind.CODE) && !Labels.isChoices(piece.plain())) {
                boolean lines = piece.is(Piece.Kind.LIST) || piece.is(Piece.Kind.PARAGRAPH);
                return lines && piece.markdown().length() <= MOST * LONGEST ? i : -1;
            }
        }
        return -1;
    }

    private static boolean mayBeMarked(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' || c == '_' || c == '=' || c == '<' || c >= FIRST_SIGN) {
                return true;
            }
        }
        return false;
    }

    /** Items that are one line each, or lines; none where there are too many or any is longer. */
    private static List<Options.Item> items(Piece piece, SourceText source) {
        List<Options.Item> items = new ArrayList<>();
        if (piece.node() instanceof ListBlock list) {
            for (Node item = list.getFirstChild(); item != null && items.size() <= MOST; item = item.getNext()) {
                Node text = item.getFirstChild();
                boolean line = text instanceof Paragraph && text.getNext() == null;
                items.add(
                        new Options.Item("", line ? Blocks.source(text, source).strip() : "", false));
            }
        } else {
            for (String line : OptionLines.lines(piece.markdown())) {
                items.add(new Options.Item("", line.strip(), false));
            }
        }
        boolean brief = items.size() <= MOST
                && items.stream()
                        .allMatch(item -> !item.text().isEmpty()
                                && item.text().length() <= LONGEST
                                && item.text().indexOf('\n') < 0);
        return brief ? items : List.of();
    }
}
