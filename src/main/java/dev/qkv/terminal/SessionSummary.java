package dev.qkv.terminal;

import dev.qkv.model.CardId;
import dev.qkv.quiz.Session;
import dev.qkv.quiz.Summary;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.SafeText;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** What is left on the shell's screen after a session: how it went, topic by topic after an interview, and what comes next. */
public final class SessionSummary {
    private static final int MOST_CONCEPTS = 5;

    private SessionSummary() {}

    /** @param topicTitle the title of a topic, from the bank's name and the topic's id */
    public static List<Line> lines(
            Summary summary,
            Session session,
            BinaryOperator<String> topicTitle,
            QuizTexts texts,
            Instant now,
            RenderOptions options) {
        List<Line> lines = new ArrayList<>();
        if (summary.answered() > 0) {
            lines.add(Line.of(
                    Role.STRONG,
                    texts.get(
                            "summary.answered", summary.answered(), summary.right(), Intervals.clock(summary.time()))));
        } else if (session.progress(now).cards() > 0) {
            lines.add(Line.of(texts.get("summary.none")));
        }
        if (session.options().deadline() == null) {
            List<CardId> read = new ArrayList<>();
            summary.topics().forEach(topic -> read.addAll(topic.readNext()));
            readNext(lines, read, "", texts, options);
        } else {
            for (Summary.TopicResult topic : summary.topics()) {
                String title = SafeText.clean(topicTitle.apply(topic.bank(), topic.topic()), options.glyphs());
                lines.add(Line.of(texts.get(
                        "summary.topic", title, topic.right(), topic.answered(), Intervals.clock(topic.time()))));
                readNext(lines, topic.readNext(), "  ", texts, options);
            }
        }
        int backlog = session.progress(now).backlog();
        if (backlog > 0) {
            lines.add(Line.of(Role.DIM, texts.get("summary.waiting", backlog)));
        }
        Instant next = session.nextDue();
        if (next != null && session.options().scheduled()) {
            lines.add(Line.of(
                    Role.DIM, texts.get("summary.next", Intervals.of(Duration.between(now, next), texts.language()))));
        }
        return lines;
    }

    private static void readNext(
            List<Line> lines, List<CardId> concepts, String margin, QuizTexts texts, RenderOptions options) {
        if (concepts.isEmpty()) {
            return;
        }
        StringBuilder names = new StringBuilder();
        for (CardId card : concepts.subList(0, Math.min(concepts.size(), MOST_CONCEPTS))) {
            names.append(names.isEmpty() ? "" : ", ").append(card.concept());
        }
        lines.addAll(Wrap.lines(
                List.of(new Span(Role.DIM, texts.get("summary.read", names))),
                options.width(),
                Line.of(margin),
                Line.of(margin)));
    }
}
