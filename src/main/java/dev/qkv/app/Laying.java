package dev.qkv.app;

import dev.qkv.model.Card;
import dev.qkv.model.Concept;
import dev.qkv.model.Note;
import dev.qkv.model.Section;
import dev.qkv.render.Formula;
import dev.qkv.render.InlineText;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.search.BankIndexer;
import java.util.List;
import java.util.function.IntConsumer;

/** Lays a note's short answer and first formula out for the index, so that lookup parses nothing. */
final class Laying {
    private static final String FENCE = "```math\n";

    private Laying() {}

    /** How the banks' texts get into their indexes. @param progress told how many concepts are written, now and then */
    static BankIndexer.Making making(IntConsumer progress) {
        return new BankIndexer.Making(Laying::of, Laying::line, progress);
    }

    /** A paragraph, an item of a list or a row of a table as a line of plain text, formulas made readable. */
    static String line(String markdown) {
        String bare = withoutMarker(markdown.strip());
        List<Span> spans = InlineText.of(bare);
        if (isAsWritten(spans, bare)) {
            return bare;
        }
        StringBuilder line = new StringBuilder(bare.length());
        for (Span span : spans) {
            line.append(span.text().replace('\n', ' '));
        }
        return line.toString().strip();
    }

    /** An item without its sign or number, a row of a table with its cells parted by dots. */
    private static String withoutMarker(String text) {
        if (text.startsWith("|")) {
            String cells =
                    text.substring(1, text.endsWith("|") && text.length() > 1 ? text.length() - 1 : text.length());
            return cells.replace("|", " · ").strip();
        }
        int end = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        boolean number = end > 0 && text.startsWith(". ", end);
        boolean sign = text.length() > 1 && "-*+".indexOf(text.charAt(0)) >= 0 && text.charAt(1) == ' ';
        return number ? text.substring(end + 2) : sign ? text.substring(2) : text;
    }

    static Card.Laid of(Concept concept, Note note) {
        String formula = "";
        for (Section section : note.sections()) {
            String tex = firstFormula(section.markdown());
            if (!tex.isEmpty()) {
                formula = LaidText.of(formula(tex, true), formula(tex, false));
                break;
            }
        }
        List<Span> unicode = InlineText.of(note.summary(), true);
        List<Span> ascii = isAsWritten(unicode, note.summary()) ? unicode : InlineText.of(note.summary(), false);
        return new Card.Laid(LaidText.of(unicode, ascii), formula);
    }

    /** Whether a line has no mark-up at all, as most have. */
    private static boolean isAsWritten(List<Span> spans, String markdown) {
        return spans.size() == 1 && spans.get(0).text().equals(markdown);
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
