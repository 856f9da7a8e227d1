package dev.qkv.exchange;

import dev.qkv.schedule.CardState;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** A card's schedule as Anki's columns of {@code cards} and rows of {@code revlog}. */
final class AnkiSchedule {
    private static final long DAY = 86_400;
    private static final int FACTOR = 2_500;
    private static final int ONE_STEP_LEFT = 1_001;
    private static final int SUSPENDED = -1;
    private static final int LEARNING = 1;
    private static final int REVIEW = 2;
    private static final int DAYS_IN_STEPS = 3;

    private final long start;
    private final Set<Long> moments = new HashSet<>();

    /** @param start midnight of the day that due days are counted from, seconds since 1970 */
    AnkiSchedule(long start) {
        this.start = start;
    }

    /** Fills type, queue, due, ivl, factor, reps, lapses, left and data, in this order, from a place on. @param order of a new card among the new ones */
    void card(PreparedStatement insert, int from, ExportCard.Schedule schedule, int order) throws SQLException {
        CardState state = schedule.state();
        int type = type(state);
        boolean steps = type == LEARNING || type == DAYS_IN_STEPS;
        Instant due = state.due();
        Instant last = state.lastReview();
        boolean longStep = steps && due != null && last != null && due.getEpochSecond() - last.getEpochSecond() >= DAY;
        int queue =
                schedule.suspended() ? SUSPENDED : longStep ? DAYS_IN_STEPS : Math.min(type, type == REVIEW ? 2 : 1);
        insert.setInt(from, type);
        insert.setInt(from + 1, queue);
        insert.setLong(from + 2, due == null ? order : steps && !longStep ? due.getEpochSecond() : day(due));
        insert.setLong(from + 3, type == REVIEW ? state.scheduledDays() : type == DAYS_IN_STEPS ? 1 : 0);
        insert.setInt(from + 4, type >= REVIEW ? FACTOR : 0);
        insert.setInt(from + 5, state.reps());
        insert.setInt(from + 6, state.lapses());
        insert.setInt(from + 7, steps ? ONE_STEP_LEFT : 0);
        // what Anki itself keeps there where it schedules by FSRS
        insert.setString(
                from + 8,
                due == null
                        ? ""
                        : String.format(Locale.ROOT, "{\"s\":%.4f,\"d\":%.3f}", state.stability(), state.difficulty()));
    }

    /** New 0, learning 1, review 2, relearning 3. */
    private static int type(CardState state) {
        return switch (state.state()) {
            case NEW -> 0;
            case LEARNING -> LEARNING;
            case REVIEW -> REVIEW;
            case RELEARNING -> DAYS_IN_STEPS;
        };
    }

    private long day(Instant due) {
        return Math.floorDiv(due.getEpochSecond() - start, DAY);
    }

    /** Adds a row for each review. A review's time is its row's id, so of several at the same moment the later ones move by milliseconds. */
    void reviews(PreparedStatement insert, ExportCard.Schedule schedule, long card) throws SQLException {
        for (ExportCard.Review review : schedule.reviews()) {
            long at = review.at().toEpochMilli();
            while (!moments.add(at)) {
                at++;
            }
            insert.setLong(1, at);
            insert.setLong(2, card);
            insert.setInt(3, review.rating().grade());
            insert.setLong(4, interval(review.after()));
            insert.setLong(5, interval(review.before()));
            insert.setInt(6, type(review.after()) >= REVIEW ? FACTOR : 0);
            insert.setLong(7, review.durationMs());
            insert.setInt(8, phase(review.before()));
            insert.executeUpdate();
        }
    }

    /** Days where positive, seconds where negative. */
    private static long interval(CardState state) {
        Instant due = state.due();
        Instant last = state.lastReview();
        if (due == null || last == null) {
            return 0;
        }
        return type(state) == REVIEW ? state.scheduledDays() : last.getEpochSecond() - due.getEpochSecond();
    }

    /** Learning 0, review 1, relearning 2: Anki forgets what was before a card's last steps of learning. */
    private static int phase(CardState before) {
        return Math.max(0, type(before) - 1);
    }
}
