package dev.qkv.quiz;

import dev.qkv.model.CardId;
import dev.qkv.model.QuestionHeader;
import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Preview;
import dev.qkv.schedule.Rating;
import dev.qkv.schedule.Scheduler;
import dev.qkv.schedule.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sitting over a queue of cards. It knows no clock, no terminal and no store: every event brings its time, and what is to be kept is handed out as an
 * {@link Effect} that takes hold only when it comes back through {@link #accept}, so that nothing counts that was not written.
 *
 * <p>ASKING, {@link #answered} → ANSWERED, a grade accepted → the next question; after a wrong answer, graded Again by itself, GRADED first, until
 * {@link #proceed}. FINISHED when nothing is left.
 */
public final class Session {
    public enum Phase {
        /** A question stands open. */
        ASKING,
        /** It is answered, the grade is not given. */
        ANSWERED,
        /** It was wrong and is graded; the reason is being read. */
        GRADED,
        FINISHED
    }

    /** One answer of this session. */
    public record Answered(QuestionHeader header, Verdict.Mark mark, Rating rating, Duration duration) {
        /** Answered right; an open question where its own judge passed it. */
        public boolean right() {
            return mark == Verdict.Mark.RIGHT || (mark == Verdict.Mark.OPEN && rating != Rating.AGAIN);
        }
    }

    /** What was accepted, in which phase; the entry that it let come back, or kept from it. */
    private record Step(Effect effect, Phase phase, CardQueue.Taken taken, CardQueue.@Nullable Entry awaited) {}

    private final SessionOptions options;
    private final Scheduler scheduler;
    private final CardQueue queue;
    private final int cards;
    private final int backlog;
    private final @Nullable Instant nextDue;
    private final List<Answered> log = new ArrayList<>();
    private final Deque<Step> journal = new ArrayDeque<>();
    private int removed;
    private Phase phase = Phase.ASKING;
    private CardQueue.@Nullable Taken current;
    private Verdict.Mark mark = Verdict.Mark.UNANSWERED;
    private Instant shownAt;
    private Instant answeredAt;

    /** @param candidates new cards are introduced in this order */
    public Session(List<Candidate> candidates, SessionOptions options, Scheduler scheduler, Instant start) {
        Intake intake = Intake.of(candidates, options, start);
        this.options = options;
        this.scheduler = scheduler;
        this.queue = new CardQueue(intake.due(), intake.fresh());
        this.cards = intake.due().size() + intake.fresh().size();
        this.backlog = intake.backlog();
        this.nextDue = intake.nextDue();
        this.shownAt = start;
        this.answeredAt = start;
        advance(start);
    }

    public Phase phase() {
        return phase;
    }

    /** @throws IllegalStateException when finished */
    public QuestionHeader current() {
        return entry().header();
    }

    /** How often the current card was asked before in this session. */
    public int showing() {
        return entry().showing();
    }

    /** Whether the current card was never reviewed before. */
    public boolean isNew() {
        return entry().state().state() == State.NEW;
    }

    public SessionOptions options() {
        return options;
    }

    /** The grades that may be given now, worst first; empty where none may. */
    public List<Rating> grades() {
        if (phase != Phase.ANSWERED) {
            return List.of();
        }
        return switch (mark) {
            case WRONG, UNANSWERED -> List.of(Rating.AGAIN);
            case RIGHT -> options.binary() ? List.of(Rating.GOOD) : List.of(Rating.HARD, Rating.GOOD, Rating.EASY);
            case OPEN -> options.binary() ? List.of(Rating.AGAIN, Rating.GOOD) : List.of(Rating.values());
        };
    }

    /** What each grade would do to the current card; null where the schedule is left alone. */
    public @Nullable Preview preview(Instant now) {
        return options.scheduled() ? scheduler.preview(current().card().toString(), entry().state(), now) : null;
    }

    public Progress progress(Instant now) {
        int due = queue.dueLeft();
        int fresh = queue.newLeft();
        int failed = queue.failedLeft();
        if (current != null && phase != Phase.GRADED) {
            switch (current.from()) {
                case DUE -> due++;
                case NEW -> fresh++;
                case WAITING -> failed++;
            }
        }
        int right = 0;
        for (Answered answered : log) {
            right += answered.right() ? 1 : 0;
        }
        Instant deadline = options.deadline();
        Duration left = null;
        if (deadline != null) {
            left = now.isBefore(deadline) ? Duration.between(now, deadline) : Duration.ZERO;
        }
        return new Progress(
                cards - removed,
                Math.max(0, cards - removed - due - fresh - failed),
                log.size(),
                right,
                due,
                fresh,
                failed,
                backlog,
                left);
    }

    /** What was answered, in order, without what was undone. */
    public List<Answered> log() {
        return List.copyOf(log);
    }

    /** When the next card is due that this session will not ask; null where none is. */
    public @Nullable Instant nextDue() {
        Instant next = nextDue;
        Set<CardId> seen = new HashSet<>();
        for (Step step : journal) {
            if (seen.add(step.effect().header().card())
                    && step.effect() instanceof Effect.Review review
                    && review.durable()) {
                Instant due = review.after().due();
                next = next == null || (due != null && due.isBefore(next)) ? due : next;
            }
        }
        return next;
    }

    /** The question was answered; an answer that is wrong or missing is to be graded Again at once. */
    public void answered(Verdict.Mark verdict, Instant now) {
        require(Phase.ASKING);
        mark = verdict;
        answeredAt = now;
        phase = Phase.ANSWERED;
    }

    public Effect.Review grade(Rating rating, Instant now) {
        require(Phase.ANSWERED);
        if (!grades().contains(rating)) {
            throw new IllegalStateException(rating.word() + " is none of the grades that may be given: " + grades());
        }
        CardState before = entry().state();
        CardState after =
                options.scheduled() ? scheduler.review(current().card().toString(), before, rating, now) : before;
        Duration duration = Duration.between(shownAt, answeredAt);
        return new Effect.Review(
                current(),
                rating,
                now,
                duration.isNegative() ? Duration.ZERO : duration,
                before,
                after,
                options.scheduled());
    }

    /** Puts the current card aside for good. */
    public Effect.Suspend suspend(Instant now) {
        return new Effect.Suspend(current(), now);
    }

    /** Takes the last grade or suspension back; null where there is none. May be repeated. */
    public @Nullable Effect undo(Instant now) {
        Step last = journal.peek();
        if (last == null) {
            return null;
        }
        return last.effect() instanceof Effect.Review review
                ? new Effect.Undo(review, now)
                : new Effect.Unsuspend(last.effect().header(), now);
    }

    /** The effect is safe; the session moves on. */
    public void accept(Effect effect) {
        if (effect instanceof Effect.Review review) {
            accept(review);
        } else if (effect instanceof Effect.Suspend) {
            Step last = journal.peek();
            // a card suspended after it failed does not come back
            CardQueue.Entry awaited = phase == Phase.GRADED && last != null ? last.awaited() : null;
            if (awaited != null) {
                queue.forget(awaited);
            }
            journal.push(new Step(effect, phase, taken(), awaited));
            removed++;
            advance(effect.at());
        } else {
            takeBack(effect.at());
        }
    }

    private void accept(Effect.Review review) {
        CardQueue.Taken taken = taken();
        log.add(new Answered(review.header(), mark, review.rating(), review.duration()));
        boolean failed = review.rating() == Rating.AGAIN;
        boolean learning =
                review.after().state() == State.LEARNING || review.after().state() == State.RELEARNING;
        boolean comesBack = options.scheduled() ? learning : failed;
        CardQueue.Entry awaited = null;
        if (comesBack && options.repeatFailed()) {
            Instant back = options.scheduled() ? review.after().due() : null;
            awaited = queue.again(taken.entry(), review.after(), failed, back);
            queue.await(awaited);
        }
        journal.push(new Step(review, phase, taken, awaited));
        if (mark == Verdict.Mark.WRONG || mark == Verdict.Mark.UNANSWERED) {
            phase = Phase.GRADED;
        } else {
            advance(review.at());
        }
    }

    private void takeBack(Instant now) {
        Step last = journal.pop();
        if (current != null && phase != Phase.GRADED) {
            queue.putBack(current);
        }
        current = last.taken();
        shownAt = now;
        phase = Phase.ASKING;
        if (last.effect() instanceof Effect.Review) {
            log.remove(log.size() - 1);
            if (last.awaited() != null) {
                queue.forget(last.awaited());
            }
            return;
        }
        removed--;
        if (last.phase() == Phase.GRADED) {
            phase = Phase.GRADED;
            if (last.awaited() != null) {
                queue.await(last.awaited());
            }
        }
    }

    /** The reason of a wrong answer was read. */
    public void proceed(Instant now) {
        require(Phase.GRADED);
        advance(now);
    }

    /** Leaves out the current card, which cannot be asked. */
    public void skip(Instant now) {
        require(Phase.ASKING);
        removed++;
        advance(now);
    }

    /** Ends the session before its end. */
    public void quit() {
        phase = Phase.FINISHED;
    }

    private void advance(Instant now) {
        Instant deadline = options.deadline();
        current = deadline != null && !now.isBefore(deadline) ? null : queue.take(now);
        phase = current == null ? Phase.FINISHED : Phase.ASKING;
        shownAt = now;
    }

    private CardQueue.Taken taken() {
        if (current == null) {
            throw new IllegalStateException("the session is finished");
        }
        return current;
    }

    private CardQueue.Entry entry() {
        return taken().entry();
    }

    private void require(Phase expected) {
        if (phase != expected) {
            throw new IllegalStateException("the session is " + phase + ", not " + expected);
        }
    }
}
