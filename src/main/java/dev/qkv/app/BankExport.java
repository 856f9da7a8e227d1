package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.exchange.AnkiPackage;
import dev.qkv.exchange.CardsText;
import dev.qkv.exchange.ExportCard;
import dev.qkv.model.Bank;
import dev.qkv.model.Card;
import dev.qkv.model.Question;
import dev.qkv.model.QuestionHeader;
import dev.qkv.quiz.Asked;
import dev.qkv.quiz.Asker;
import dev.qkv.quiz.Grader;
import dev.qkv.store.Event;
import dev.qkv.store.History;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes banks for other programs. */
final class BankExport {
    private static final long DAY_MS = 86_400_000;

    private final Context context;
    private final Banks banks;
    private final SessionHost titles;

    private BankExport(Context context, Banks banks, SessionHost titles) {
        this.context = context;
        this.banks = banks;
        this.titles = titles;
    }

    /** @param bank null for the bundled one @param output null for standard output */
    record Request(
            @Nullable String bank,
            String format,
            boolean history,
            boolean force,
            @Nullable String output) {}

    static int run(Context context, Request request) {
        Banks banks = new Banks(context);
        String bank = request.bank() == null ? Bank.BUNDLED : request.bank();
        QuizScope.requireBank(banks, bank);
        if (!request.force() && !bank.equals(Bank.BUNDLED)) {
            String licence = banks.added().head(bank).licence();
            String why = licence.isEmpty() || licence.equals("unknown")
                    ? context.text("export.no-licence")
                    : licence.contains("-NC") || licence.contains("-ND") ? licence : "";
            if (!why.isEmpty()) {
                throw new UserError(ExitCode.NEGATIVE, context.text("export.refused", bank, why));
            }
        }
        if (request.output() == null && request.format().equals("anki")) {
            throw UserError.usage("--format anki needs a file: --output " + bank + ".apkg");
        }
        try (History history = Histories.open(context)) {
            BankExport export = new BankExport(context, banks, new SessionHost(context, banks, history, 0));
            return export.write(bank, request, request.history() ? reviews(history) : Map.of());
        }
    }

    private int write(String bank, Request request, Map<String, List<ExportCard.Review>> reviews) {
        List<ExportCard> cards = cards(bank, reviews);
        if (request.output() == null) {
            context.console().print(text(cards, request.format()));
            return ExitCode.OK;
        }
        Path file = context.surroundings().folder().resolve(request.output()).toAbsolutePath();
        Path folder = java.util.Objects.requireNonNull(file.getParent());
        try {
            Path part = Files.createTempFile(folder, ".qkv", ".part");
            try {
                Files.write(part, bytes(cards, request.format(), folder));
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException ? "no such folder" : e.getMessage();
            throw UserError.data(Shown.whole(request.output()) + ": cannot be written: " + why);
        }
        context.console().println(context.text("export.done", cards.size(), Shown.of(request.output())));
        return ExitCode.OK;
    }

    private byte[] bytes(List<ExportCard> cards, String format, Path folder) throws IOException {
        if (!format.equals("anki")) {
            return text(cards, format).getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AnkiPackage.write(cards, context.clock().instant(), folder, out);
        return out.toByteArray();
    }

    private static String text(List<ExportCard> cards, String format) {
        return switch (format) {
            case "csv" -> CardsText.csv(cards);
            case "jsonl" -> CardsText.jsonLines(cards);
            default -> CardsText.markdown(cards);
        };
    }

    private List<ExportCard> cards(String bank, Map<String, List<ExportCard.Review>> reviews) {
        QuestionSource source = new QuestionSource(context, banks);
        Asker asker = new Asker(banks.version(bank), 0);
        List<ExportCard> cards = new ArrayList<>();
        for (QuestionHeader header : banks.questions(bank)) {
            QuestionSource.Found found = source.find(header);
            Asked asked = asker.ask(header, found.question(), found.language());
            Card concept = banks.card(bank, header.card().concept());
            String id = header.card().toString();
            List<String> tags = new ArrayList<>(header.tags());
            tags.add(header.level().word());
            if (bank.equals(Bank.BUNDLED)) {
                tags.add(header.card().concept());
            }
            cards.add(new ExportCard(
                    id,
                    List.of(bank, titles.topicTitle(bank, header.topic()).replace("::", ":")),
                    header.kind(),
                    tags,
                    front(asked),
                    back(asked),
                    found.question() instanceof Question.Cloze cloze ? cloze(cloze) : "",
                    concept == null ? "" : String.join("\n", concept.sources()),
                    reviews.getOrDefault(id, List.of())));
        }
        return cards;
    }

    private static String front(Asked asked) {
        StringBuilder front = new StringBuilder(asked.prompt());
        if (!asked.choices().isEmpty()) {
            front.append("\n\n");
            for (Asked.Choice choice : asked.choices()) {
                front.append("- ").append(choice.text().replace("\n", "\n  ")).append('\n');
            }
        }
        front.append(asked.unit().isEmpty() ? "" : " (" + asked.unit() + ")");
        return front.toString();
    }

    private static String back(Asked asked) {
        StringBuilder back = new StringBuilder();
        if (asked.question() instanceof Question.Choice choice) {
            choice.options()
                    .forEach(option ->
                            back.append(option.right() ? "- " + option.text().replace("\n", "\n  ") + "\n" : ""));
        } else if (asked.question() instanceof Question.Order order) {
            order.items().forEach(item -> back.append("1. ").append(item).append('\n'));
        } else if (asked.question() instanceof Question.Open open) {
            back.append(open.answer());
            back.append(open.keyPoints().isEmpty() ? "" : "\n\n");
            open.keyPoints().forEach(point -> back.append("- ").append(point).append('\n'));
        } else if (!(asked.question() instanceof Question.Cloze)) {
            back.append(asked.readable(Grader.expected(asked)));
        }
        if (!asked.why().isEmpty()) {
            back.append(back.isEmpty() ? "" : "\n\n").append(asked.why());
        }
        return back.toString();
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

    /** What was graded and not taken back, by card; the interval is that up to the next answer, as far as it is known. */
    private static Map<String, List<ExportCard.Review>> reviews(History history) {
        Map<String, Event> reviews = new java.util.LinkedHashMap<>();
        history.each(event -> {
            if (event.kind() == Event.Kind.REVIEW && event.rating() != null) {
                reviews.put(event.id(), event);
            } else if (event.kind() == Event.Kind.UNDO) {
                reviews.remove(event.target());
            }
        });
        Map<String, List<Event>> byCard = new HashMap<>();
        reviews.values()
                .forEach(event -> byCard.computeIfAbsent(event.card(), card -> new ArrayList<>())
                        .add(event));
        Map<String, List<ExportCard.Review>> found = new HashMap<>();
        byCard.forEach((card, events) -> {
            events.sort(java.util.Comparator.comparing(Event::at));
            List<ExportCard.Review> list = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
                Event event = events.get(i);
                java.time.Instant due = history.state(card).due();
                java.time.Instant next =
                        i + 1 < events.size() ? events.get(i + 1).at() : due == null ? event.at() : due;
                double days = Math.max(0, (next.toEpochMilli() - event.at().toEpochMilli()) / (double) DAY_MS);
                list.add(new ExportCard.Review(
                        event.at().toEpochMilli(),
                        java.util.Objects.requireNonNull(event.rating()).grade(),
                        days,
                        event.durationMs()));
            }
            found.put(card, list);
        });
        return found;
    }
}
