package dev.qkv.quiz;

import dev.qkv.model.Question;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which key points a written answer touches: a help for the eye, never a grade. */
public final class KeyPoints {
    /** A point counts as touched when so many of its words are in the text, as a share. */
    private static final double ENOUGH = 0.5;

    private static final int SHORTEST_WORD = 4;

    private KeyPoints() {}

    /** One entry a point. */
    public static List<Boolean> covered(Question.Open question, String text) {
        Set<String> said = words(text);
        List<Boolean> covered = new ArrayList<>();
        for (String point : question.keyPoints()) {
            Set<String> wanted = words(point);
            int found = 0;
            for (String word : wanted) {
                found += said.contains(word) ? 1 : 0;
            }
            covered.add(!wanted.isEmpty() && found >= ENOUGH * wanted.size());
        }
        return covered;
    }

    /** Stems of words of four letters and more, and every pair of neighbouring Chinese characters. */
    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        StringBuilder word = new StringBuilder();
        int previous = 0;
        String lower = text.toLowerCase(Locale.ROOT) + " ";
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            boolean chinese = Character.isIdeographic(c);
            if (chinese && Character.isIdeographic(previous)) {
                words.add("" + (char) previous + c);
            }
            if (Character.isLetterOrDigit(c) && !chinese) {
                word.append(c);
            } else {
                if (word.length() >= SHORTEST_WORD) {
                    words.add(stem(word.toString()));
                }
                word.setLength(0);
            }
            previous = c;
        }
        return words;
    }

    private static String stem(String word) {
        for (String ending : List.of("ing", "ed", "es", "s")) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_WORD) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
