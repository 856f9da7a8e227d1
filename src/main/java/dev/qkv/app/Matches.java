package dev.qkv.app;

import dev.qkv.model.Bank;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import dev.qkv.search.Hit;
import java.util.ArrayList;
import java.util.List;

/** Why a concept was found: the lines of its note that answer the query, and a question like it with its answer. */
final class Matches {
    private static final int MOST_LINES = 3;

    private final Context context;
    private final Page page;

    Matches(Context context, Page page) {
        this.context = context;
        this.page = page;
    }

    void add(Hit hit) {
        Hit.Answer answer = hit.answer();
        int shown = 0;
        for (Hit.Passage passage : hit.passages()) {
            // the short answer stands above already, and so does the formula
            boolean tex = passage.text().indexOf('\\') >= 0;
            if (passage.sectionLine() == 0 || tex || shown == MOST_LINES) {
                continue;
            }
            if (shown++ == 0) {
                page.gap();
            }
            page.addAll(Wrap.lines(
                    marked(passage),
                    page.options().width(),
                    Line.of(
                            Role.DIM,
                            "  " + page.clean(passage.section())
                                    + (page.options().unicode() ? " › " : " > ")),
                    Line.of("    ")));
        }
        // a card of one's own is this question, and stands above
        boolean own = !hit.card().bank().equals(Bank.BUNDLED);
        if (answer != null && !own && !answer.answer().isEmpty()) {
            page.gap();
            page.addAll(Wrap.lines(
                    List.of(new Span(Role.STRONG, page.clean(answer.prompt()))),
                    page.options().width(),
                    Line.of(Role.DIM, context.text("match.question") + " "),
                    Line.of("  ")));
            String dash = page.options().unicode() ? " — " : " - ";
            String reason = answer.why().isEmpty() ? answer.answer() : answer.answer() + dash + answer.why();
            page.addAll(Wrap.lines(
                    List.of(Span.of(page.clean(reason))), page.options().width(), Line.of("  "), Line.of("  ")));
        }
    }

    private List<Span> marked(Hit.Passage passage) {
        List<Span> spans = new ArrayList<>();
        int at = 0;
        for (Hit.Mark mark : passage.marks()) {
            add(spans, Role.TEXT, passage.text().substring(at, mark.start()));
            add(spans, Role.STRONG, passage.text().substring(mark.start(), mark.end()));
            at = mark.end();
        }
        add(spans, Role.TEXT, passage.text().substring(at));
        return spans;
    }

    private void add(List<Span> spans, Role role, String text) {
        if (!text.isEmpty()) {
            spans.add(new Span(role, page.clean(text)));
        }
    }
}
