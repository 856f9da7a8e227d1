package dev.qkv.exchange;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.qkv.quiz.Verdict;

/** A graded batch in the Test Anything Protocol, version 13, which readers of version 14 take too. */
final class ReportTap {
    private ReportTap() {}

    static String of(BatchReport report) {
        StringBuilder tap = new StringBuilder("TAP version 13\n1..")
                .append(report.results().size())
                .append('\n');
        int number = 0;
        for (BatchReport.Result result : report.results()) {
            Verdict verdict = result.verdict();
            boolean ok = verdict.right() || verdict.mark() == Verdict.Mark.OPEN;
            tap.append(ok ? "ok " : "not ok ").append(++number).append(" - ");
            tap.append(escaped(result.card().toString()));
            if (verdict.mark() == Verdict.Mark.OPEN) {
                tap.append(" # SKIP open question, not graded");
            }
            tap.append('\n');
            if (!ok) {
                diagnostics(tap, verdict);
            }
        }
        return tap.toString();
    }

    /** A number sign would begin a directive. */
    private static String escaped(String id) {
        return id.replace("\\", "\\\\").replace("#", "\\#");
    }

    /** A YAML block; JSON strings are YAML. */
    private static void diagnostics(StringBuilder tap, Verdict verdict) {
        tap.append("  ---\n");
        field(tap, "message", verdict.given() == null ? "not answered" : "wrong answer");
        if (verdict.given() != null) {
            field(tap, "got", verdict.given().shown());
        }
        field(tap, "expected", verdict.expected().shown());
        if (!verdict.why().isEmpty()) {
            field(tap, "why", verdict.why());
        }
        tap.append("  ...\n");
    }

    private static void field(StringBuilder tap, String name, String value) {
        tap.append("  ").append(name).append(": \"");
        JsonStringEncoder.getInstance().quoteAsString(value, tap);
        tap.append("\"\n");
    }
}
