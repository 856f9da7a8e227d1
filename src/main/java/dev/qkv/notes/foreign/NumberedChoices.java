package dev.qkv.notes.foreign;

import dev.qkv.notes.Blocks;
import dev.qkv.notes.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.jspecify.annotations.Nullable;

/** Choices that only a key shows to be some: the items of a numbered list right above it, or {@code A. one B. two C. three} on one line. */
final class NumberedChoices {
    private static final Pattern KEY = Pattern.compile(
            "^[(（\\[]?(\\d{1,2})(?:\\s?[번番号])?(?:\\s*[)）\\]]|\\s*[.．:：、\\-–—](?=\\s|$)|(?=\\s|$))\\s*(.*)$");

    private static final Pattern KEYS =
            Pattern.compile("^\\d{1,2}[번番号]?(?:\\s*(?:,|，|、|&|and|y|e|et|und|и|和|と)\\s*\\d{1,2}[번番号]?)+$");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    private NumberedChoices() {}

    /** Those above the answer with what a key says of them; null for none. */
    static @Nullable RightChoices of(
            List<Piece> blocks, List<String> stated, String key, int answerAt, SourceText source) {
        Options.Group group = above(blocks, answerAt < 0 ? blocks.size() : answerAt, source);
        if (group == null) {
            return null;
        }
        RightChoices choices = group.items().get(0).label().equals("A")
                ? new RightChoices(group, blocks, stated, key, answerAt)
                : new RightChoices(group, blocks, right(group.items(), blocks, stated, key, answerAt));
        return choices.isKeyed() ? choices : null;
    }

    private static Options.@Nullable Group above(List<Piece> blocks, int told, SourceText source) {
        int at = Math.min(told, blocks.size()) - 1;
        while (at >= 0 && Labels.isKey(blocks.get(at).plain())) {
            at--;
        }
        if (at < 0) {
            return null;
        }
        Piece piece = blocks.get(at);
        List<Options.Item> items = new ArrayList<>();
        if (piece.is(Piece.Kind.LIST) && piece.node() instanceof OrderedList list) {
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                String text = Blocks.source(Blocks.children(item), source).strip();
                items.add(new Options.Item(String.valueOf(items.size() + 1), text, false));
            }
        } else if (Options.isText(piece)) {
            items.addAll(OptionRow.of(piece.markdown()));
        }
        return items.size() >= 2 && items.size() <= Options.MOST ? new Options.Group(items, false, at, at + 1) : null;
    }

    /** The places that the first of a card's keys names which names some. */
    private static Set<Integer> right(
            List<Options.Item> items, List<Piece> blocks, List<String> stated, String key, int answerAt) {
        List<String> keys = new ArrayList<>(stated);
        keys.add(key);
        if (answerAt >= 0 && answerAt < blocks.size()) {
            Piece first = blocks.get(answerAt);
            keys.add(first.is(Piece.Kind.LIST) ? first.markdown() : first.plain());
        }
        Set<Integer> right = Set.of();
        for (int i = 0; i < keys.size() && right.isEmpty(); i++) {
            right = right(keys.get(i), items);
        }
        return right;
    }

    /** The places that a key names by their numbers, with nothing behind or the words of the choice; empty for none. */
    private static Set<Integer> right(String key, List<Options.Item> items) {
        String plain = key.replace("*", "").replace("_", "").strip();
        String said = plain.substring(Math.min(plain.length(), Labels.keyStart(plain)))
                .strip()
                .lines()
                .findFirst()
                .orElse("");
        Set<Integer> right = new HashSet<>();
        if (KEYS.matcher(said).matches()) {
            Matcher number = NUMBER.matcher(said);
            while (number.find()) {
                right.add(Integer.parseInt(number.group()) - 1);
            }
        } else {
            Matcher one = KEY.matcher(said);
            if (one.matches() && Integer.parseInt(one.group(1)) <= items.size()) {
                int place = Integer.parseInt(one.group(1)) - 1;
                String words = KeyText.words(one.group(2));
                if (place >= 0
                        && (words.isEmpty()
                                ? one.group(2).isBlank()
                                : words.equals(KeyText.words(items.get(place).text())))) {
                    right.add(place);
                }
            }
        }
        return right.stream().allMatch(place -> place >= 0 && place < items.size()) ? right : Set.of();
    }
}
