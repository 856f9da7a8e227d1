package dev.qkv.exchange;

import dev.qkv.model.CardId;
import dev.qkv.model.Language;
import dev.qkv.quiz.Answer;
import dev.qkv.quiz.Asked;
import dev.qkv.quiz.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graded batch. Open questions are listed but do not count.
 *
 * @param results in the order asked
 */
public record BatchReport(long seed, List<Result> results) {
    public BatchReport {
        results = List.copyOf(results);
    }

    public record Result(Asked asked, Verdict verdict) {
        public CardId card() {
            return asked.card();
        }
    }

    /** What a report can be printed as. */
    public enum Format {
        TEXT,
        JSON,
        TAP,
        JUNIT
    }

    /** Questions that can be graded. */
    public int total() {
        return results.size() - count(Verdict.Mark.OPEN);
    }

    public int answered() {
        return count(Verdict.Mark.RIGHT) + count(Verdict.Mark.WRONG);
    }

    public int correct() {
        return count(Verdict.Mark.RIGHT);
    }

    public boolean allRight() {
        return correct() == total();
    }

    int count(Verdict.Mark mark) {
        int count = 0;
        for (Result result : results) {
            count += result.verdict().mark() == mark ? 1 : 0;
        }
        return count;
    }

    /**
     * The report in full, its last line ended.
     *
     * @param language of the texts of {@link Format#TEXT}; the other formats are for programs
     * @param unicode whether {@link Format#TEXT} may use signs beyond ASCII
     */
    public String print(Format format, Language language, boolean unicode) {
        return switch (format) {
            case TEXT -> ReportText.of(this, language, unicode);
            case JSON -> ReportJson.of(this);
            case TAP -> tests().tap();
            case JUNIT -> tests().junit();
        };
    }

    /** The same as tests. */
    private TestReport tests() {
        List<TestReport.Case> cases = new ArrayList<>();
        for (Result result : results) {
            cases.add(test(result.card(), result.verdict()));
        }
        return new TestReport("qkv quiz", Map.of("seed", String.valueOf(seed)), cases);
    }

    private static TestReport.Case test(CardId card, Verdict verdict) {
        String group = card.bank() + "." + card.concept();
        if (verdict.right()) {
            return TestReport.Case.passed(group, card.question(), card.toString());
        }
        Answer given = verdict.given();
        String expected = verdict.expected().shown();
        Map<String, String> details = new LinkedHashMap<>();
        details.put("message", given == null ? "not answered" : "wrong answer");
        if (given != null) {
            details.put("got", given.shown());
        }
        details.put("expected", expected);
        if (!verdict.why().isEmpty()) {
            details.put("why", verdict.why());
        }
        boolean open = verdict.mark() == Verdict.Mark.OPEN;
        String message = open
                ? "open question, not graded"
                : given == null
                        ? "not answered; expected " + expected
                        : "expected " + expected + ", got " + given.shown();
        return new TestReport.Case(
                group,
                card.question(),
                card.toString(),
                open ? TestReport.State.SKIPPED : TestReport.State.FAILED,
                new TestReport.Outcome(given == null ? "unanswered" : "wrong", message, verdict.why(), details));
    }
}
