package dev.qkv.exchange;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.qkv.exchange.TestReport.State;

/** The Test Anything Protocol. */
final class ReportTap {
    private ReportTap() {}

    static String of(TestReport report) {
        StringBuilder tap = new StringBuilder("TAP version 13\n1..")
                .append(report.cases().size())
                .append('\n');
        int number = 0;
        for (TestReport.Case test : report.cases()) {
            tap.append(test.state() == State.FAILED ? "not ok " : "ok ")
                    .append(++number)
                    .append(" - ");
            tap.append(escaped(test.label()));
            if (test.state() == State.SKIPPED) {
                tap.append(" # SKIP ").append(test.outcome().message());
            }
            tap.append('\n');
            if (test.state() == State.FAILED) {
                tap.append("  ---\n");
                test.outcome().details().forEach((name, value) -> field(tap, name, value));
                tap.append("  ...\n");
            }
        }
        return tap.toString();
    }

    /** A number sign would begin a directive, a line end another test. */
    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("#", "\\#").replace('\n', ' ');
    }

    /** In a YAML block; JSON strings are YAML. */
    private static void field(StringBuilder tap, String name, String value) {
        tap.append("  ").append(name).append(": \"");
        JsonStringEncoder.getInstance().quoteAsString(value, tap);
        tap.append("\"\n");
    }
}
