package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.model.Card;
import dev.qkv.model.QuestionHeader;
import dev.qkv.model.Topic;
import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.store.History;
import dev.qkv.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a bare {@code qkv} prints: one screen with what there is and what to try. */
public final class Overview {
    private final Context context;

    public Overview(Context context) {
        this.context = context;
    }

    public int run() {
        Banks banks = new Banks(context);
        Page page = new Page(Display.text(context));
        page.add(Line.of(Role.HEADING, context.text("overview.title")));
        page.gap();
        Map<String, Integer> concepts = new HashMap<>();
        for (Card card : banks.all()) {
            concepts.merge(card.topic(), 1, Integer::sum);
        }
        Map<String, Integer> questions = new HashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        Set<String> known = known(page);
        for (QuestionHeader header : banks.questions(dev.qkv.model.Bank.BUNDLED)) {
            questions.merge(header.topic(), 1, Integer::sum);
            if (known.contains(header.card().toString())) {
                seen.merge(header.topic(), 1, Integer::sum);
            }
        }
        int width = 0;
        for (Topic topic : banks.topics()) {
            width = Math.max(width, Columns.of(topic.title().in(context.language())));
        }
        for (Topic topic : banks.topics()) {
            page.add(new Line(List.of(
                    new Span(Role.STRONG, "  " + Columns.padRight(topic.title().in(context.language()), width)),
                    Span.of("  "
                            + context.text(
                                    "overview.topic",
                                    concepts.getOrDefault(topic.id(), 0),
                                    seen.getOrDefault(topic.id(), 0),
                                    questions.getOrDefault(topic.id(), 0))),
                    new Span(Role.DIM, "  " + topic.id()))));
        }
        page.gap();
        for (String command : List.of("lookup", "explain", "quiz")) {
            page.add(new Line(List.of(
                    new Span(Role.CODE, "  " + Columns.padRight(context.text("overview." + command + ".command"), 26)),
                    Span.of(context.text("overview." + command)))));
        }
        context.show(page.text());
        return ExitCode.OK;
    }

    /** Cards that were asked before; says what is due. A history that cannot be read is told of by the verbs that need it. */
    private Set<String> known(Page page) {
        if (!History.exists(Histories.folder(context))) {
            return Set.of();
        }
        try (History history = Histories.open(context)) {
            int due = history.countDue(context.clock().instant());
            page.add(Line.of(due == 0 ? context.text("overview.nothing-due") : context.text("overview.due", due)));
            page.gap();
            return history.known();
        } catch (StoreException e) {
            return Set.of();
        }
    }
}
