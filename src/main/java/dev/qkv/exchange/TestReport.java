package dev.qkv.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Results in the forms that test viewers read, whatever was tested.
 *
 * @param name of the whole
 * @param properties said once
 */
public record TestReport(String name, Map<String, String> properties, List<Case> cases) {
    public TestReport {
        properties = new LinkedHashMap<>(properties);
        cases = List.copyOf(cases);
    }

    /** What became of one case. */
    public enum State {
        PASSED,
        FAILED,
        SKIPPED
    }

    /**
     * One test.
     *
     * @param group what it belongs to, such as a concept
     * @param name unique in its group
     * @param label how a list without groups names it
     * @param outcome why it failed or was skipped; the rest is empty where it passed
     */
    public record Case(String group, String name, String label, State state, Outcome outcome) {
        public static Case passed(String group, String name, String label) {
            return new Case(group, name, label, State.PASSED, new Outcome("", "", "", Map.of()));
        }
    }

    /**
     * Why a case did not pass.
     *
     * @param type a word for the kind of failure
     * @param message one line
     * @param text the rest, may be empty
     * @param details by name, in order
     */
    public record Outcome(String type, String message, String text, Map<String, String> details) {
        public Outcome {
            details = new LinkedHashMap<>(details);
        }
    }

    int count(State state) {
        int count = 0;
        for (Case test : cases) {
            count += test.state() == state ? 1 : 0;
        }
        return count;
    }

    /** Whether nothing failed. */
    public boolean ok() {
        return count(State.FAILED) == 0;
    }

    /** In the Test Anything Protocol, version 13, which readers of version 14 take too. */
    public String tap() {
        return ReportTap.of(this);
    }

    /** As JUnit XML. */
    public String junit() {
        return ReportJunit.of(this);
    }

    /** As {@code {"name", "total", "passed", "failed", "results": [{"group", "name", "ok", "message"}]}}. */
    public String json() {
        return TestReportJson.of(this);
    }
}
