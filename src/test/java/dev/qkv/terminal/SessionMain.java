package dev.qkv.terminal;

import dev.qkv.model.Bank;
import dev.qkv.model.Concept;
import dev.qkv.model.Language;
import dev.qkv.model.Note;
import dev.qkv.model.Question;
import dev.qkv.model.QuestionHeader;
import dev.qkv.notes.BankReader;
import dev.qkv.quiz.Asked;
import dev.qkv.quiz.Asker;
import dev.qkv.quiz.Candidate;
import dev.qkv.quiz.Effect;
import dev.qkv.quiz.Session;
import dev.qkv.quiz.SessionOptions;
import dev.qkv.quiz.Summary;
import dev.qkv.render.TerminalMarkdown;
import dev.qkv.render.text.ColorDepth;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Theme;
import dev.qkv.schedule.CardState;
import dev.qkv.schedule.Parameters;
import dev.qkv.schedule.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A session over the test bank, its effects appended to a file. {@code SessionMain LOG [key=value ...]}: lang, bank, term, color, theme, interview, binary. */
public final class SessionMain implements QuizHost {
    private final Path log;
    private final Language language;
    private final Bank bank;
    private final Map<QuestionHeader, Question> questions = new LinkedHashMap<>();

    private SessionMain(Path log, Language language, Path bank) {
        this.log = log;
        this.language = language;
        this.bank = BankReader.read(bank, Bank.BUNDLED).bank();
        for (Concept concept : this.bank.concepts()) {
            Note note = concept.notes().get(language);
            for (Question question : note == null ? List.<Question>of() : note.questions()) {
                questions.put(QuestionHeader.of(Bank.BUNDLED, concept, question), question);
            }
        }
    }

    public static void main(String[] args) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String arg : List.of(args).subList(1, args.length)) {
            settings.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
        }
        Language language = settings.getOrDefault("lang", "en").equals("zh") ? Language.ZH : Language.EN;
        String term = settings.getOrDefault("term", "xterm-256color");
        boolean dumb = term.equals("dumb");
        SessionMain host = new SessionMain(
                Path.of(args[0]),
                language,
                Path.of(settings.getOrDefault("bank", "src/test/resources/dev/qkv/exchange/bank")));
        List<Candidate> candidates = new ArrayList<>();
        host.questions.keySet().forEach(header -> candidates.add(new Candidate(header, CardState.NEW)));
        RenderOptions options = new RenderOptions(
                80,
                ColorDepth.valueOf(settings.getOrDefault("color", dumb ? "NONE" : "INDEXED")),
                Theme.valueOf(settings.getOrDefault("theme", "DARK")),
                !dumb,
                language);
        Instant start = Instant.parse("2026-06-08T12:00:00Z");
        SessionOptions session = settings.containsKey("interview")
                ? SessionOptions.interview(start.plusSeconds(Long.parseLong(settings.get("interview"))))
                : SessionOptions.review(0, 100, 100, settings.containsKey("binary"));
        long begun = System.nanoTime();
        InstantSource clock = () -> start.plus(Duration.ofNanos(System.nanoTime() - begun));
        Session sitting = new Session(candidates, session, new Scheduler(Parameters.DEFAULT), start);
        QuizScreen.Outcome outcome;
        try (Tty tty = Tty.opening(() -> {}).tty()) {
            outcome = new QuizScreen(sitting, host, QuizTexts.of(language), options, clock, tty, dumb).run();
        }
        for (Line line : SessionSummary.lines(
                Summary.of(sitting.log()),
                sitting,
                host::topicTitle,
                QuizTexts.of(language),
                clock.instant(),
                options)) {
            System.out.println(line.text());
        }
        System.out.println(outcome.unsaved().isEmpty() ? "bye" : outcome.unsaved());
        System.exit(outcome.end() == QuizScreen.End.INTERRUPTED ? 130 : 0);
    }

    @Override
    public Asked ask(QuestionHeader header, int showing) {
        return new Asker("fixture", 7 + showing).ask(header, Objects.requireNonNull(questions.get(header)), language);
    }

    @Override
    public void keep(Effect effect) {
        String grade =
                effect instanceof Effect.Review review ? " " + review.rating().word() : "";
        String line = effect.getClass().getSimpleName() + " " + effect.header().card() + grade + "\n";
        try {
            Files.writeString(log, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private String topicTitle(String bankName, String topic) {
        return bank.topics().stream()
                .filter(candidate -> candidate.id().equals(topic))
                .findFirst()
                .orElseThrow()
                .title()
                .in(language);
    }

    @Override
    public String topic(QuestionHeader header) {
        return topicTitle(header.card().bank(), header.topic());
    }

    private Concept conceptOf(QuestionHeader header) {
        return bank.concepts().stream()
                .filter(concept -> concept.id().equals(header.card().concept()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String concept(QuestionHeader header) {
        return conceptOf(header).title().in(language);
    }

    @Override
    public String reference(QuestionHeader header) {
        return header.card().concept();
    }

    @Override
    public List<Line> explain(QuestionHeader header, RenderOptions options) {
        Note note = Objects.requireNonNull(conceptOf(header).notes().get(language));
        StringBuilder text = new StringBuilder(note.summary());
        note.sections()
                .forEach(section -> text.append("\n\n## ")
                        .append(section.heading())
                        .append("\n\n")
                        .append(section.markdown()));
        return TerminalMarkdown.render(text.toString(), options);
    }

    @Override
    public List<Line> demo(QuestionHeader header, RenderOptions options) {
        return List.of();
    }
}
