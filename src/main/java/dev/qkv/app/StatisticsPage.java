package dev.qkv.app;

import dev.qkv.exchange.StatisticsJson;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import dev.qkv.model.Bank;
import dev.qkv.model.Topic;
import dev.qkv.render.figure.FigureText;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import dev.qkv.schedule.ReviewStatistics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The statistics drawn: the days, what was remembered, what comes due, the time. */
final class StatisticsPage {
    /** A year and the begun week. */
    private static final int CALENDAR_DAYS = 53 * 7;

    /** Below it the names of bars have no room for counts. */
    private static final int NARROW = 60;

    private final Context context;
    private final Page page;
    private final ReviewStatistics statistics;
    private final double desired;

    StatisticsPage(Context context, Page page, ReviewStatistics statistics, double desired) {
        this.context = context;
        this.page = page;
        this.statistics = statistics;
        this.desired = desired;
    }

    void add(StatisticsJson.Cards cards, Map<String, StatisticsJson.Topic> topics) {
        ReviewStatistics.Share all = statistics.all();
        text(Role.TEXT, context.text("stats.totals", all.reviews(), cards.known(), percent(all)));
        text(Role.TEXT, context.text("stats.streak", statistics.streak(), statistics.longestStreak()));
        text(Role.TEXT, context.text("stats.due", cards.due(), cards.dueTomorrow(), cards.suspended()));
        figure(calendar());
        retention(topics);
        figure(forecast());
        int week = 0;
        int month = 0;
        int[] due = statistics.forecast();
        for (int i = 0; i < due.length; i++) {
            week += i < 7 ? due[i] : 0;
            month += due[i];
        }
        text(Role.DIM, context.text("stats.coming", statistics.overdue(), due[0], week, month));
        figure(time());
    }

    private Figure calendar() {
        int[] counts = new int[CALENDAR_DAYS];
        for (int i = 0; i < counts.length; i++) {
            long day = statistics.today() - (counts.length - 1 - i);
            counts[i] = statistics
                    .days()
                    .getOrDefault(day, ReviewStatistics.Day.NONE)
                    .share()
                    .reviews();
        }
        return new Figure.Calendar(
                caption("stats.calendar"),
                caption("stats.calendar.unit"),
                LocalDate.ofEpochDay(statistics.today()),
                counts);
    }

    private void retention(Map<String, StatisticsJson.Topic> topics) {
        ReviewStatistics.Share total = statistics.trueRetention();
        if (total.reviews() == 0) {
            page.gap();
            page.add(Line.of(Role.STRONG, context.text("stats.retention")));
            text(Role.DIM, context.text("stats.retention.none"));
            return;
        }
        Map<String, String> titles = new HashMap<>();
        for (Topic topic : new Banks(context).topics()) {
            titles.put(topic.id(), topic.title().in(context.language()));
        }
        List<Figure.Bar> bars = new ArrayList<>();
        bars.add(new Figure.Bar(caption("stats.desired"), 100 * desired));
        bars.add(bar(context.text("stats.overall"), total));
        statistics.trueRetentionByTopic().forEach((name, share) -> {
            StatisticsJson.Topic topic = topics.getOrDefault(name, new StatisticsJson.Topic(name, ""));
            bars.add(bar(title(topic, titles), share));
        });
        figure(new Figure.Bars(
                caption("stats.retention"), new Figure.Axis(caption("stats.retention.axis"), "%", false), bars));
        text(Role.DIM, context.text("stats.retention.what", percent(total), total.reviews(), percent(desired)));
    }

    private String title(StatisticsJson.Topic topic, Map<String, String> titles) {
        if (topic.topic().isEmpty()) {
            return topic.bank().equals(Bank.BUNDLED) ? context.text("stats.gone") : topic.bank();
        }
        return titles.getOrDefault(topic.topic(), topic.topic());
    }

    private Figure.Bar bar(String name, ReviewStatistics.Share share) {
        // one decimal: more would tell of nothing
        String counted = page.options().width() < NARROW ? name : name + " (" + share.reviews() + ")";
        return new Figure.Bar(Caption.same(counted), Math.round(1000 * share.value()) / 10.0);
    }

    private Figure forecast() {
        int[] due = statistics.forecast();
        List<Caption> names = new ArrayList<>();
        double[] values = new double[due.length + 1];
        names.add(caption("stats.overdue"));
        values[0] = statistics.overdue();
        for (int i = 0; i < due.length; i++) {
            names.add(Caption.same(
                    LocalDate.ofEpochDay(statistics.today() + i).toString().substring("2026-".length())));
            values[i + 1] = due[i];
        }
        return new Figure.Histogram(
                caption("stats.forecast"), new Figure.Axis(caption("stats.forecast.axis"), "", false), names, values);
    }

    private Figure time() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("stats.today", 1));
        rows.add(row("stats.week", 7));
        rows.add(row("stats.month", 30));
        long days = statistics.today() - statistics.days().firstKey() + 1;
        rows.add(row("stats.all", Math.max(1, days)));
        return new Figure.Table(
                caption(
                        "stats.time",
                        spent(statistics.medianMs(), true),
                        statistics.days().size()),
                List.of(
                        caption("stats.period"),
                        caption("stats.time.reviews"),
                        caption("stats.time.right"),
                        caption("stats.time.time"),
                        caption("stats.time.day")),
                rows);
    }

    private List<String> row(String key, long days) {
        ReviewStatistics.Day sum = statistics.since(statistics.today() - days + 1);
        ReviewStatistics.Share share = sum.share();
        return List.of(
                context.text(key),
                Integer.toString(share.reviews()),
                share.reviews() == 0 ? "-" : percent(share) + " %",
                spent(sum.timeMs(), false),
                spent(sum.timeMs() / days, false));
    }

    /** Hours and minutes, minutes, or seconds; these with a decimal where they are of one answer. */
    private String spent(long ms, boolean answer) {
        if (answer && ms < 60_000) {
            return context.text("stats.seconds", Math.round(ms / 100.0) / 10.0);
        }
        long seconds = Math.round(ms / 1000.0);
        if (seconds < 60) {
            return context.text("stats.seconds", seconds);
        }
        long minutes = Math.round(ms / 60_000.0);
        return minutes < 60
                ? context.text("stats.minutes", minutes)
                : context.text("stats.hours", minutes / 60, minutes % 60);
    }

    private static String percent(ReviewStatistics.Share share) {
        return percent(share.value());
    }

    private static String percent(double share) {
        double tenths = Math.round(1000 * share) / 10.0;
        return tenths == Math.rint(tenths) ? Long.toString((long) tenths) : Double.toString(tenths);
    }

    /** The text in the language that is spoken, which is the only one that is shown. */
    private Caption caption(String key, Object... arguments) {
        return Caption.same(context.text(key, arguments));
    }

    private void figure(Figure figure) {
        page.gap();
        page.addAll(FigureText.lines(figure, page.options()));
    }

    private void text(Role role, String text) {
        page.addAll(Wrap.lines(
                List.of(new Span(role, page.clean(text))),
                Math.min(100, page.options().width())));
    }
}
