package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.exchange.AnswersJson;
import dev.qkv.exchange.BatchReport;
import dev.qkv.exchange.QuestionJson;
import dev.qkv.model.Bank;
import dev.qkv.model.CardId;
import dev.qkv.model.QuestionHeader;
import dev.qkv.quiz.Answer;
import dev.qkv.quiz.Asked;
import dev.qkv.quiz.Asker;
import dev.qkv.quiz.Grader;
import dev.qkv.quiz.Selection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The quiz without a terminal: prints questions, or grades answers. Neither reads nor writes the history. */
final class QuizBatch {
    private static final int DEFAULT_COUNT = 20;

    private final Context context;

    QuizBatch(Context context) {
        this.context = context;
    }

    int run(Quiz.Request request) {
        Banks banks = new Banks(context);
        long seed = request.seed() == null ? 0 : request.seed();
        List<Asked> questions = select(banks, request, seed);
        if (questions.isEmpty()) {
            context.console().notice("qkv: " + context.text("quiz.none"));
            return ExitCode.NEGATIVE;
        }
        String answers = request.answers();
        if (answers == null) {
            if (request.format() != null || request.minScore() != null) {
                throw UserError.usage("--format and --min-score go with --answers");
            }
            context.console().print(QuestionJson.lines(questions, seed));
            return ExitCode.OK;
        }
        Map<CardId, Answer> given = read(answers, questions);
        List<BatchReport.Result> results = new ArrayList<>();
        for (Asked asked : questions) {
            results.add(new BatchReport.Result(asked, Grader.grade(asked, given.get(asked.card()))));
        }
        BatchReport report = new BatchReport(seed, results);
        BatchReport.Format format = request.format() == null
                ? BatchReport.Format.TEXT
                : BatchReport.Format.valueOf(request.format().toUpperCase(java.util.Locale.ROOT));
        context.console()
                .print(report.print(
                        format, context.language(), context.surroundings().unicode()));
        boolean enough = request.minScore() == null
                ? report.allRight()
                : report.total() > 0 && report.correct() >= request.minScore() * report.total() - 1e-9;
        return enough ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private List<Asked> select(Banks banks, Quiz.Request request, long seed) {
        int count = request.count() < 0 ? DEFAULT_COUNT : request.count();
        Selection selection = new Selection(banks.versions(), seed);
        List<QuestionHeader> headers = selection.batch(
                // what a script gets must not depend on what else its user has added
                request.names().isEmpty() && request.bank() == null ? banks.questions(Bank.BUNDLED) : banks.questions(),
                QuizScope.filter(banks, request),
                count);
        QuestionSource source = new QuestionSource(context, banks);
        List<Asked> questions = new ArrayList<>(headers.size());
        for (QuestionHeader header : headers) {
            QuestionSource.Found found = source.find(header);
            questions.add(new Asker(banks.version(header.card().bank()), seed)
                    .ask(header, found.question(), found.language()));
        }
        return questions;
    }

    private Map<CardId, Answer> read(String file, List<Asked> questions) {
        List<CardId> asked = new ArrayList<>();
        questions.forEach(question -> asked.add(question.card()));
        try {
            if (file.equals("-")) {
                return AnswersJson.read(context.in(), "standard input", asked);
            }
            Path path = context.surroundings().folder().resolve(file);
            try (InputStream in = Files.newInputStream(path)) {
                return AnswersJson.read(in, file, asked);
            }
        } catch (java.nio.file.NoSuchFileException e) {
            throw UserError.data(file + ": no such file");
        } catch (IOException e) {
            throw UserError.data(file + ": cannot be read: " + e.getMessage());
        }
    }
}
