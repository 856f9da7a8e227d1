package dev.qkv.notes.check;

import dev.qkv.model.Heading;
import dev.qkv.model.Language;
import dev.qkv.model.Note;
import dev.qkv.model.Section;
import java.util.Arrays;
import java.util.List;

/** The headings of a note are those of the grammar, in its order. */
final class SectionRules {
    private SectionRules() {}

    /** Where a heading stands in the grammar's order; -1 for one that is not in it. */
    static int rank(Language language, Section section) {
        return headings(language).indexOf(section.heading());
    }

    static List<String> headings(Language language) {
        return Arrays.stream(Heading.values())
                .map(heading -> heading.in(language))
                .toList();
    }

    static void check(Note note, Pages pages) {
        List<String> known = headings(note.language());
        int last = -1;
        for (Section section : note.sections()) {
            int rank = rank(note.language(), section);
            if (rank < 0) {
                pages.warning(
                        note,
                        section.line(),
                        "section \"" + section.heading() + "\"; a note has " + String.join(", ", known));
            } else if (rank == last) {
                pages.error(note, section.line(), "section \"" + section.heading() + "\" stands here twice");
            } else if (rank < last) {
                pages.warning(
                        note,
                        section.line(),
                        "section \"" + section.heading() + "\" comes after \"" + known.get(last) + "\"; the order is "
                                + String.join(", ", known));
            }
            last = Math.max(last, rank);
            if (section.markdown().isBlank()) {
                pages.error(note, section.line(), "section \"" + section.heading() + "\" is empty");
            }
        }
    }
}
