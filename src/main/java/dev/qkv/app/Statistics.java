package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.exchange.StatisticsJson;
import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.schedule.Rating;
import dev.qkv.store.Event;
import dev.qkv.store.History;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the reviews went: today, in all, and day by day. */
final class Statistics {
    private static final int DAYS = 14;

    private final Context context;

    Statistics(Context context) {
        this.context = context;
    }

    int run(boolean json) {
        Map<String, Long> totals = new LinkedHashMap<>();
        Map<LocalDate, Integer> days = new TreeMap<>();
        Instant now = context.clock().instant();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        for (int i = DAYS - 1; i >= 0; i--) {
            days.put(today.minusDays(i), 0);
        }
        if (History.exists(Histories.folder(context))) {
            try (History history = Histories.open(context, null)) {
                fill(history, now, totals, days);
            }
        }
        if (json) {
            context.console().println(StatisticsJson.of(totals, days));
            return ExitCode.OK;
        }
        Page page = new Page(Display.text(context));
        page.add(Line.of(Role.HEADING, context.text("stats.title")));
        page.gap();
        if (totals.getOrDefault("reviews", 0L) == 0) {
            page.add(Line.of(context.text("stats.none")));
        } else {
            print(page, totals, days);
        }
        context.show(page.text());
        return ExitCode.OK;
    }

    private static void fill(History history, Instant now, Map<String, Long> totals, Map<LocalDate, Integer> days) {
        long reviews = 0;
        long passed = 0;
        long time = 0;
        for (Event event : history.reviewsSince(Instant.EPOCH)) {
            reviews++;
            passed += event.rating() == Rating.AGAIN ? 0 : 1;
            time += event.durationMs();
            days.computeIfPresent(event.at().atZone(ZoneOffset.UTC).toLocalDate(), (day, count) -> count + 1);
        }
        totals.put("reviews", reviews);
        totals.put("passed", passed);
        totals.put("time_ms", time);
        totals.put("due", (long) history.countDue(now));
        totals.put("due_tomorrow", (long) history.countDue(now.plus(Duration.ofDays(1))));
        totals.put("cards", (long) history.known().size());
        totals.put("suspended", (long) history.suspended().size());
    }

    private void print(Page page, Map<String, Long> totals, Map<LocalDate, Integer> days) {
        long reviews = totals.getOrDefault("reviews", 0L);
        long share = Math.round(100.0 * totals.getOrDefault("passed", 0L) / reviews);
        page.add(Line.of(context.text("stats.totals", reviews, totals.getOrDefault("cards", 0L), share)));
        page.add(Line.of(context.text(
                "stats.due",
                totals.getOrDefault("due", 0L),
                totals.getOrDefault("due_tomorrow", 0L),
                totals.getOrDefault("suspended", 0L))));
        page.add(Line.of(context.text("stats.time", Math.round(totals.getOrDefault("time_ms", 0L) / 60_000.0))));
        page.gap();
        int most = Math.max(
                1, days.values().stream().mapToInt(Integer::intValue).max().orElse(1));
        String block = page.options().unicode() ? "█" : "#";
        int room = Math.max(10, page.options().width() - 20);
        days.forEach((day, count) -> page.add(new Line(List.of(
                new Span(Role.DIM, day + "  "),
                Span.of(Columns.padLeft(Integer.toString(count), 5) + "  "),
                new Span(Role.SERIES_1, block.repeat(Math.round((float) count * room / most)))))));
    }
}
