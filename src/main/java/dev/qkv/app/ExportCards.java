package dev.qkv.app;

import dev.qkv.exchange.ExportCard;
import dev.qkv.model.Bank;
import dev.qkv.model.Card;
import dev.qkv.model.Question;
import dev.qkv.model.QuestionHeader;
import dev.qkv.quiz.Asked;
import dev.qkv.quiz.Asker;
import dev.qkv.quiz.Grader;
import dev.qkv.schedule.CardState;
import dev.qkv.store.History;
import dev.qkv.store.Replay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/** The cards of a bank as they leave for other programs: numbers drawn from seed 0, with their history where it goes along. */
final class ExportCards {
    private final Context context;
    private final Banks banks;
    private final Map<String, List<ExportCard.Review>> reviews = new HashMap<>();
    private final Map<String, CardState> states = new HashMap<>();
    private final Set<String> suspended = new HashSet<>();
    private final Map<String, String> topics = new HashMap<>();

    ExportCards(Context context, Banks banks) {
        this.context = context;
        this.banks = banks;
    }

    /** Takes the history along: what was graded and not taken back. */
    void withHistory() {
        if (!History.exists(Histories.folder(context))) {
            return;
        }
        try (History history = Histories.open(context)) {
            suspended.addAll(history.suspended());
            Map<String, List<ExportCard.Review>> open = new HashMap<>();
            // what a review made of a card is what the card was before the next
            states.putAll(Replay.of(history, (event, rating, before) -> {
                List<ExportCard.Review> list = open.computeIfAbsent(event.card(), card -> new ArrayList<>());
                close(list, before);
                list.add(new ExportCard.Review(event.at(), rating, event.durationMs(), before, before));
            }));
            open.forEach((card, list) -> close(list, states.getOrDefault(card, CardState.NEW)));
            reviews.putAll(open);
        }
    }

    private static void close(List<ExportCard.Review> list, CardState after) {
        if (!list.isEmpty()) {
            ExportCard.Review last = list.remove(list.size() - 1);
            list.add(new ExportCard.Review(last.at(), last.rating(), last.durationMs(), last.before(), after));
        }
    }

    /** @param progress is told how many cards are done */
    List<ExportCard> of(String bank, LongConsumer progress) {
        QuestionSource source = new QuestionSource(context, banks);
        Asker asker = new Asker(banks.version(bank), 0);
        List<ExportCard> cards = new ArrayList<>();
        banks.topics(bank).forEach(topic -> topics.put(topic.id(), topic.title().in(context.language())));
        for (QuestionHeader header : banks.questions(bank)) {
            QuestionSource.Found found = source.find(header);
            cards.add(card(bank, header, asker.ask(header, found.question(), found.language())));
            progress.accept(cards.size());
        }
        return cards;
    }

    private ExportCard card(String bank, QuestionHeader header, Asked asked) {
        Card concept = banks.card(bank, header.card().concept());
        String id = header.card().toString();
        List<String> tags = new ArrayList<>(header.tags());
        tags.add(header.level().word());
        if (bank.equals(Bank.BUNDLED)) {
            tags.add(header.card().concept());
        }
        return new ExportCard(
                id,
                List.of(
                        bank,
                        topics.getOrDefault(header.topic(), header.topic()).replace("::", ":")),
                header.kind(),
                tags,
                prompt(asked),
                choices(asked),
                answer(asked),
                asked.why(),
                asked.question() instanceof Question.Cloze cloze ? cloze(cloze) : "",
                concept == null ? "" : String.join("\n", concept.sources()),
                new ExportCard.Schedule(
                        states.getOrDefault(id, CardState.NEW),
                        suspended.contains(id),
                        reviews.getOrDefault(id, List.of())));
    }

    private static String prompt(Asked asked) {
        StringBuilder prompt = new StringBuilder(asked.prompt());
        if (asked.question() instanceof Question.Order) {
            prompt.append('\n');
            asked.choices().forEach(item -> item(prompt.append('\n'), "- ", item.text()));
        }
        return prompt.append(asked.unit().isEmpty() ? "" : " (" + asked.unit() + ")")
                .toString();
    }

    private static List<ExportCard.Choice> choices(Asked asked) {
        List<ExportCard.Choice> choices = new ArrayList<>();
        for (Asked.Choice choice : asked.choices()) {
            if (asked.question() instanceof Question.Choice several) {
                choices.add(new ExportCard.Choice(
                        choice.text(), several.options().get(choice.index()).right()));
            } else if (asked.question() instanceof Question.TrueFalse statement) {
                choices.add(new ExportCard.Choice(choice.text(), statement.truth() == (choice.index() == 0)));
            }
        }
        return choices;
    }

    private static String answer(Asked asked) {
        if (asked.question() instanceof Question.Choice || asked.question() instanceof Question.TrueFalse) {
            return "";
        }
        StringBuilder answer = new StringBuilder();
        if (asked.question() instanceof Question.Order order) {
            order.items().forEach(item -> item(answer.append(answer.isEmpty() ? "" : "\n"), "1. ", item));
        } else if (asked.question() instanceof Question.Open open) {
            answer.append(open.answer())
                    .append(open.answer().isEmpty() || open.keyPoints().isEmpty() ? "" : "\n");
            open.keyPoints().forEach(point -> item(answer.append(answer.isEmpty() ? "" : "\n"), "- ", point));
        } else {
            answer.append(asked.readable(Grader.expected(asked)));
        }
        return answer.toString();
    }

    private static void item(StringBuilder list, String sign, String text) {
        list.append(sign).append(text.replace("\n", "\n" + " ".repeat(sign.length())));
    }

    /** Each blank as Anki writes it; all of one card, as here. */
    private static String cloze(Question.Cloze cloze) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (List<String> blank : cloze.blanks()) {
            int start = cloze.text().indexOf("{{", at);
            int end = start < 0 ? -1 : cloze.text().indexOf("}}", start);
            if (end < 0) {
                break;
            }
            text.append(cloze.text(), at, start)
                    .append("{{c1::")
                    .append(blank.get(0))
                    .append("}}");
            at = end + 2;
        }
        return text.append(cloze.text().substring(at)).toString();
    }
}
