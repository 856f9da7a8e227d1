package dev.qkv.terminal;

import dev.qkv.model.Question;
import dev.qkv.quiz.Asked;
import dev.qkv.quiz.Progress;
import dev.qkv.quiz.Session;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Preview;
import dev.qkv.schedule.Rating;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The last rows of the screen: which keys do what now, and what is left. */
final class QuizFoot {
    private static final int MOST_ROWS = 3;

    private final Session session;
    private final QuizTexts texts;

    QuizFoot(Session session, QuizTexts texts) {
        this.session = session;
        this.texts = texts;
    }

    /** @param notice stands above the keys; empty for none */
    List<Line> rows(Asked asked, AnswerInput input, String notice, int width, Instant now) {
        Hints hints = new Hints(width, MOST_ROWS);
        switch (session.phase()) {
            case ASKING -> {
                if (input.isTyping()) {
                    typing(hints, asked, input);
                } else {
                    asking(hints, asked);
                }
            }
            case ANSWERED -> {
                grades(hints, now);
                common(hints);
            }
            case GRADED -> {
                add(hints, SessionKey.CONTINUE);
                hints.endRow();
                common(hints);
            }
            case FINISHED -> {}
        }
        return under(notice, hints.rows(left(now)));
    }

    /** Two rows with a message, and the keys that answer it. */
    static List<Line> message(Role role, String message, String keys) {
        return List.of(Line.of(role, " " + message), Line.of(" " + keys));
    }

    static List<Line> under(String notice, List<Line> rows) {
        if (notice.isEmpty()) {
            return rows;
        }
        List<Line> all = new ArrayList<>();
        all.add(Line.of(Role.STRONG, " " + notice));
        all.addAll(rows);
        return all;
    }

    private void asking(Hints hints, Asked asked) {
        if (asked.question() instanceof Question.Open) {
            add(hints, SessionKey.REVEAL);
            add(hints, SessionKey.WRITE);
        } else if (asked.question() instanceof Question.TrueFalse) {
            hints.add("t f", texts.get("key.choose"), "");
        } else {
            hints.add("a-" + (char) ('a' + asked.choices().size() - 1), texts.get("key.choose"), "");
            if (asked.several() || asked.question() instanceof Question.Order) {
                add(hints, SessionKey.SUBMIT);
            }
        }
        if (!(asked.question() instanceof Question.Open)) {
            add(hints, SessionKey.GIVE_UP);
        }
        hints.endRow();
        add(hints, SessionKey.UNDO);
        add(hints, SessionKey.SUSPEND);
        add(hints, SessionKey.HELP);
        add(hints, SessionKey.QUIT);
    }

    private void typing(Hints hints, Asked asked, AnswerInput input) {
        boolean giveUp = input.isEmpty() && !(asked.question() instanceof Question.Open);
        add(hints, giveUp ? SessionKey.GIVE_UP_TYPED : SessionKey.SUBMIT);
        if (input.isEmpty()) {
            add(hints, SessionKey.UNDO_TYPED);
        }
        add(hints, SessionKey.QUIT_TYPED);
    }

    private void grades(Hints hints, Instant now) {
        Preview preview = session.preview(now);
        for (Rating rating : session.grades()) {
            String interval = "";
            if (preview != null) {
                CardState after = preview.after(rating);
                Instant due = after.due();
                interval = due == null ? "" : Intervals.of(Duration.between(now, due), texts.language());
            }
            SessionKey key = key(rating);
            hints.add(key.keys().get(0), texts.get("key." + key.id()), interval);
        }
        hints.add("Enter", texts.get("key.good"), "");
        hints.endRow();
    }

    private void common(Hints hints) {
        add(hints, SessionKey.EXPLAIN);
        add(hints, SessionKey.DEMO);
        add(hints, SessionKey.UNDO);
        add(hints, SessionKey.SUSPEND);
        add(hints, SessionKey.HELP);
        add(hints, SessionKey.QUIT);
    }

    private void add(Hints hints, SessionKey key) {
        hints.add(key.keys().get(0), texts.get("key." + key.id()), "");
    }

    static SessionKey key(Rating rating) {
        return switch (rating) {
            case AGAIN -> SessionKey.AGAIN;
            case HARD -> SessionKey.HARD;
            case GOOD -> SessionKey.GOOD;
            case EASY -> SessionKey.EASY;
        };
    }

    private String left(Instant now) {
        Progress progress = session.progress(now);
        List<String> parts = new ArrayList<>();
        if (progress.timeLeft() != null) {
            parts.add(texts.get("left.time", Intervals.clock(progress.timeLeft())));
            return parts.get(0);
        }
        count(parts, "left.due", progress.dueLeft());
        count(parts, "left.new", progress.newLeft());
        count(parts, "left.again", progress.againLeft());
        count(parts, "left.backlog", progress.backlog());
        return String.join("  ", parts);
    }

    private void count(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(texts.get(key, count));
        }
    }
}
