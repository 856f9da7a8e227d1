package dev.qkv.exchange;

import dev.qkv.model.Language;
import dev.qkv.quiz.Verdict;

/** A graded batch for a person: a line a question, and under those that are not right what was expected and why. */
final class ReportText {
    private final boolean chinese;
    private final boolean unicode;
    private final StringBuilder text = new StringBuilder();

    private ReportText(Language language, boolean unicode) {
        this.chinese = language == Language.ZH;
        this.unicode = unicode;
    }

    static String of(BatchReport report, Language language, boolean unicode) {
        ReportText text = new ReportText(language, unicode);
        for (BatchReport.Result result : report.results()) {
            text.result(result);
        }
        text.total(report);
        return text.text.toString();
    }

    private void result(BatchReport.Result result) {
        Verdict verdict = result.verdict();
        String sign = switch (verdict.mark()) {
            case RIGHT -> unicode ? "✓" : "ok";
            case WRONG -> unicode ? "✗" : "no";
            case UNANSWERED, OPEN -> "- ";
        };
        text.append(unicode ? sign.strip() : sign)
                .append(' ')
                .append(result.card())
                .append('\n');
        if (verdict.right()) {
            return;
        }
        if (verdict.given() == null) {
            line(say("not answered", "未作答"));
        } else {
            line(say("answered ", "回答：") + result.asked().readable(verdict.given()));
        }
        line(say("expected ", "应为：") + result.asked().readable(verdict.expected()));
        if (verdict.mark() == Verdict.Mark.WRONG) {
            verdict.why().lines().forEach(this::line);
        }
    }

    private void total(BatchReport report) {
        int open = report.count(Verdict.Mark.OPEN);
        int missing = report.total() - report.answered();
        text.append(
                chinese
                        ? "答对 " + report.correct() + " / " + report.total()
                        : report.correct() + " of " + report.total() + " right");
        if (missing > 0) {
            text.append(chinese ? "，未作答 " + missing : ", " + missing + " not answered");
        }
        if (open > 0) {
            text.append(chinese ? "，开放题不计分 " + open : ", " + open + " open, not graded");
        }
        text.append('\n');
    }

    private String say(String en, String zh) {
        return chinese ? zh : en;
    }

    /** Control characters of an answer do not reach the terminal. */
    private void line(String content) {
        text.append(unicode ? "  " : "   ");
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            text.append(c == '\n' ? ' ' : Character.isISOControl(c) ? '?' : c);
        }
        text.append('\n');
    }
}
