package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.model.Bank;
import dev.qkv.model.Card;
import dev.qkv.model.QuestionHeader;
import dev.qkv.model.Topic;
import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.schedule.CardState;
import dev.qkv.schedule.ReviewStatistics;
import dev.qkv.schedule.Scheduler;
import dev.qkv.schedule.Streak;
import dev.qkv.store.History;
import dev.qkv.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        List<QuestionHeader> questions = banks.questions(Bank.BUNDLED);
        Map<String, CardState> seen = seen(banks, questions, page);
        topics(banks, questions, seen, page);
        page.gap();
        List<String> added = banks.added().names();
        if (!added.isEmpty()) {
            page.add(Line.of(context.text("overview.banks", String.join(", ", added))));
            page.gap();
        }
        for (String command : List.of("lookup", "explain", "quiz")) {
            page.add(new Line(List.of(
                    new Span(Role.CODE, "  " + Columns.padRight(context.text("overview." + command + ".command"), 26)),
                    Span.of(context.text("overview." + command)))));
        }
        context.show(page.text());
        return ExitCode.OK;
    }

    private void topics(Banks banks, List<QuestionHeader> all, Map<String, CardState> known, Page page) {
        Map<String, Integer> concepts = new HashMap<>();
        for (Card card : banks.all()) {
            concepts.merge(card.topic(), 1, Integer::sum);
        }
        Map<String, Integer> questions = new HashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (QuestionHeader header : all) {
            questions.merge(header.topic(), 1, Integer::sum);
            if (known.containsKey(header.card().toString())) {
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
    }

    /** The states of the cards that were asked before; says how things stand. A history that cannot be read is told of by the verbs that need it. */
    private Map<String, CardState> seen(Banks banks, List<QuestionHeader> questions, Page page) {
        if (!History.exists(Histories.folder(context))) {
            return Map.of();
        }
        try (History history = Histories.open(context)) {
            List<String> cards = new ArrayList<>();
            for (QuestionHeader header : questions) {
                cards.add(header.card().toString());
            }
            Map<String, CardState> seen = history.states(cards);
            standing(banks, questions, seen, history, page);
            return seen;
        } catch (StoreException e) {
            return Map.of();
        }
    }

    private void standing(
            Banks banks, List<QuestionHeader> questions, Map<String, CardState> seen, History history, Page page) {
        Instant now = context.clock().instant();
        int due = history.countDue(now);
        page.add(Line.of(due == 0 ? context.text("overview.nothing-due") : context.text("overview.due", due)));
        int streak = Streak.upTo(
                Scheduler.utcDay(now),
                day -> history.reviewed(ReviewStatistics.start(day), ReviewStatistics.start(day + 1)));
        if (streak > 0) {
            page.add(Line.of(context.text("overview.streak", streak)));
        }
        WeakestTopic weakest = WeakestTopic.of(questions, seen, history.scheduler(), now);
        if (weakest != null) {
            String title = weakest.topic();
            for (Topic topic : banks.topics()) {
                title = topic.id().equals(title) ? topic.title().in(context.language()) : title;
            }
            page.add(Line.of(context.text("overview.weakest", title, Math.round(100 * weakest.recall()))));
        }
        String next = due > 0 ? "qkv quiz" : weakest == null ? "" : "qkv quiz " + weakest.topic();
        if (!next.isEmpty()) {
            page.add(Line.of(Role.STRONG, context.text("overview.next", next)));
        }
        page.gap();
    }
}
