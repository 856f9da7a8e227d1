package dev.qkv.app;

import dev.qkv.model.Card;
import dev.qkv.model.Concept;
import dev.qkv.model.Note;
import dev.qkv.model.Section;
import dev.qkv.render.Formula;
import dev.qkv.render.InlineText;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import java.util.List;

/** Lays a note's short answer and first formula out for the index, so that lookup parses nothing. */
final class Laying {
    private static final String FENCE = "```math\n";

    private Laying() {}

    static Card.Laid of(Concept concept, Note note) {
        String formula = "";
        for (Section section : note.sections()) {
            String tex = firstFormula(section.markdown());
            if (!tex.isEmpty()) {
                formula = LaidText.of(formula(tex, true), formula(tex, false));
                break;
            }
        }
        return new Card.Laid(
                LaidText.of(InlineText.of(note.summary(), true), InlineText.of(note.summary(), false)), formula);
    }

    private static List<Span> formula(String tex, boolean unicode) {
        return List.of(new Span(Role.MATH, Formula.inline(tex, unicode)));
    }

    private static String firstFormula(String markdown) {
        int start = markdown.indexOf(FENCE);
        if (start < 0) {
            return "";
        }
        int end = markdown.indexOf("```", start + FENCE.length());
        return end < 0 ? "" : markdown.substring(start + FENCE.length(), end).strip();
    }
}
