package dev.qkv.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qkv.model.CardId;
import dev.qkv.model.Level;
import dev.qkv.model.QuestionHeader;
import dev.qkv.quiz.Session.Phase;
import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Parameters;
import dev.qkv.schedule.Rating;
import dev.qkv.schedule.Scheduler;
import dev.qkv.schedule.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Instant START = Instant.parse("2026-06-08T12:00:00Z");
    private static final Scheduler FSRS = new Scheduler(Parameters.DEFAULT);
    private static final SessionOptions REVIEW = SessionOptions.review(0, 20, 200, false);

    /** A session driven by a person who looks at the clock; every accepted effect is kept. */
    private static final class Player {
        private final Session session;
        private final List<String> kept = new ArrayList<>();
        private Instant now = START;

        Player(SessionOptions options, Candidate... candidates) {
            session = new Session(List.of(candidates), options, FSRS, START);
        }

        String asked() {
            return session.phase() == Phase.FINISHED
                    ? "finished"
                    : session.current().card().concept() + "#"
                            + session.current().card().question();
        }

        Player right(Rating rating) {
            return answer(Verdict.Mark.RIGHT).keep(session.grade(rating, now));
        }

        Player wrong() {
            answer(Verdict.Mark.WRONG).keep(session.grade(Rating.AGAIN, now));
            session.proceed(now);
            return this;
        }

        Player answer(Verdict.Mark mark) {
            now = now.plusSeconds(10);
            session.answered(mark, now);
            return this;
        }

        Player undo() {
            return keep(Objects.requireNonNull(session.undo(now)));
        }

        Player keep(Effect effect) {
            session.accept(effect);
            kept.add(effect.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + " "
                    + effect.header().card().question()
                    + (effect instanceof Effect.Review review
                            ? " " + review.rating().word()
                            : ""));
            return this;
        }

        Player wait(Duration duration) {
            now = now.plus(duration);
            return this;
        }

        /** Answers everything Good and says what was asked. */
        String rest() {
            List<String> order = new ArrayList<>();
            while (session.phase() != Phase.FINISHED && order.size() < 100) {
                order.add(asked());
                right(Rating.GOOD);
            }
            return String.join(" ", order);
        }
    }

    @Test
    void dueCardsComeLongestDueFirstThenNewOnesInTheirOrder() {
        Player player = new Player(
                REVIEW,
                fresh("a", "new1"),
                due("b", "d1", 1),
                fresh("c", "new2"),
                due("d", "d9", 9),
                learning("e", "step"),
                future("f", "later", 3));
        assertThat(player.rest()).isEqualTo("e#step d#d9 b#d1 a#new1 c#new2");
    }

    @Test
    void siblingsStayApart() {
        Player player = new Player(
                REVIEW,
                fresh("a", "1"),
                fresh("a", "2"),
                fresh("a", "3"),
                fresh("b", "1"),
                fresh("b", "2"),
                fresh("c", "1"),
                fresh("d", "1"));
        assertThat(player.rest()).isEqualTo("a#1 b#1 c#1 d#1 a#2 b#2 a#3");
    }

    @Test
    void aFailedCardComesBackUntilItIsKnown() {
        Player player = new Player(REVIEW, fresh("a", "1"), fresh("b", "2"), fresh("c", "3"));
        player.wrong();
        assertThat(player.asked()).isEqualTo("b#2");
        player.right(Rating.GOOD).right(Rating.EASY);
        assertThat(player.asked()).isEqualTo("a#1");
        assertThat(player.session.showing()).isEqualTo(1);
        player.wrong();
        assertThat(player.asked())
                .as("nothing else is left, so it comes at once")
                .isEqualTo("a#1");
        player.right(Rating.GOOD);
        assertThat(player.asked()).isEqualTo("finished");
        assertThat(player.kept)
                .containsExactly("review 1 again", "review 2 good", "review 3 easy", "review 1 again", "review 1 good");
    }

    @Test
    void aCardWhoseStepHasRunOutGoesBeforeTheOthers() {
        Player player = new Player(REVIEW, fresh("a", "1"), fresh("b", "2"), fresh("c", "3"), fresh("d", "4"));
        player.wrong();
        assertThat(player.asked()).isEqualTo("b#2");
        player.wait(Duration.ofMinutes(2)).right(Rating.GOOD);
        assertThat(player.asked()).isEqualTo("a#1");
    }

    @Test
    void limitsHoldAndSayHowManyWait() {
        Player player = new Player(
                SessionOptions.review(0, 1, 2, false),
                due("a", "1", 1),
                due("b", "2", 2),
                due("c", "3", 3),
                due("d", "4", 4),
                learning("e", "step"),
                fresh("f", "5"),
                fresh("g", "6"));
        Progress progress = player.session.progress(START);
        assertThat(progress.cards()).isEqualTo(4);
        assertThat(progress.backlog()).isEqualTo(2);
        assertThat(progress.dueLeft()).isEqualTo(3);
        assertThat(progress.newLeft()).isEqualTo(1);
        assertThat(player.rest()).isEqualTo("e#step d#4 c#3 f#5");
        assertThat(new Player(SessionOptions.review(2, 9, 9, false), due("a", "1", 1), fresh("b", "2"), fresh("c", "3"))
                        .rest())
                .isEqualTo("a#1 b#2");
    }

    @Test
    void progressCountsWhatIsLeft() {
        Player player = new Player(REVIEW, due("a", "1", 1), fresh("b", "2"), fresh("c", "3"));
        assertThat(player.session.progress(START)).isEqualTo(new Progress(3, 0, 0, 0, 1, 2, 0, 0, null));
        player.answer(Verdict.Mark.WRONG).keep(player.session.grade(Rating.AGAIN, player.now));
        assertThat(player.session.progress(START)).isEqualTo(new Progress(3, 0, 1, 0, 0, 2, 1, 0, null));
        player.session.proceed(player.now);
        assertThat(player.session.progress(START)).isEqualTo(new Progress(3, 0, 1, 0, 0, 2, 1, 0, null));
        player.right(Rating.GOOD).right(Rating.GOOD);
        assertThat(player.session.progress(START)).isEqualTo(new Progress(3, 2, 3, 2, 0, 0, 1, 0, null));
        player.right(Rating.GOOD);
        assertThat(player.session.progress(START)).isEqualTo(new Progress(3, 3, 4, 3, 0, 0, 0, 0, null));
        assertThat(player.session.phase()).isEqualTo(Phase.FINISHED);
    }

    @Test
    void wrongIsAgainAndRightIsAPass() {
        Player player = new Player(REVIEW, fresh("a", "1"), fresh("b", "2"));
        assertThat(player.session.grades()).isEmpty();
        player.answer(Verdict.Mark.WRONG);
        assertThat(player.session.grades()).containsExactly(Rating.AGAIN);
        assertThatThrownBy(() -> player.session.grade(Rating.GOOD, START)).isInstanceOf(IllegalStateException.class);
        player.keep(player.session.grade(Rating.AGAIN, player.now));
        assertThat(player.session.phase()).isEqualTo(Phase.GRADED);
        player.session.proceed(player.now);
        player.answer(Verdict.Mark.RIGHT);
        assertThat(player.session.grades()).containsExactly(Rating.HARD, Rating.GOOD, Rating.EASY);
    }

    @Test
    void openQuestionsMayHaveAnyGradeAndBinaryHasTwo() {
        Player four = new Player(REVIEW, fresh("a", "1"));
        assertThat(four.answer(Verdict.Mark.OPEN).session.grades()).containsExactly(Rating.values());
        Player two = new Player(SessionOptions.review(0, 9, 9, true), fresh("a", "1"), fresh("b", "2"));
        assertThat(two.answer(Verdict.Mark.OPEN).session.grades()).containsExactly(Rating.AGAIN, Rating.GOOD);
        two.keep(two.session.grade(Rating.GOOD, two.now));
        assertThat(two.answer(Verdict.Mark.RIGHT).session.grades()).containsExactly(Rating.GOOD);
    }

    @Test
    void nothingHappensUntilAnEffectIsAccepted() {
        Player player = new Player(REVIEW, fresh("a", "1"), fresh("b", "2"));
        player.answer(Verdict.Mark.RIGHT);
        Effect.Review lost = player.session.grade(Rating.GOOD, player.now);
        assertThat(player.session.phase()).isEqualTo(Phase.ANSWERED);
        assertThat(player.session.progress(START).answered()).isZero();
        player.keep(player.session.grade(Rating.EASY, player.now));
        assertThat(player.asked()).isEqualTo("b#2");
        assertThat(lost.rating()).isEqualTo(Rating.GOOD);
    }

    @Test
    void anEffectCarriesWhatTheScheduleSays() {
        Player player = new Player(REVIEW, fresh("a", "1"));
        player.answer(Verdict.Mark.RIGHT).wait(Duration.ofSeconds(5));
        Effect.Review review = player.session.grade(Rating.GOOD, player.now);
        assertThat(review.duration()).isEqualTo(Duration.ofSeconds(10));
        assertThat(review.at()).isEqualTo(START.plusSeconds(15));
        assertThat(review.before()).isEqualTo(CardState.NEW);
        assertThat(review.after()).isEqualTo(FSRS.review(CardState.NEW, Rating.GOOD, review.at()));
        assertThat(Objects.requireNonNull(player.session.preview(player.now)).good())
                .isEqualTo(review.after());
        assertThat(review.durable()).isTrue();
    }

    @Test
    void undoGoesBackSeveralSteps() {
        Player player = new Player(REVIEW, due("a", "1", 3), due("b", "2", 2), due("c", "3", 1), fresh("d", "4"));
        player.wrong().right(Rating.GOOD).right(Rating.HARD);
        assertThat(player.asked()).isEqualTo("d#4");
        player.undo();
        assertThat(player.asked()).isEqualTo("c#3");
        player.undo().undo();
        assertThat(player.asked()).isEqualTo("a#1");
        assertThat(player.session.undo(START)).isNull();
        assertThat(player.session.progress(START)).isEqualTo(new Progress(4, 0, 0, 0, 3, 1, 0, 0, null));
        assertThat(player.rest()).isEqualTo("a#1 b#2 c#3 d#4");
        assertThat(player.kept)
                .startsWith("review 1 again", "review 2 good", "review 3 hard", "undo 3", "undo 2", "undo 1");
    }

    @Test
    void undoRightAfterAWrongAnswerAsksItAgain() {
        Player player = new Player(REVIEW, fresh("a", "1"), fresh("b", "2"));
        player.answer(Verdict.Mark.WRONG).keep(player.session.grade(Rating.AGAIN, player.now));
        player.undo();
        assertThat(player.asked()).isEqualTo("a#1");
        assertThat(player.session.phase()).isEqualTo(Phase.ASKING);
        assertThat(player.rest()).isEqualTo("a#1 b#2");
    }

    @Test
    void undoAfterTheLastCardGoesOn() {
        Player player = new Player(REVIEW, fresh("a", "1"));
        player.right(Rating.GOOD);
        assertThat(player.asked()).isEqualTo("finished");
        player.undo();
        assertThat(player.asked()).isEqualTo("a#1");
    }

    @Test
    void suspendedCardsAreGoneAndCanBeTakenBack() {
        Player player = new Player(REVIEW, fresh("a", "1"), fresh("b", "2"), fresh("c", "3"));
        player.keep(player.session.suspend(player.now));
        assertThat(player.asked()).isEqualTo("b#2");
        player.answer(Verdict.Mark.WRONG).keep(player.session.grade(Rating.AGAIN, player.now));
        player.keep(player.session.suspend(player.now));
        assertThat(player.session.progress(START).cards()).isEqualTo(1);
        assertThat(player.session.progress(START).againLeft()).isZero();
        player.undo();
        assertThat(player.session.phase()).isEqualTo(Phase.GRADED);
        assertThat(player.session.progress(START).againLeft()).isEqualTo(1);
        player.keep(player.session.suspend(player.now));
        assertThat(player.rest()).isEqualTo("c#3");
        player.undo().undo();
        assertThat(player.session.phase()).isEqualTo(Phase.GRADED);
        player.undo();
        assertThat(player.asked()).isEqualTo("b#2");
        player.undo();
        assertThat(player.asked()).isEqualTo("a#1");
        assertThat(player.session.undo(START)).isNull();
        assertThat(player.rest()).isEqualTo("a#1 b#2 c#3");
        assertThat(player.kept).contains("suspend 1", "suspend 2", "unsuspend 2", "unsuspend 1");
    }

    @Test
    void crammingAsksEverythingAndLeavesTheScheduleAlone() {
        Player player =
                new Player(SessionOptions.cram(0, false), future("a", "1", 5), fresh("b", "2"), due("c", "3", 1));
        assertThat(player.session.preview(START)).isNull();
        player.answer(Verdict.Mark.WRONG);
        Effect.Review review = player.session.grade(Rating.AGAIN, player.now);
        assertThat(review.durable()).isFalse();
        assertThat(review.after()).isEqualTo(review.before());
        player.keep(review);
        player.session.proceed(player.now);
        assertThat(player.rest()).isEqualTo("b#2 c#3 a#1");
    }

    @Test
    void anInterviewEndsWhenTimeIsUp() {
        Player player = new Player(
                SessionOptions.interview(START.plusSeconds(25)),
                fresh("a", "1"),
                fresh("b", "2"),
                fresh("c", "3"),
                fresh("d", "4"));
        assertThat(player.session.progress(START).timeLeft()).isEqualTo(Duration.ofSeconds(25));
        player.wrong().right(Rating.GOOD).right(Rating.GOOD);
        assertThat(player.asked()).isEqualTo("finished");
        Summary summary = Summary.of(player.session.log());
        assertThat(summary.answered()).isEqualTo(3);
        assertThat(summary.right()).isEqualTo(2);
        assertThat(summary.time()).isEqualTo(Duration.ofSeconds(30));
        assertThat(summary.topics()).hasSize(1);
        assertThat(summary.topics().get(0).readNext()).containsExactly(new CardId("qkv", "a", "1"));
    }

    @Test
    void nothingDueFinishesAtOnceAndSaysWhenToComeBack() {
        Player player = new Player(REVIEW, future("a", "1", 3), future("b", "2", 5));
        assertThat(player.asked()).isEqualTo("finished");
        assertThat(player.session.nextDue()).isEqualTo(START.plus(Duration.ofDays(3)));
    }

    @Test
    void aClockThatGoesBackDoesNoHarm() {
        Player player = new Player(REVIEW, fresh("a", "1"), fresh("b", "2"));
        player.wait(Duration.ofHours(-5)).wrong();
        assertThat(player.session.log().get(0).duration()).isEqualTo(Duration.ZERO);
        assertThat(player.rest()).isEqualTo("b#2 a#1");
    }

    @Test
    void anInterviewDrawsTopicsByWeight() {
        List<QuestionHeader> headers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            headers.add(
                    new QuestionHeader(new CardId("qkv", "c" + i, "q"), "t" + i % 4, "choice", Level.CORE, List.of()));
        }
        List<QuestionHeader> order = Interview.order(headers, Map.of("t0", 6.0, "t1", 0.0), 3);
        assertThat(order)
                .hasSize(300)
                .doesNotHaveDuplicates()
                .isEqualTo(Interview.order(headers, Map.of("t0", 6.0, "t1", 0.0), 3));
        assertThat(order).noneMatch(header -> header.topic().equals("t1"));
        assertThat(order.subList(0, 100).stream()
                        .filter(header -> header.topic().equals("t0")))
                .hasSizeBetween(55, 95);
    }

    /** Whatever a person does, taking all of it back leads to the beginning, and the journal of effects balances. */
    @Property(tries = 300)
    void everythingCanBeTakenBack(@ForAll @Size(max = 40) List<@IntRange(max = 6) Integer> acts) {
        Player player = new Player(
                REVIEW, due("a", "1", 3), due("a", "2", 2), fresh("b", "3"), fresh("b", "4"), fresh("c", "5"));
        String begin = player.asked() + player.session.progress(START);
        int steps = 0;
        for (int act : acts) {
            boolean finished = player.session.phase() == Phase.FINISHED;
            if (act == 5 && steps > 0) {
                player.undo();
                steps--;
            } else if (act == 4 && !finished) {
                player.keep(player.session.suspend(player.now));
                steps++;
            } else if (player.session.phase() == Phase.GRADED) {
                player.session.proceed(player.now);
            } else if (act == 0 && !finished) {
                player.answer(Verdict.Mark.WRONG).keep(player.session.grade(Rating.AGAIN, player.now));
                steps++;
            } else if (act < 4 && !finished) {
                player.right(List.of(Rating.HARD, Rating.GOOD, Rating.EASY).get(act - 1))
                        .wait(Duration.ofMinutes(act));
                steps++;
            }
            Progress progress = player.session.progress(player.now);
            assertThat(progress.done() + progress.dueLeft() + progress.newLeft() + progress.againLeft())
                    .isEqualTo(progress.cards());
        }
        for (; steps > 0; steps--) {
            player.undo();
        }
        assertThat(player.session.undo(START)).isNull();
        assertThat(player.asked() + player.session.progress(START)).isEqualTo(begin);
    }

    private static Candidate fresh(String concept, String question) {
        return new Candidate(header(concept, question), CardState.NEW);
    }

    private static Candidate due(String concept, String question, int daysAgo) {
        return scheduled(concept, question, START.minus(Duration.ofDays(daysAgo)));
    }

    private static Candidate future(String concept, String question, int days) {
        return scheduled(concept, question, START.plus(Duration.ofDays(days)));
    }

    private static Candidate scheduled(String concept, String question, Instant due) {
        CardState easy = FSRS.review(CardState.NEW, Rating.EASY, due.minus(Duration.ofDays(8)));
        assertThat(easy.due()).isEqualTo(due);
        assertThat(easy.state()).isEqualTo(State.REVIEW);
        return new Candidate(header(concept, question), easy);
    }

    private static Candidate learning(String concept, String question) {
        return new Candidate(
                header(concept, question),
                FSRS.review(CardState.NEW, Rating.AGAIN, START.minus(Duration.ofMinutes(5))));
    }

    private static QuestionHeader header(String concept, String question) {
        return new QuestionHeader(new CardId("qkv", concept, question), "topic", "choice", Level.CORE, List.of());
    }
}
