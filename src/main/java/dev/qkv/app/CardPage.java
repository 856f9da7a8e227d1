package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.exchange.HistoryJson;
import dev.qkv.figure.Figure;
import dev.qkv.model.Card;
import dev.qkv.model.QuestionHeader;
import dev.qkv.quiz.Asker;
import dev.qkv.render.TerminalMarkdown;
import dev.qkv.render.figure.FigureText;
import dev.qkv.render.text.Ascii;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Scheduler;
import dev.qkv.store.History;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One card of the user's: its question without the answer, what the scheduler knows of it, and its forgetting curve. */
final class CardPage {
    private static final String FORMULA = "R(t) = (1 + (0.9^(−1/w) − 1)·t/S)^(−w),  w = ";
    private static final int DECAY = 20;

    private final Context context;
    private final Banks banks;
    private final Instant now;

    CardPage(Context context, Banks banks) {
        this.context = context;
        this.banks = banks;
        this.now = context.clock().instant();
    }

    int run(QuestionHeader header, boolean json, @Nullable String svg) {
        String name = header.card().toString();
        CardState state = CardState.NEW;
        boolean suspended = false;
        Scheduler scheduler = Histories.scheduler(context, null, null);
        if (History.exists(Histories.folder(context))) {
            try (History history = Histories.open(context)) {
                state = history.state(name);
                suspended = history.suspended().contains(name);
                scheduler = history.scheduler();
            }
        }
        if (json) {
            context.console().println(HistoryJson.states(Map.of(name, state)));
            return ExitCode.OK;
        }
        Figure curve = new ForgettingCurve(context, scheduler, now).of(state);
        if (svg != null) {
            return new FigureFile(context).write(List.of(curve), svg);
        }
        Page page = new Page(Display.text(context));
        question(page, header);
        page.gap();
        facts(page, state, scheduler, suspended);
        page.gap();
        page.addAll(FigureText.lines(curve, page.options()));
        page.gap();
        String formula =
                FORMULA + Arrays.number(scheduler.parameters().weights().w(DECAY));
        text(page, Role.MATH, page.options().unicode() ? formula : Ascii.of(formula));
        text(page, Role.DIM, context.text("card.next", header.card().concept()));
        context.show(page.text());
        return ExitCode.OK;
    }

    private void question(Page page, QuestionHeader header) {
        Card card = banks.card(header.card().bank(), header.card().concept());
        String title = card == null ? header.card().concept() : card.title().in(context.language());
        page.title(title, page.clean(header.card().toString()));
        page.gap();
        QuestionSource.Found found = new QuestionSource(context, banks).find(header);
        String prompt = new Asker(banks.version(header.card().bank()), 0)
                .ask(header, found.question(), found.language())
                .prompt();
        page.addAll(TerminalMarkdown.render(prompt, page.options()));
    }

    private void facts(Page page, CardState card, Scheduler scheduler, boolean suspended) {
        Instant last = card.lastReview();
        Instant due = card.due();
        if (last == null || due == null) {
            text(page, Role.TEXT, context.text("card.new"));
        } else {
            text(
                    page,
                    Role.TEXT,
                    context.text(
                            "card.state",
                            context.text("card.state." + card.state().word()),
                            Arrays.number(card.stability()),
                            Arrays.number(card.difficulty()),
                            card.reps(),
                            card.lapses()));
            text(
                    page,
                    Role.TEXT,
                    context.text(
                            "card.dates", last, due, Arrays.number(round(100 * scheduler.retrievability(card, now)))));
        }
        if (suspended) {
            text(page, Role.BAD, context.text("card.suspended"));
        }
    }

    /** To one decimal: more would tell of nothing. */
    private static double round(double percent) {
        return Math.round(10 * percent) / 10.0;
    }

    private static void text(Page page, Role role, String text) {
        page.addAll(Wrap.lines(
                List.of(new Span(role, page.clean(text))), page.options().width()));
    }
}
