package dev.qkv.terminal;

import dev.qkv.model.Question;
import dev.qkv.quiz.Answer;
import dev.qkv.quiz.Asked;
import dev.qkv.quiz.Effect;
import dev.qkv.quiz.Grader;
import dev.qkv.quiz.Progress;
import dev.qkv.quiz.Session;
import dev.qkv.quiz.UnaskableException;
import dev.qkv.quiz.Verdict;
import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.SafeText;
import dev.qkv.render.text.Span;
import dev.qkv.schedule.Rating;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs a session on a terminal: keys in, pictures out. What happens to the cards is the session's affair, what is kept the host's. */
public final class QuizScreen {
    /** How a session on the screen ended. */
    public enum End {
        /** Nothing is left, or the user quit. */
        DONE,
        /** Ctrl-C. */
        INTERRUPTED
    }

    /**
     * The end of a session.
     *
     * @param unsaved what could not be written, for the user; empty where everything was
     */
    public record Outcome(End end, String unsaved) {}

    /** The question on the screen. */
    private static final class Current {
        private final Asked asked;
        private final AnswerInput input;
        private @Nullable Verdict verdict;
        private boolean sayHard;

        Current(Asked asked) {
            this.asked = asked;
            this.input = new AnswerInput(asked);
        }
    }

    /** An effect that could not be kept. */
    private record Failure(Effect effect, String message) {}

    private static final int SECOND = 1000;

    private final Session session;
    private final QuizHost host;
    private final QuizTexts texts;
    private final RenderOptions options;
    private final InstantSource clock;
    private final Tty tty;
    private final Painter painter;
    private final QuizFoot foot;
    private @Nullable Current current;
    private @Nullable Reader reader;
    private @Nullable Failure failure;
    private @Nullable Outcome outcome;
    private boolean hardSaid;
    private String notice = "";
    private int scroll;
    private int lowest;

    /** @param flow whether the terminal has no cursor to move, as {@code TERM=dumb} says */
    public QuizScreen(
            Session session,
            QuizHost host,
            QuizTexts texts,
            RenderOptions options,
            InstantSource clock,
            Tty tty,
            boolean flow) {
        this.session = session;
        this.host = host;
        this.texts = texts;
        this.options = options;
        this.clock = clock;
        this.tty = tty;
        this.painter = flow
                ? new FlowPainter(tty.terminal().writer())
                : new ScreenPainter(tty.terminal().writer(), options);
        this.foot = new QuizFoot(session, texts);
    }

    /** Runs to the end of the session. The caller closes the terminal. */
    public Outcome run() throws IOException {
        if (session.phase() == Session.Phase.FINISHED) {
            return new Outcome(End.DONE, "");
        }
        tty.enter(painter);
        try {
            while (outcome == null) {
                Current question = prepare();
                if (question == null) {
                    return new Outcome(End.DONE, "");
                }
                paint(question);
                press(question, tty.keys().next(session.options().deadline() == null ? 0 : SECOND));
            }
            return outcome;
        } finally {
            painter.leave();
        }
    }

    /** The question to be shown; null where none is left. */
    private @Nullable Current prepare() {
        while (current == null && session.phase() != Session.Phase.FINISHED) {
            try {
                current = new Current(host.ask(session.current(), session.showing()));
                scroll = 0;
            } catch (UnaskableException e) {
                leaveOut(e);
            }
        }
        return current;
    }

    private void leaveOut(UnaskableException e) {
        notice = clean(texts.get("skipped", String.valueOf(e.getMessage())));
        session.skip(clock.instant());
        current = null;
    }

    // ---- pictures

    private void paint(Current question) {
        ScreenSize size = tty.size();
        int width = size.columns();
        if (reader != null) {
            painter.paint(reader.frame(painter, size, options), size);
            return;
        }
        QuizView view = new QuizView(texts, options, width, question.asked, question.input)
                .build(question.verdict, question.sayHard, host.reference(question.asked.header()));
        List<Line> rows = failure == null
                ? foot.rows(question.asked, question.input, notice, width, clock.instant())
                : QuizFoot.message(Role.BAD, texts.get("unsaved", clean(failure.message())), texts.get("unsaved.keys"));
        int room = painter.room(size, rows.size());
        lowest = room == 0 ? 0 : Math.max(0, view.lines().size() - room);
        if (scroll < 0) {
            scroll = view.verdictLine(); // the verdict has just appeared
        }
        if (view.inputLine() >= 0) {
            scroll = Math.max(scroll, view.inputLine() - room + 1);
        }
        scroll = Math.min(Math.max(0, scroll), lowest);
        painter.paint(
                new Frame(title(question, width), view.lines(), scroll, view.inputLine(), view.column(), rows), size);
    }

    /** Where we are, and at the right how far; the concept is named only once naming it gives nothing away. */
    private Line title(Current question, int width) {
        Progress progress = session.progress(clock.instant());
        String kind = session.showing() > 0 ? "again" : session.isNew() ? "new" : "due";
        String right =
                texts.get(kind) + "  " + Math.min(progress.cards(), progress.done() + 1) + "/" + progress.cards() + " ";
        String place = " " + host.topic(question.asked.header());
        if (question.verdict != null) {
            place += (options.unicode() ? " › " : " > ") + host.concept(question.asked.header());
        }
        String left = Columns.fit(
                clean(place),
                Math.max(0, width - Columns.of(right) - 1),
                options.glyphs().ellipsis());
        int gap = Math.max(1, width - Columns.of(left) - Columns.of(right));
        return new Line(List.of(new Span(Role.HEADING, left), Span.of(" ".repeat(gap)), new Span(Role.DIM, right)));
    }

    // ---- keys

    private void press(Current question, Key key) {
        switch (key.type()) {
            case NONE, REDRAW -> {
                return;
            }
            case INTERRUPT -> {
                outcome = new Outcome(End.INTERRUPTED, unsaved());
                return;
            }
            case CLOSED -> {
                outcome = new Outcome(End.DONE, unsaved());
                return;
            }
            default -> notice = "";
        }
        if (key.isControl('z')) {
            tty.suspend();
        } else if (failure != null) {
            retry(failure, key);
        } else if (reader != null) {
            if (!reader.press(key)) {
                reader = null;
            }
        } else if (key.is(Key.Type.PAGE_UP) || key.is(Key.Type.PAGE_DOWN)) {
            scroll(key.is(Key.Type.PAGE_UP) ? -10 : 10);
        } else if (session.phase() == Session.Phase.ASKING) {
            ask(question, key);
        } else {
            grade(question, key);
        }
    }

    private void ask(Current question, Key key) {
        AnswerInput input = question.input;
        if (!input.isTyping()) {
            choose(question, key);
        } else if (SessionKey.QUIT_TYPED.matches(key) || (key.isControl('d') && input.isEmpty())) {
            quit();
        } else if (SessionKey.UNDO_TYPED.matches(key) && input.isEmpty()) {
            undo();
        } else if (!input.type(key) && SessionKey.SUBMIT.matches(key)) {
            submit(question, input.answer());
        }
    }

    private void choose(Current question, Key key) {
        Asked asked = question.asked;
        boolean open = asked.question() instanceof Question.Open;
        if (question.input.choose(key)) {
            submit(question, question.input.answer());
        } else if (open && SessionKey.REVEAL.matches(key)) {
            submit(question, null);
        } else if (open && SessionKey.WRITE.matches(key)) {
            question.input.write();
        } else if (SessionKey.GIVE_UP.matches(key)) {
            submit(question, null);
        } else if (SessionKey.SUBMIT.matches(key)) {
            String missing = question.input.missing();
            if (missing.isEmpty()) {
                submit(question, question.input.answer());
            } else {
                notice = question.input.isEmpty() ? texts.get("nothing.chosen") : texts.get("incomplete", missing);
            }
        } else {
            common(key);
        }
    }

    private void submit(Current question, @Nullable Answer answer) {
        Verdict verdict;
        try {
            verdict = Grader.grade(question.asked, answer);
        } catch (UnaskableException e) {
            leaveOut(e);
            return;
        }
        Instant now = clock.instant();
        session.answered(verdict.mark(), now);
        question.verdict = verdict;
        List<Rating> grades = session.grades();
        question.sayHard = !hardSaid && grades.contains(Rating.HARD);
        hardSaid |= question.sayHard;
        scroll = -1;
        if (grades.equals(List.of(Rating.AGAIN))) {
            keep(session.grade(Rating.AGAIN, now));
        }
    }

    private void grade(Current question, Key key) {
        boolean goOn = SessionKey.CONTINUE.matches(key);
        if (session.phase() == Session.Phase.GRADED) {
            if (goOn) {
                session.proceed(clock.instant());
                current = null;
            } else {
                after(question, key);
            }
            return;
        }
        for (Rating rating : Rating.values()) {
            if (QuizFoot.key(rating).matches(key) || (goOn && rating == Rating.GOOD)) {
                if (session.grades().contains(rating)) {
                    keep(session.grade(rating, clock.instant()));
                } else {
                    notice = texts.get(session.options().binary() ? "binary.grades" : "hard.no-fail");
                }
                return;
            }
        }
        after(question, key);
    }

    private void after(Current question, Key key) {
        if (SessionKey.EXPLAIN.matches(key)) {
            read(host.concept(question.asked.header()), width -> host.explain(question.asked.header(), width));
        } else if (SessionKey.DEMO.matches(key)) {
            if (host.demo(question.asked.header(), options).isEmpty()) {
                notice = texts.get("no.demo");
            } else {
                read(host.concept(question.asked.header()), width -> host.demo(question.asked.header(), width));
            }
        } else {
            common(key);
        }
    }

    private void common(Key key) {
        if (SessionKey.QUIT.matches(key)) {
            quit();
        } else if (SessionKey.UNDO.matches(key)) {
            undo();
        } else if (SessionKey.SUSPEND.matches(key)) {
            keep(session.suspend(clock.instant()));
        } else if (SessionKey.HELP.matches(key)) {
            read(texts.get("help.title"), width -> HelpPage.lines(texts, width));
        } else if (key.is(Key.Type.UP) || key.is(Key.Type.DOWN)) {
            scroll(key.is(Key.Type.UP) ? -1 : 1);
        }
    }

    private void scroll(int lines) {
        scroll = Math.min(Math.max(0, scroll + lines), lowest);
    }

    private void read(String title, Function<RenderOptions, List<Line>> page) {
        reader = new Reader(clean(title), texts.get("page.keys"), page);
    }

    private void undo() {
        Effect effect = session.undo(clock.instant());
        if (effect == null) {
            notice = texts.get("nothing.undo");
        } else {
            keep(effect);
        }
    }

    private void quit() {
        session.quit();
        outcome = new Outcome(End.DONE, unsaved());
    }

    // ---- what is kept

    /** Only what is on disk takes hold. */
    private void keep(Effect effect) {
        try {
            if (effect.durable()) {
                host.keep(effect);
            }
        } catch (UncheckedIOException e) {
            failure = new Failure(effect, String.valueOf(e.getMessage()));
            return;
        }
        failure = null;
        session.accept(effect);
        if (session.phase() != Session.Phase.GRADED || !(effect instanceof Effect.Review)) {
            current = null;
        }
    }

    private void retry(Failure failed, Key key) {
        if (SessionKey.SUBMIT.matches(key)) {
            keep(failed.effect());
        } else if (SessionKey.QUIT.matches(key)) {
            quit();
        }
    }

    private String unsaved() {
        return failure == null
                ? ""
                : texts.get("unsaved.quit", failure.effect().header().card(), clean(failure.message()));
    }

    private String clean(String text) {
        return SafeText.clean(text, options.glyphs());
    }
}
