package dev.qkv.notes.foreign;

import java.util.ArrayList;
import java.util.List;

/** The headings above a place in a document, from the highest to the lowest. */
final class Chapters {
    private final List<String> titles = new ArrayList<>();
    private final List<Integer> levels = new ArrayList<>();

    List<String> titles() {
        return List.copyOf(titles);
    }

    /** Ends those of a level and all below. */
    void leave(int level) {
        while (!levels.isEmpty() && levels.get(levels.size() - 1) >= level) {
            levels.remove(levels.size() - 1);
            titles.remove(titles.size() - 1);
        }
    }

    void enter(Piece heading) {
        leave(heading.level());
        levels.add(heading.level());
        titles.add(QuestionText.of(heading.plain()).text());
    }
}
