package dev.qkv.app;

import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import dev.qkv.figure.Figure.Axis;
import dev.qkv.figure.Figure.LinePlot;
import dev.qkv.figure.Figure.Marker;
import dev.qkv.figure.Figure.Series;
import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Rating;
import dev.qkv.schedule.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How the probability of recall falls with the days since the last review, by the scheduler's own formula; of a card never answered, how it would after each first
 * grade. Days are UTC calendar days, as the scheduler counts them.
 */
final class ForgettingCurve {
    /** More points than a wide terminal has dots tell no more. */
    private static final int POINTS = 200;

    private final Context context;
    private final Scheduler scheduler;
    private final Instant now;
    private final List<Series> lines = new ArrayList<>();
    private final List<Marker> markers = new ArrayList<>();

    ForgettingCurve(Context context, Scheduler scheduler, Instant now) {
        this.context = context;
        this.scheduler = scheduler;
        this.now = now;
    }

    Figure of(CardState card) {
        Instant last = card.lastReview();
        Instant due = card.due();
        if (last == null || due == null) {
            double days =
                    2 * Math.max(1, scheduler.review(card, Rating.EASY, now).stability());
            for (Rating rating : Rating.values()) {
                CardState after = scheduler.review(card, rating, now);
                lines.add(line(context.text("card.first." + rating.word()), after, now, days));
            }
            desired(days);
            return plot("card.curve.new");
        }
        long dueDays = days(last, due);
        long today = Math.max(0, days(last, now));
        double days = Math.max(1, Math.max(2 * Math.max((double) dueDays, card.stability()), 1.1 * today));
        lines.add(line(context.text("card.recall"), card, last, days));
        desired(days);
        marker("card.due", card, last, dueDays);
        marker("card.today", card, last, today);
        return plot("card.curve");
    }

    private Figure plot(String title) {
        return new LinePlot(
                caption(context.text(title)),
                new Axis(caption(context.text("card.days")), context.text("card.unit"), false),
                new Axis(caption(context.text("card.recall")), "%", false),
                lines,
                markers);
    }

    private Series line(String name, CardState card, Instant from, double days) {
        long step = Math.max(1, (long) Math.ceil(days / POINTS));
        int points = (int) Math.ceil(days / step) + 1;
        double[] x = new double[points];
        double[] y = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = i * step;
            y[i] = percent(card, from, i * step);
        }
        return new Series(caption(name), x, y);
    }

    private void desired(double days) {
        double desired = 100 * scheduler.parameters().desiredRetention();
        String name = context.text("stats.desired");
        lines.add(new Series(caption(name), new double[] {0, Math.ceil(days)}, new double[] {desired, desired}));
    }

    private void marker(String name, CardState card, Instant from, long days) {
        markers.add(new Marker(caption(context.text(name)), days, percent(card, from, days)));
    }

    private double percent(CardState card, Instant from, long days) {
        return 100 * scheduler.retrievability(card, from.plus(Duration.ofDays(days)));
    }

    private static long days(Instant from, Instant to) {
        return Scheduler.utcDay(to) - Scheduler.utcDay(from);
    }

    /** The text in the language that is spoken, which is the only one that is shown. */
    private static Caption caption(String text) {
        return Caption.same(text);
    }
}
