package dev.qkv.exchange;

import dev.qkv.model.Bank;
import dev.qkv.model.CardId;
import dev.qkv.model.Concept;
import dev.qkv.model.Language;
import dev.qkv.model.Question;
import dev.qkv.model.QuestionHeader;
import dev.qkv.notes.BankReader;
import dev.qkv.quiz.Answer;
import dev.qkv.quiz.Asked;
import dev.qkv.quiz.Asker;
import dev.qkv.quiz.Filter;
import dev.qkv.quiz.Grader;
import dev.qkv.quiz.Selection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A batch over a bank of one concept with a question of every kind. */
final class BatchFixture {
    private static final String VERSION = "fixture";
    private static final Path ROOT = Path.of("src", "test", "resources", "dev", "qkv", "exchange", "bank");
    private static final Bank BANK = BankReader.read(ROOT, Bank.BUNDLED).bank();

    private BatchFixture() {}

    static List<Asked> ask(long seed, Language language) {
        Map<QuestionHeader, Question> questions = new LinkedHashMap<>();
        for (Concept concept : BANK.concepts()) {
            for (Question question :
                    Objects.requireNonNull(concept.notes().get(language)).questions()) {
                questions.put(QuestionHeader.of(BANK.name(), concept, question), question);
            }
        }
        Filter everyKind = new Filter(
                List.of(),
                Set.of(),
                Set.of("choice", "truefalse", "cloze", "order", "numeric", "open"),
                Set.of(),
                null);
        List<Asked> asked = new ArrayList<>();
        for (QuestionHeader header : new Selection(Map.of(BANK.name(), VERSION), seed)
                .batch(List.copyOf(questions.keySet()), everyKind, 0)) {
            asked.add(new Asker(VERSION, seed).ask(header, Objects.requireNonNull(questions.get(header)), language));
        }
        return asked;
    }

    static Map<CardId, Answer> read(String answers, List<Asked> asked) {
        return read(answers.getBytes(StandardCharsets.UTF_8), asked);
    }

    static Map<CardId, Answer> read(byte[] answers, List<Asked> asked) {
        try {
            return AnswersJson.read(
                    new ByteArrayInputStream(answers),
                    "answers.jsonl",
                    asked.stream().map(Asked::card).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BatchReport grade(long seed, List<Asked> asked, Map<CardId, Answer> answers) {
        List<BatchReport.Result> results = new ArrayList<>();
        for (Asked one : asked) {
            results.add(new BatchReport.Result(one, Grader.grade(one, answers.get(one.card()))));
        }
        return new BatchReport(seed, results);
    }
}
