package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.exchange.StatisticsJson;
import dev.qkv.model.Bank;
import dev.qkv.model.QuestionHeader;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import dev.qkv.schedule.CardState;
import dev.qkv.schedule.ReviewStatistics;
import dev.qkv.store.History;
import dev.qkv.store.Replay;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How the reviews went and what is to come. */
final class Statistics {
    private final Context context;

    Statistics(Context context) {
        this.context = context;
    }

    int run(boolean json) {
        Instant now = context.clock().instant();
        ReviewStatistics statistics = new ReviewStatistics(now);
        Map<String, StatisticsJson.Topic> topics = new HashMap<>();
        StatisticsJson.Cards cards = new StatisticsJson.Cards(0, 0, 0, 0);
        double desired = Histories.scheduler(context, null, null).parameters().desiredRetention();
        if (History.exists(Histories.folder(context))) {
            try (History history = Histories.open(context)) {
                fill(history, statistics, topics);
                cards = new StatisticsJson.Cards(
                        history.known().size(),
                        history.suspended().size(),
                        history.countDue(now),
                        history.countDue(now.plus(Duration.ofDays(1))));
            }
        }
        if (json) {
            context.console().println(StatisticsJson.of(statistics, cards, desired, topics));
            return ExitCode.OK;
        }
        Page page = new Page(Display.full(context));
        page.add(Line.of(Role.HEADING, context.text("stats.title")));
        page.gap();
        if (statistics.all().reviews() == 0) {
            page.add(Line.of(context.text("stats.none")));
        } else {
            new StatisticsPage(context, page, statistics, desired).add(cards, topics);
        }
        context.show(page.text());
        return ExitCode.OK;
    }

    private void fill(History history, ReviewStatistics statistics, Map<String, StatisticsJson.Topic> topics) {
        Map<String, String> names = new HashMap<>();
        for (QuestionHeader header : new Banks(context).questions()) {
            StatisticsJson.Topic topic = topic(header.card().bank(), header.topic());
            names.put(header.card().toString(), name(topic));
            topics.putIfAbsent(name(topic), topic);
        }
        Map<String, CardState> states = Replay.of(history, (event, rating, before) -> {
            String name = names.computeIfAbsent(event.card(), card -> {
                StatisticsJson.Topic gone =
                        new StatisticsJson.Topic(card.substring(0, Math.max(0, card.indexOf('/'))), "");
                topics.putIfAbsent(name(gone), gone);
                return name(gone);
            });
            statistics.review(name, before, rating, event.at(), event.durationMs());
        });
        Set<String> suspended = history.suspended();
        for (Map.Entry<String, CardState> card : states.entrySet()) {
            Instant due = card.getValue().due();
            if (due != null && !suspended.contains(card.getKey())) {
                statistics.due(due);
            }
        }
    }

    /** Topics of the bundled bank are told apart; an added bank, which may have one for each file, is one. */
    static StatisticsJson.Topic topic(String bank, String topic) {
        return new StatisticsJson.Topic(bank, bank.equals(Bank.BUNDLED) ? topic : "");
    }

    private static String name(StatisticsJson.Topic topic) {
        return topic.bank() + "/" + topic.topic();
    }
}
