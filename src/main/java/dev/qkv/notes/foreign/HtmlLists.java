package dev.qkv.notes.foreign;

import java.util.ArrayDeque;
import java.util.Deque;

/** The lists of an HTML block that are open at a place, and what stands before their items: a bullet, or the next number or letter. */
final class HtmlLists {
    private static final String BULLET = "- ";
    private static final int LETTERS = 26;
    private static final int MOST = 20;

    /** Of each list the mark of its next item. */
    private final Deque<String> marks = new ArrayDeque<>();

    private boolean begins;

    /** Reads the tag of a list. @param word its name @param type its attribute of that name */
    void nest(String word, boolean closing, String type) {
        begins = !closing && marks.isEmpty();
        if (closing) {
            marks.poll();
        } else if (marks.size() < MOST) {
            boolean letters = type.equalsIgnoreCase("a");
            marks.push(word.equals("ul") ? BULLET : letters ? "A. " : "1. ");
        }
    }

    /** Whether the next item is the first of a list that is in no other. */
    boolean begins() {
        return begins;
    }

    /** The mark of an item that begins. */
    String mark() {
        begins = false;
        if (marks.isEmpty()) {
            return BULLET;
        }
        String mark = marks.pop();
        marks.push(next(mark));
        return mark;
    }

    private static String next(String mark) {
        if (mark.equals(BULLET)) {
            return mark;
        }
        String label = mark.substring(0, mark.length() - 2);
        if (Character.isDigit(label.charAt(0))) {
            return Integer.parseInt(label) + 1 + ". ";
        }
        return label.charAt(0) - 'A' + 1 < LETTERS ? (char) (label.charAt(0) + 1) + ". " : BULLET;
    }
}
