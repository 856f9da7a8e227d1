package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.Setting;
import dev.qkv.config.UserError;
import dev.qkv.model.Nearest;
import dev.qkv.model.QuestionHeader;
import dev.qkv.quiz.Candidate;
import dev.qkv.quiz.Filter;
import dev.qkv.quiz.Interview;
import dev.qkv.quiz.Selection;
import dev.qkv.quiz.Session;
import dev.qkv.quiz.SessionOptions;
import dev.qkv.quiz.Summary;
import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Scheduler;
import dev.qkv.store.History;
import dev.qkv.terminal.QuizScreen;
import dev.qkv.terminal.QuizTexts;
import dev.qkv.terminal.SessionSummary;
import dev.qkv.terminal.Tty;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The quiz at the terminal. */
final class QuizSession {
    private final Context context;

    QuizSession(Context context) {
        this.context = context;
    }

    int run(Quiz.Request request) {
        try (Tty.Opening terminal = terminal()) {
            return run(request, terminal);
        }
    }

    private Tty.Opening terminal() {
        return context.surroundings().rehearsal()
                ? Tty.opening(context.in(), OutputStream.nullOutputStream())
                // the terminal may be asked for its colours, and then before it is taken
                : Tty.opening(() -> Display.full(context));
    }

    private int run(Quiz.Request request, Tty.Opening terminal) {
        Banks banks = new Banks(context);
        Filter filter = QuizScope.filter(banks, request);
        Instant now = context.clock().instant();
        try (History history = Histories.open(context, scheduler(request))) {
            // without a seed every day has its own order, and stays the same when the session is taken up again
            long seed = request.seed() == null ? now.getEpochSecond() / 86_400 : request.seed();
            history.requireWritable();
            List<Candidate> candidates = candidates(request, banks, history, filter, seed);
            Session session = new Session(candidates, options(request, history, now), history.scheduler(), now);
            if (session.phase() == Session.Phase.FINISHED) {
                context.console().println(nothing(session, candidates.isEmpty()));
                return ExitCode.OK;
            }
            return show(session, new SessionHost(context, banks, history, seed), terminal);
        }
    }

    private int show(Session session, SessionHost host, Tty.Opening terminal) {
        context.console().flush();
        QuizScreen.Outcome outcome;
        try (Tty tty = terminal.tty()) {
            outcome = new QuizScreen(
                            session,
                            host,
                            QuizTexts.of(context.language()),
                            Display.full(context),
                            context.clock(),
                            tty,
                            context.surroundings().dumb())
                    .run();
        } catch (IOException e) {
            throw UserError.usage("a quiz needs a terminal (" + e.getMessage()
                    + "); in a script use --batch, which prints questions and grades --answers");
        }
        summarize(session, host);
        if (!outcome.unsaved().isEmpty()) {
            throw UserError.data(outcome.unsaved());
        }
        return outcome.end() == QuizScreen.End.INTERRUPTED ? ExitCode.INTERRUPTED : ExitCode.OK;
    }

    /** What stays on the shell's screen. */
    private void summarize(Session session, SessionHost host) {
        Page page = new Page(Display.text(context));
        page.addAll(SessionSummary.lines(
                Summary.of(session.log()),
                session,
                host::topicTitle,
                QuizTexts.of(context.language()),
                context.clock().instant(),
                page.options()));
        context.console().print(page.text());
        context.console().flush();
    }

    /** How often each topic is asked in an interview, where that is set. */
    private Map<String, Double> weights(Banks banks) {
        Map<String, Double> weights = context.settings().interviewWeights();
        Set<String> topics = new LinkedHashSet<>();
        for (QuestionHeader header : weights.isEmpty() ? List.<QuestionHeader>of() : banks.questions()) {
            topics.add(header.topic());
        }
        for (String topic : weights.keySet()) {
            if (!topics.contains(topic)) {
                String nearest = Nearest.of(topic, topics);
                throw UserError.usage(
                        context.settings().interviewOrigin(topic) + ": no topic \"" + Shown.of(topic) + "\""
                                + (nearest == null
                                        ? "; topics are " + String.join(", ", topics)
                                        : "; did you mean " + nearest + "?"));
            }
        }
        return weights;
    }

    private List<Candidate> candidates(Quiz.Request request, Banks banks, History history, Filter filter, long seed) {
        List<QuestionHeader> shuffled = Selection.othersLast(
                new Selection(banks.versions(), seed).shuffled(filter.of(banks.questions())), context.language());
        if (request.interview() != null) {
            shuffled = Interview.order(shuffled, weights(banks), seed);
        }
        List<String> cards = new ArrayList<>();
        for (QuestionHeader header : shuffled) {
            cards.add(header.card().toString());
        }
        Map<String, CardState> known = history.states(cards);
        Set<String> suspended = history.suspended();
        List<Candidate> candidates = new ArrayList<>();
        for (QuestionHeader header : shuffled) {
            String card = header.card().toString();
            boolean isNew = !known.containsKey(card);
            if (!suspended.contains(card) && !(isNew && request.dueOnly())) {
                candidates.add(new Candidate(header, known.getOrDefault(card, CardState.NEW)));
            }
        }
        return candidates;
    }

    private SessionOptions options(Quiz.Request request, History history, Instant now) {
        int cards = Math.max(0, request.count());
        boolean binary = request.binary() || context.settings().isOn(Setting.BINARY);
        if (request.interview() != null) {
            return SessionOptions.interview(now.plus(duration(request.interview())));
        }
        if (request.cram()) {
            return SessionOptions.cram(cards, binary);
        }
        DailyLimits limits = DailyLimits.of(context.settings(), history, now);
        int newLeft = request.newCards() >= 0 ? request.newCards() : limits.newLeft();
        return SessionOptions.review(cards, request.dueOnly() ? 0 : newLeft, limits.reviewsLeft(), binary);
    }

    private Scheduler scheduler(Quiz.Request request) {
        Long set = context.settings().fuzzSeed();
        return Histories.scheduler(context, request.retention(), request.fuzz() && set == null ? Long.valueOf(0) : set);
    }

    /** Minutes or hours, such as {@code 30m} or {@code 1h}. */
    private static Duration duration(String text) {
        char unit = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        try {
            long number = Long.parseLong(text.substring(0, Math.max(0, text.length() - 1)));
            if (number > 0 && number <= 1000 && (unit == 'm' || unit == 'h')) {
                return unit == 'm' ? Duration.ofMinutes(number) : Duration.ofHours(number);
            }
        } catch (NumberFormatException e) {
            // told below, as for an unknown unit
        }
        throw UserError.usage("--interview takes minutes or hours, such as 30m or 1h, not \"" + Shown.of(text) + "\"");
    }

    private String nothing(Session session, boolean empty) {
        Instant next = session.nextDue();
        if (empty) {
            return context.text("quiz.none.session");
        }
        return next == null ? context.text("quiz.done") : context.text("quiz.done.next", next);
    }
}
