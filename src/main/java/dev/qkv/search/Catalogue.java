package dev.qkv.search;

import dev.qkv.model.CardId;
import dev.qkv.model.Level;
import dev.qkv.model.QuestionHeader;
import dev.qkv.model.Titles;
import dev.qkv.model.Topic;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The topics and the questions of a bank, each a small file that is read whole. A line is a record, a tab ends a field. */
final class Catalogue {
    static final String TOPICS = "topics";
    static final String QUESTIONS = "questions";

    private Catalogue() {}

    static void writeTopics(List<Topic> topics, OutputStream out) throws IOException {
        for (Topic topic : topics) {
            write(
                    out,
                    topic.id(),
                    Integer.toString(topic.order()),
                    topic.title().en(),
                    topic.title().zh(),
                    topic.line().en(),
                    topic.line().zh());
        }
    }

    static List<Topic> readTopics(byte[] bytes) throws DamagedIndex {
        List<Topic> topics = new ArrayList<>();
        TabbedLines fields = new TabbedLines(new String(bytes, StandardCharsets.UTF_8));
        while (fields.nextLine()) {
            String id = fields.next();
            int order = fields.nextInt();
            topics.add(new Topic(
                    id, new Titles(fields.next(), fields.next()), new Titles(fields.next(), fields.next()), order));
        }
        return topics;
    }

    static void writeQuestion(QuestionHeader header, OutputStream out) throws IOException {
        List<String> fields = new ArrayList<>();
        fields.add(header.card().concept());
        fields.add(header.card().question());
        fields.add(header.topic());
        fields.add(header.kind());
        fields.add(header.level().word());
        fields.addAll(header.tags());
        write(out, fields.toArray(String[]::new));
    }

    static List<QuestionHeader> readQuestions(String bank, byte[] bytes) throws DamagedIndex {
        List<QuestionHeader> questions = new ArrayList<>();
        TabbedLines fields = new TabbedLines(new String(bytes, StandardCharsets.UTF_8));
        while (fields.nextLine()) {
            CardId card = new CardId(bank, fields.next(), fields.next());
            String topic = fields.next();
            String kind = fields.next();
            Level level = fields.next().equals(Level.CORE.word()) ? Level.CORE : Level.ADVANCED;
            List<String> tags = new ArrayList<>();
            while (fields.more()) {
                tags.add(fields.next());
            }
            questions.add(new QuestionHeader(card, topic, kind, level, tags));
        }
        return questions;
    }

    private static void write(OutputStream out, String... fields) throws IOException {
        StringBuilder line = new StringBuilder();
        TabbedLines.append(line, fields);
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
    }
}
