package dev.qkv.exchange;

import dev.qkv.model.CardId;
import dev.qkv.model.Language;
import dev.qkv.quiz.Asked;
import dev.qkv.quiz.Verdict;
import java.util.List;

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
            case TAP -> ReportTap.of(this);
            case JUNIT -> ReportJunit.of(this);
        };
    }
}
