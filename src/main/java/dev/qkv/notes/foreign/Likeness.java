package dev.qkv.notes.foreign;

import dev.qkv.model.ImportedCard;
import dev.qkv.model.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** How alike two cards are, by the words they share: those that many cards of the bank have count less, those that every question has nearly nothing. */
final class Likeness {
    /** Characters of a text that are compared. */
    private static final int COMPARED = 2_000;

    private static final int WORD = 6;
    private static final int SAMPLE = 2_000;
    private static final int FEW = 5;
    private static final double STOP_WEIGHT = 0.15;
    private static final double SAME_QUESTION = 0.8;
    private static final double BY_ANSWER = 0.9;
    private static final Set<String> STOP = Set.of(
            "what", "is", "are", "the", "a", "an", "of", "in", "to", "and", "or", "how", "why", "do", "does", "which",
            "when", "where", "who", "it", "its", "you", "your", "for", "on", "with", "by", "be", "can", "we", "this",
            "that", "as", "at", "from", "not", "if", "explai", "descri", "define", "什么", "是什", "么是", "如何", "为什", "怎么",
            "哪些", "有哪", "请解", "解释");

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Double> weights = new ArrayList<>();
    private final Map<String, Integer> frequency = new HashMap<>();
    private final int cards;

    /** A card's words as numbers, sorted. */
    record Words(int[] question, int[] answer) {}

    /** @param bank the bank as it was, of which a sample tells how common words are */
    Likeness(List<ImportedCard> bank) {
        int step = Math.max(1, bank.size() / SAMPLE);
        cards = (bank.size() + step - 1) / step;
        List<Set<String>> sample = IntStream.range(0, cards)
                .parallel()
                .mapToObj(i -> bank.get(i * step))
                .map(card -> Set.copyOf(split(card.prompt() + "\n" + card.answer())))
                .toList();
        sample.forEach(words -> words.forEach(word -> frequency.merge(word, 1, Integer::sum)));
    }

    /** @param prompt of a question @param options none for an open one */
    Words words(String prompt, List<Question.Option> options, String answer) {
        StringBuilder told = new StringBuilder();
        options.forEach(option -> told.append(option.text()).append('\n'));
        return new Words(numbered(split(prompt)), numbered(split(told + answer)));
    }

    /** From 0 to 1. */
    double of(Words one, Words other) {
        double question = shared(one.question, other.question);
        if (one.answer.length < FEW || other.answer.length < FEW) {
            return question;
        }
        double answer = shared(one.answer, other.answer);
        return Math.max(BY_ANSWER * answer, question >= SAME_QUESTION ? question : (question + answer) / 2);
    }

    /** How much a word tells. */
    double weight(int word) {
        return weights.get(word);
    }

    /** Twice the weight of what both have, by that of all they have. */
    private double shared(int[] one, int[] other) {
        double both = 0;
        double all = 0;
        int i = 0;
        int k = 0;
        while (i < one.length || k < other.length) {
            int next = i == one.length ? 1 : k == other.length ? -1 : Integer.compare(one[i], other[k]);
            int word = next <= 0 ? one[i++] : other[k++];
            all += weight(word);
            if (next == 0) {
                k++;
                all += weight(word);
                both += weight(word);
            }
        }
        return all == 0 ? 0 : 2 * both / all;
    }

    private int[] numbered(List<String> words) {
        int[] numbered = new int[words.size()];
        for (int i = 0; i < numbered.length; i++) {
            numbered[i] = number(words.get(i));
        }
        Arrays.sort(numbered);
        return numbered;
    }

    private int number(String word) {
        Integer known = numbers.get(word);
        if (known != null) {
            return known;
        }
        double rare = Math.log(1 + (double) Math.max(1, cards) / frequency.getOrDefault(word, 1));
        weights.add(STOP.contains(word) ? STOP_WEIGHT * rare : rare);
        numbers.put(word, weights.size() - 1);
        return weights.size() - 1;
    }

    /** Words in lower case, cut short so that their endings do not count; neighbouring pairs in scripts that leave no blanks. */
    private static List<String> split(String text) {
        String lower = (text.length() > COMPARED ? text.substring(0, COMPARED) : text).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int before = -1;
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            i += Character.charCount(c);
            boolean dense = isDense(c);
            if (!dense && Character.isLetterOrDigit(c)) {
                if (word.length() < WORD) {
                    word.appendCodePoint(c);
                }
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (dense && before >= 0) {
                words.add(Character.toString(before) + Character.toString(c));
            }
            before = dense ? c : -1;
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /** Thai to Burmese, Khmer, kana, Han. */
    private static boolean isDense(int c) {
        return (c >= 0x0E00 && c <= 0x109F)
                || (c >= 0x1780 && c <= 0x17FF)
                || (c >= 0x3040 && c <= 0x30FF)
                || (c >= 0x3400 && c <= 0x9FFF)
                || (c >= 0xF900 && c <= 0xFAFF)
                || c >= 0x20000;
    }
}
